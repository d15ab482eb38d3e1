"""Which meldingen the engine has to look at now. What is read here is judged again once the row is held.

Each question is answered from an index that only holds open rows, so that years of meldingen cost nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from foundation.tenancy.planned import Planned, among, given
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.dispatch.models import LIVE, NOT_CALLED_YET, Alarm, AlarmState, Run, RunState
from regional_meldpunt.dispatch.outward import HURRY
from regional_meldpunt.dispatch.progress import NOT_BEGUN, WAITING_FOR_SOMEBODY
from regional_meldpunt.meldingen.models import HistoryEntry, Melding, Responsible

BATCH = 40
"""Meldingen in one transaction: one commit for all of them, and the first of them never waits long for the last."""
ACUTE_FIRST = Case(When(urgency=Urgency.ACUTE, then=Value(0)), default=Value(1))


def steps(at: datetime, but: Collection[int]) -> list[int]:
    """Meldingen of which a run has something to do: what is acute first, then what waits longest."""
    return _STEPS.ask(at, list(but))


def unbegun(operators: bool, but: Collection[int]) -> list[int]:
    """Meldingen that nobody took and nobody is called for: new ones, and those that were opened again.

    While somebody sits at the desk, only what is acute is not left to them. What a policy calls nobody for, or what
    was given up, is not begun again before it is opened again or judged anew.
    """
    return (_UNBEGUN_ACUTE if operators else _UNBEGUN).ask(list(but))


def _steps() -> QuerySet[Run, int]:
    rows = Run.objects.filter(~among("melding_id", 2), due_at__lte=given(1, "timestamptz"))
    return rows.order_by(ACUTE_FIRST, "due_at").values_list("melding_id", flat=True)[:BATCH]


def _unbegun(*urgencies: Urgency) -> QuerySet[Melding, int]:
    since = HistoryEntry.objects.filter(
        melding=OuterRef("melding"), to_status="reopened", at__gt=OuterRef("started_at")
    )
    settled = Run.objects.filter(
        melding=OuterRef("pk"), urgency=OuterRef("urgency"), state__in=(RunState.UNNEEDED, RunState.GIVEN_UP)
    ).exclude(Exists(since))
    active = Run.objects.filter(melding=OuterRef("pk"), ended_at__isnull=True)
    rows = Melding.objects.filter(
        ~among("pk", 1),
        responsible=Responsible.REGION, status__in=NOT_BEGUN, finished_at=None, claimed_by__isnull=True,
        **({"urgency__in": urgencies} if urgencies else {}),
    )  # fmt: skip
    rows = rows.exclude(Exists(active)).exclude(Exists(settled))
    hurry = Case(When(urgency=HURRY[0], then=Value(0)), When(urgency=HURRY[1], then=Value(1)), default=Value(2))
    return rows.order_by(hurry, "id").values_list("pk", flat=True)[:BATCH]


_STEPS = Planned(_steps)
_UNBEGUN, _UNBEGUN_ACUTE = Planned(_unbegun), Planned(lambda: _unbegun(Urgency.ACUTE))


def needless(but: Collection[int]) -> list[int]:
    """Meldingen with a run that has to end, or to be looked at anew: see `progress.take_up`."""
    going = Alarm.objects.filter(run=OuterRef("pk"), state=AlarmState.ACKNOWLEDGED)
    called = Alarm.objects.filter(run=OuterRef("pk"))
    over = ~Q(melding__responsible=Responsible.REGION) | Q(melding__finished_at__isnull=False)
    busy = ~Q(melding__status__in=WAITING_FOR_SOMEBODY) & ~Exists(going)
    taken = Q(state__in=NOT_CALLED_YET, melding__claimed_by__isnull=False) & ~Exists(called)
    judged = ~Q(urgency=F("melding__urgency"))
    rows = Run.objects.filter(over | busy | taken | judged, ended_at__isnull=True).exclude(melding_id__in=but)
    return list(rows.values_list("melding_id", flat=True)[:BATCH])


def left_behind(but: Collection[int]) -> list[int]:
    """Meldingen with an open alarm that belongs to no run: see `adopting`."""
    return _LEFT_BEHIND.ask(list(but))


def _left_behind() -> QuerySet[Alarm, int]:
    active = Run.objects.filter(melding=OuterRef("melding"), ended_at__isnull=True)
    rows = Alarm.objects.filter(~among("melding_id", 1), run=None, inform=False, state__in=LIVE)
    rows = rows.exclude(melding__status__in=NOT_BEGUN).exclude(Exists(active))
    return rows.order_by("melding_id").values_list("melding_id", flat=True)[:BATCH]


_LEFT_BEHIND = Planned(_left_behind)
BACK = timedelta(minutes=1)


def after_a_clock_set_back(at: datetime) -> int:
    """What was done at a moment that is still to come was done before the clock of the database was set back: waits
    that began then are as long as they were meant to be. A wait for a time of day stays at that time.
    """
    rows = Run.objects.filter(ended_at__isnull=True, moved_at__gt=at + BACK)
    rows.exclude(state=RunState.WAITING).update(due_at=F("due_at") - (F("moved_at") - Value(at)), moved_at=at)
    return rows.update(moved_at=at)


def hold(pks: Collection[int]) -> list[Melding]:
    """Those of these meldingen that nobody else holds, held until the end of the transaction, in the order given."""
    held = {row.pk: row for row in _HELD.ask(list(pks))}
    return [held[pk] for pk in pks if pk in held]


def active(held: Iterable[Melding]) -> dict[int, Run]:
    """Melding -> the run that is going on, of meldingen that are held."""
    return {run.melding_id: run for run in _ACTIVE.ask([melding.pk for melding in held])}


def alarms_of(runs: Iterable[Run]) -> dict[int, list[Alarm]]:
    """Run -> its alarms in order."""
    known = [run.pk for run in runs]
    found: dict[int, list[Alarm]] = {}
    for alarm in _ALARMS.ask(known) if known else ():
        found.setdefault(alarm.run_id or 0, []).append(alarm)
    return found


_HELD = Planned(
    lambda: (
        Melding.objects.filter(among("pk", 1))
        .select_related("category")
        .select_for_update(of=("self",), skip_locked=True)
    )
)
_ACTIVE = Planned(lambda: Run.objects.filter(among("melding_id", 1), ended_at__isnull=True))
_ALARMS = Planned(lambda: Alarm.objects.filter(among("run_id", 1)))
