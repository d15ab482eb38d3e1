"""How the back office reaches a record: what does not exist here, and what is not yours, is not found."""

from typing import cast

from django.http import Http404, HttpRequest

from foundation.access.finding import or_404
from foundation.access.models import AccessGrant
from foundation.access.queries import grant_by_id
from foundation.audit.models import AuditEntry
from foundation.calendar.models import ClosingDay
from foundation.calendar.queries import own_day
from foundation.identity.models import User
from foundation.identity.queries import account_by_id
from tenants.registry.snapshot import MunicipalitySnapshot


def account_or_404(pk: int) -> User:
    return or_404(account_by_id(pk))


def grant_or_404(pk: int) -> AccessGrant:
    return or_404(grant_by_id(pk))


def setting_entry(pk: int) -> AuditEntry:
    return or_404(AuditEntry.objects.filter(pk=pk, verb="office.setting_changed").first())


def closing_day_or_404(schema: str, pk: int) -> ClosingDay:
    found = own_day(schema, pk)
    if found is None:
        raise Http404
    return cast(ClosingDay, found)


def closing_day_entry(pk: int) -> AuditEntry:
    """The entry in the audit book about a removed closing day."""
    return or_404(AuditEntry.objects.filter(pk=pk, verb="calendar.closing_day_removed").first())


def place_of(request: HttpRequest) -> MunicipalitySnapshot | None:
    """The municipality of the host; None at the region."""
    return cast(MunicipalitySnapshot | None, getattr(request, "municipality", None))


def own_place(request: HttpRequest) -> MunicipalitySnapshot:
    return or_404(place_of(request))
