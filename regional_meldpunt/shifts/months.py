"""A month of an employer as payroll gets it: counted, kept as a version, compared with the version before."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from foundation.audit import record
from foundation.calendar import holiday_name, is_workday
from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.roster.models import Shift
from regional_meldpunt.shifts import counting, queries
from regional_meldpunt.shifts.counting import Duty, Month, Terms, Work
from regional_meldpunt.shifts.models import MonthExport, Rules
from tenants.registry import hosts

AROUND = timedelta(days=3)
"""How far beyond a month alarms are read: rest may be too short because of what came after it."""


class EmployersDays:
    """The calendar of one municipality, each day asked once."""

    def __init__(self, schema: str) -> None:
        self.schema = schema
        self._known: dict[date, bool] = {}

    def is_workday(self, day: date) -> bool:
        if day not in self._known:
            self._known[day] = is_workday(day, self.schema)
        return self._known[day]

    def is_holiday(self, day: date) -> bool:
        return holiday_name(day) is not None


def terms_of(found: Rules) -> Terms:
    return Terms(
        night_begins=found.night_begins,
        night_ends=found.night_ends,
        rest=timedelta(hours=found.rest_hours),
        workday_begins=found.workday_begins,
        round_to=timedelta(minutes=found.round_minutes),
        least=timedelta(minutes=found.least_minutes),
    )


def counted(schema: str, first: date, terms: Terms) -> Month:
    """What the people of one employer did in a month, from published shifts and accepted alarms.

    Behind the wall of the coordinator or the queue.
    """
    begins, ends = counting.span(first)
    duties = [duty for home, duty in _duties(begins, ends) if home == schema]
    works = [work for home, work in _works(begins - AROUND, ends + AROUND) if home == schema]
    return counting.count(duties, works, first=first, terms=terms, days=EmployersDays(schema))


def make(schema: str, first: date, *, by: Actor, at: datetime) -> MonthExport | None:
    """A new version, when something differs from the last; None when nothing does, or another worker was first."""
    terms = terms_of(queries.rules())
    content = counted(schema, first, terms).as_json()
    before = queries.last_version(schema, first)
    digest = digest_of(schema, first, terms.as_json(), content)
    if before is not None and before.digest == digest:
        return None
    try:
        with transaction.atomic():
            made = MonthExport.objects.create(
                municipality=schema,
                month=first,
                version=before.version + 1 if before else 1,
                digest=digest,
                rules=terms.as_json(),
                content=content,
                differences=differences(before.content, content) if before else [],
                made_at=at,
                made_by=by,
            )
    except IntegrityError:  # another worker made this version at the same moment
        return None
    record(
        "shiftlog.month_made", by=by, facts={"municipality": schema, "month": f"{first:%Y-%m}", "version": made.version}
    )
    return made


def digest_of(schema: str, first: date, terms: dict[str, Any], content: dict[str, Any]) -> str:
    """The same for the same facts, whenever and wherever it is counted."""
    whole = [schema, first.isoformat(), terms, content]
    return hashlib.sha256(json.dumps(whole, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """Which rows came, went or changed, as payroll needs to correct them."""
    old, new = _keyed(before), _keyed(after)
    found = []
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was != now:
            shown: dict[str, Any] = now or was or {}
            found.append(
                {
                    "kind": shown["kind"],
                    "source": shown["source"],
                    "name": shown["name"],
                    "begins": shown["begins"],
                    "was": was["counted"] if was else None,
                    "now": now["counted"] if now else None,
                }
            )
    return found


def _keyed(content: dict[str, Any]) -> dict[tuple[str, int, int], dict[str, Any]]:
    return {(row["kind"], row["source"], row["person"]): row for row in content.get("rows", [])}


def _duties(begins: datetime, ends: datetime) -> Iterable[tuple[str, Duty]]:
    for one in roster.all_shifts_between(begins, ends):
        yield one.home, _duty(one)


def _duty(one: Shift) -> Duty:
    where = f"{one.roster.name}, {one.layer.name}"
    return Duty(one.pk, where, one.person_id or 0, one.person_name, one.starts_at, one.ends_at)


def _works(begins: datetime, ends: datetime) -> Iterable[tuple[str, Work]]:
    """The employer is the one of the shift in which somebody was called; outside a shift, the one of today."""
    homes: dict[int, list[tuple[datetime, datetime, str]]] = defaultdict(list)
    for shift in roster.all_shifts_between(begins, ends):
        homes[shift.person_id or 0].append((shift.starts_at, shift.ends_at, shift.home))
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    for alarm, number, place, person, name, home, called, begun, ended in queries.interventions(begins, ends):
        during = next((home for since, until, home in homes[person] if since <= called < until), home)
        yield during, Work(alarm, number, names.get(place, place), person, name, called, begun, ended)


def previous_month(at: datetime) -> date:
    """The first day of the month before the one of a moment."""
    return (local(at).date().replace(day=1) - timedelta(days=1)).replace(day=1)
