"""The escalation of one melding as a ladder: who was called by which ways, who is called now, who follows and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.dispatch import words
from regional_meldpunt.dispatch.models import Alarm, AlarmState, Run, RunState
from regional_meldpunt.dispatch.progress import Workdays
from regional_meldpunt.escalation import moves
from regional_meldpunt.escalation.moves import Facts, Place
from regional_meldpunt.escalation.plan import Plan, Reach, Target
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.paging import queries as paging
from regional_meldpunt.paging.models import Page, PageState
from tenants.people.models import Person

MOST_NEXT = 3
QUIET = (RunState.HELD, RunState.ENDED, RunState.UNNEEDED, RunState.GIVEN_UP)
REACHES = {
    Reach.ON_CALL: gettext_lazy("who is on call"),
    Reach.EVERYBODY_ON_CALL: gettext_lazy("everybody on call"),
    Reach.NEXT_ON_CALL: gettext_lazy("who is on call next"),
    Reach.TEAM: gettext_lazy("a team"),
    Reach.ROLE: gettext_lazy("a role"),
    Reach.PARTY: gettext_lazy("an outside party"),
}


@dataclass(frozen=True)
class Called:
    """One person on a rung, with every way that was tried."""

    alarm: Alarm
    pages: list[Page]

    @property
    def ways(self) -> list[tuple[str, str, datetime | None]]:
        """(way, how it went, when), those that were never needed left out."""
        return [
            (page.get_kind_display(), page.get_state_display(), page.delivered_at or page.handed_at)
            for page in self.pages
            if page.state != PageState.CANCELLED
        ]


@dataclass(frozen=True)
class Rung:
    """`state` is done, now or next."""

    number: str
    state: str
    called: list[Called] = field(default_factory=list)
    words: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Ladder:
    """`step` of `steps` in the plan; `due_at` is when the engine goes on by itself."""

    rungs: list[Rung]
    step: int = 0
    steps: int = 0
    due_at: datetime | None = None
    waits: str = ""
    name: str = ""
    can_force: bool = False
    ringing: list[Alarm] = field(default_factory=list)
    moved_at: datetime | None = None


def ladder(melding: Melding, at: datetime) -> Ladder:
    run = dispatch.run_of(melding)
    alarms = dispatch.alarms_for(melding.pk)
    ringing = [alarm for alarm in alarms if alarm.state == AlarmState.SENT and not alarm.inform]
    rungs = _rungs(alarms)
    can_force = not melding.is_final and (run is None or run.state not in QUIET)
    if run is None:
        return Ladder(rungs, can_force=can_force, ringing=ringing)
    plan = run.policy
    counted = plan.policy is not None  # the usual order has as many steps as there are people to call
    return Ladder(
        rungs=[*rungs, *_coming(run, plan, melding)],
        step=0 if run.step is None else run.step + 1,
        steps=len(plan.steps) if counted else 0,
        due_at=run.due_at if run.is_active else None,
        waits=words.waits_for(run.waits_for, None, at) if run.is_active else "",
        name=plan.name,
        can_force=can_force and run.is_active,
        ringing=ringing,
        moved_at=run.moved_at,
    )


def _rungs(alarms: list[Alarm]) -> list[Rung]:
    pages = paging.pages_of([alarm.pk for alarm in alarms])
    found = []
    for number, group in groupby(alarms, key=lambda alarm: alarm.step):
        called = [Called(alarm, pages.get(alarm.pk, [])) for alarm in group]
        now = any(one.alarm.state == AlarmState.SENT for one in called)
        found.append(Rung(str(number), "now" if now else "done", called))
    return found


def _coming(run: Run, plan: Plan, melding: Melding) -> list[Rung]:
    """The steps that follow in this round if nobody answers, with the moment at which each would begin."""
    if not run.is_active or run.due_at is None or run.state == RunState.HELD:
        return []
    facts, days, found = Facts(melding.urgency, melding.municipality), Workdays(melding.municipality), []
    place, at = Place(run.round, -1 if run.step is None else run.step), run.due_at
    for _nth in range(MOST_NEXT):
        move = moves.after(plan, facts, place, at, days)
        if move.kind != "page" or move.place is None or move.place.round != run.round:
            break
        step = plan.steps[move.place.step]
        said = ", ".join(_target(target) for target in step.targets)
        found.append(Rung("", "next", words=said, at=move.at))
        place, at = move.place, move.at + step.wait
    return found


def _target(target: Target) -> str:
    if target.kind is Reach.PERSON:
        person: Any = Person.objects.filter(pk=int(target.ref)).first() if target.ref.isdecimal() else None
        return str(person.name) if person else _("a person")
    said = str(REACHES[target.kind])
    if target.kind is Reach.ON_CALL and target.layer:
        return _("%(who)s, layer %(layer)s") % {"who": said, "layer": target.layer}
    if target.kind in (Reach.TEAM, Reach.ROLE, Reach.PARTY) and not target.ref.isdecimal() and target.ref:
        return f"{said}: {target.ref}"
    return said
