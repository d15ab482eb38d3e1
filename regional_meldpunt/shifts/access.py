"""Which line, hand-over, report or month somebody may open. Unknown and forbidden look the same: 404."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest

from foundation.access.finding import or_404
from foundation.identity.models import User
from foundation.tenancy import current
from regional_meldpunt.meldingen import access as meldingen
from regional_meldpunt.meldingen import queries as known
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.shifts import queries
from regional_meldpunt.shifts.models import HandOver, LogEntry, MonthExport, MorningReport
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot


def entry(pk: int) -> LogEntry:
    return or_404(queries.entry(pk))


def melding(typed: str) -> Melding | None:
    """The melding that a line is about, as far as the desk sees it; nothing for an empty field."""
    return known.by_number(meldingen.stored_number(typed)) if typed else None


def hand_over(pk: int) -> HandOver:
    return or_404(queries.hand_over(pk))


def employer(schema: str) -> MunicipalitySnapshot:
    try:
        return hosts.by_schema(schema)
    except KeyError:
        raise Http404 from None


def month(typed: str) -> date:
    """`2026-10` is its first day."""
    return _day(f"{typed}-01")


def version(schema: str, first: date, typed: str) -> MonthExport:
    """The version asked for, or the last one."""
    number = int(typed) if typed.isdecimal() and len(typed) < 5 else 0
    return or_404(queries.version(schema, first, number) if number else queries.last_version(schema, first))


def morning(typed: str) -> MorningReport:
    """A report of the own municipality."""
    return or_404(queries.report(current().schema, _day(typed)))


def me(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Http404 from None
