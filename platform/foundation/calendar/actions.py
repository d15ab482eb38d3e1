"""What a municipality decides about its own closing days; each decision stands in the audit book with what was."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.audit.recording import By
from foundation.calendar.holidays import holiday_name


class ClosingDayRefused(Exception):
    """Why this day cannot be kept, in words for the person who tried."""


@dataclass(frozen=True)
class ClosingDayFacts:
    """`from_time` None is the whole day; a yearly day comes back on the same date."""

    day: date
    name: str
    from_time: time | None = None
    yearly: bool = False

    def as_json(self) -> dict[str, Any]:
        hour = f"{self.from_time:%H:%M}" if self.from_time else None
        return {**asdict(self), "day": self.day.isoformat(), "from_time": hour}

    @classmethod
    def of_json(cls, found: Mapping[str, Any]) -> "ClosingDayFacts":
        hour = time.fromisoformat(found["from_time"]) if found["from_time"] else None
        return cls(date.fromisoformat(found["day"]), found["name"], hour, found["yearly"])


def add(schema: str, *, facts: ClosingDayFacts, by: By) -> Any:
    """A new closing day of that municipality, behind its wall. Raises ClosingDayRefused."""
    _check(facts)
    row = apps.get_model("calendar_days", "ClosingDay")(municipality=schema, **asdict(facts))
    with _once_a_day(facts), transaction.atomic():
        row.save(force_insert=True)
        record("calendar.closing_day_added", by=by, subject=row, facts={"after": facts.as_json()})
    return row


def change(row: Any, *, facts: ClosingDayFacts, by: By) -> None:
    """Raises ClosingDayRefused, and then changes nothing."""
    _check(facts)
    before = _facts_of(row)
    if before == facts:
        return
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    with _once_a_day(facts), transaction.atomic():
        row.save(update_fields=list(asdict(facts)))
        told = {"before": before.as_json(), "after": facts.as_json()}
        record("calendar.closing_day_changed", by=by, subject=row, facts=told)


@transaction.atomic
def remove(row: Any, *, by: By) -> Any:
    """Answers the entry in the audit book, from which `put_back` can undo it."""
    entry = record("calendar.closing_day_removed", by=by, subject=row, facts={"before": _facts_of(row).as_json()})
    row.delete()
    return entry


def put_back(schema: str, facts: Mapping[str, Any], *, by: By) -> Any:
    """Undo a removal, from the facts of its entry. Raises ClosingDayRefused when the day is taken by now."""
    return add(schema, facts=ClosingDayFacts.of_json(facts["before"]), by=by)


def _facts_of(row: Any) -> ClosingDayFacts:
    return ClosingDayFacts(row.day, row.name, row.from_time, row.yearly)


def _check(facts: ClosingDayFacts) -> None:
    holiday = holiday_name(facts.day)
    if holiday and not facts.yearly:
        raise ClosingDayRefused(_("That day is a public holiday already: %(name)s.") % {"name": holiday})


class _once_a_day:  # noqa: N801  # reads as a phrase after `with`
    """Turns the database's refusal of a second row for one day into words."""

    def __init__(self, facts: ClosingDayFacts) -> None:
        self.day = facts.day

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        if kind is not None and issubclass(kind, IntegrityError):
            told = _("There is a closing day on %(day)s already. Change that one.")
            raise ClosingDayRefused(told % {"day": f"{self.day:%d-%m-%Y}"})
