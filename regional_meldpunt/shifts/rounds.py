"""What the worker looks at for the desk: hand-overs that nobody took, months that are over, what is old enough to go.

All of it behind the queue's wall, in one process; harmless to do twice.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.timezone import now

from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from foundation.tasks import enqueue, task
from regional_meldpunt.shifts import actions, months, queries
from regional_meldpunt.shifts.models import HandOver, LogEntry
from tenants.registry import hosts

HERE = "regional_meldpunt.shifts.rounds"
BY = Actor.system("payroll")
FROM_HOUR = 5
"""A month is counted from five in the morning on: the last night of it is over."""
CORRECTED_UNTIL = 20
"""Day of the month up to which the month before is counted again every morning."""
KEPT = timedelta(days=5 * 365 + 1)
"""How long lines of the log and hand-overs stay."""


def look_at_hand_overs() -> int:
    at = now()
    patience = timedelta(minutes=queries.rules().takeover_minutes)
    return sum(actions.tell_coordinator(handed, at=at) for handed in queries.not_taken(at - patience))


def look_at_months() -> int:
    """Once a day ask for the month that is over, of each municipality."""
    here = local(now())
    if here.hour < FROM_HOUR or here.day > CORRECTED_UNTIL:
        return 0
    first = months.previous_month(here)
    return sum(
        enqueue(
            f"{HERE}.make_month",
            key=f"month:{place.schema_name}:{first}:{here:%Y%m%d}",
            schema=place.schema_name,
            first=first,
        )
        for place in hosts.municipalities()
    )


@task
def make_month(*, schema: str, first: str) -> None:
    months.make(schema, date.fromisoformat(first), by=BY, at=now())


def look_at_old() -> int:
    """Ask once a day to remove what is older than `KEPT`."""
    return int(enqueue(f"{HERE}.sweep", key=f"shiftlog-sweep:{local(now()):%Y%m%d}"))


@task
def sweep() -> None:
    remove_before(now() - KEPT)


def remove_before(moment: datetime) -> None:
    """A line stays as long as a later line corrects it."""
    old = LogEntry.objects.filter(written_at__lt=moment)
    old.filter(corrects__isnull=False).delete()
    old.filter(corrected_by=None).delete()
    HandOver.objects.filter(at__lt=moment).delete()
