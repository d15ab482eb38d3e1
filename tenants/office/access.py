"""How the back office reaches a record: what does not exist here, and what is not yours, is not found."""

from typing import cast

from django.http import Http404, HttpRequest

from foundation.access.models import AccessGrant
from foundation.access.queries import grant_by_id
from foundation.audit.models import AuditEntry
from foundation.calendar.models import ClosingDay
from foundation.calendar.queries import own_day
from foundation.identity.models import User
from foundation.identity.queries import account_by_id
from tenants.registry.snapshot import MunicipalitySnapshot


def account_or_404(pk: int) -> User:
    found = account_by_id(pk)
    if found is None:
        raise Http404
    return found


def grant_or_404(pk: int) -> AccessGrant:
    found = grant_by_id(pk)
    if found is None:
        raise Http404
    return found


def setting_entry(pk: int) -> AuditEntry:
    found = AuditEntry.objects.filter(pk=pk, verb="office.setting_changed").first()
    if found is None:
        raise Http404
    return found


def closing_day_or_404(schema: str, pk: int) -> ClosingDay:
    found = own_day(schema, pk)
    if found is None:
        raise Http404
    return cast(ClosingDay, found)


def closing_day_entry(pk: int) -> AuditEntry:
    """The entry in the audit book about a removed closing day."""
    found = AuditEntry.objects.filter(pk=pk, verb="calendar.closing_day_removed").first()
    if found is None:
        raise Http404
    return found


def place_of(request: HttpRequest) -> MunicipalitySnapshot | None:
    """The municipality of the host; None at the region."""
    return cast(MunicipalitySnapshot | None, getattr(request, "municipality", None))


def own_place(request: HttpRequest) -> MunicipalitySnapshot:
    place = place_of(request)
    if place is None:
        raise Http404
    return place
