"""A policy in sentences that can be read aloud: whom, when, under which condition, and what after the last step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regional_meldpunt.categories.models import URGENCIES, Urgency
from regional_meldpunt.escalation.plan import Days, Otherwise, Plan, Reach, Step, Target, When
from regional_meldpunt.escalation.world import World
from regional_meldpunt.routing.conditions import weekday_names


@dataclass(frozen=True)
class Sentence:
    """One step in words. `times` is how often it stands there in a row; `since` is counted from the start."""

    number: int
    times: int
    begins: str
    since: str
    whom: str
    informed: str
    conditions: tuple[str, ...]
    otherwise: str
    all_must: bool
    wait: str

    @property
    def last(self) -> int:
        return self.number + self.times - 1


def sentences(plan: Plan, world: World) -> list[Sentence]:
    """The steps in order; equal ones that follow each other are told once."""
    found, passed, number = [], timedelta(0), 1
    for step, same in groupby(plan.steps):
        times = len(list(same))
        found.append(_sentence(step, world, number, times, passed))
        passed += step.wait * times
        number += times
    return found


def each(plan: Plan, world: World) -> list[Sentence]:
    """The steps one by one, as the editor shows them."""
    found, passed = [], timedelta(0)
    for number, step in enumerate(plan.steps, 1):
        found.append(_sentence(step, world, number, 1, passed))
        passed += step.wait
    return found


def _sentence(step: Step, world: World, number: int, times: int, passed: timedelta) -> Sentence:
    conditions = tuple(when(step.when))
    return Sentence(
        number=number,
        times=times,
        begins=_("at once") if not passed else _("after %(time)s") % {"time": lasting(passed)},
        since=f"+{short(passed)}" if passed else short(passed),
        whom=listed(target(one, world) for one in step.targets if not one.inform),
        informed=listed(target(one, world) for one in step.targets if one.inform),
        conditions=conditions,
        otherwise=_otherwise(step) if conditions else "",
        all_must=step.all_must,
        wait=lasting(step.wait),
    )


def target(one: Target, world: World) -> str:
    """«wie wacht heeft, laag 1 (Eerste wacht)»."""
    if one.kind in (Reach.ON_CALL, Reach.EVERYBODY_ON_CALL, Reach.NEXT_ON_CALL):
        return _on_call(one, world)
    name = _name(one, world)
    if one.kind is Reach.TEAM:
        return _("team %(name)s") % {"name": name}
    if one.kind is Reach.ROLE:
        return _("everybody with the task %(name)s") % {"name": name}
    if one.kind is Reach.PARTY:
        return _("%(name)s (gets a task)") % {"name": name}
    return name


def _on_call(one: Target, world: World) -> str:
    duty = world.duty(one.ref)
    here = f" ({duty.name if duty else one.ref})" if one.ref and one.ref != world.first else ""
    if one.kind is Reach.EVERYBODY_ON_CALL:
        return _("everybody who is on call") + here
    if one.kind is Reach.NEXT_ON_CALL:
        return _("whoever is on call after that") + here
    if not one.layer:
        return _("whoever is on call") + here
    named = f" ({duty.layers[one.layer - 1]})" if duty and one.layer <= len(duty.layers) else ""
    return _("whoever is on call, layer %(number)d") % {"number": one.layer} + named + here


def _name(one: Target, world: World) -> str:
    if one.kind is Reach.PERSON:
        human = world.people.get(one.ref)
        return human.name if human else _("somebody who is not known any more")
    if one.kind is Reach.PARTY:
        party = world.parties.get(one.ref)
        return party.name if party else one.ref
    crowd = (world.teams if one.kind is Reach.TEAM else world.roles).get(one.ref)
    return crowd.name if crowd else one.ref


def when(asked: When) -> list[str]:
    """Each condition that must hold; nothing for a step that is always walked."""
    said = []
    if asked.urgencies:
        names = dict(Urgency.choices)
        said.append(_("only when %(urgency)s") % {"urgency": either(str(names[u]).lower() for u in _ranked(asked))})
    if asked.weekdays:
        names_of_days = weekday_names()
        said.append(_("on %(days)s") % {"days": either(names_of_days[day].lower() for day in sorted(asked.weekdays))})
    if asked.days is not Days.ANY:
        said.append(_("on a working day") if asked.days is Days.WORKDAY else _("in the weekend or on a holiday"))
    if asked.begins is not None and asked.ends is not None:
        said.append(_window(asked.begins, asked.ends))
    return said


def _ranked(asked: When) -> list[str]:
    return sorted((word for word in asked.urgencies if word in URGENCIES), key=URGENCIES.index)


def _window(begins: time, ends: time) -> str:
    given = {"begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}"}
    if ends <= begins:
        return _("between %(begins)s and %(ends)s the next day") % given
    return _("between %(begins)s and %(ends)s") % given


def _otherwise(step: Step) -> str:
    if step.otherwise is Otherwise.WAIT:
        return _("otherwise it waits until then")
    return _("otherwise this step is skipped")


def ending(plan: Plan, world: World) -> list[str]:
    """What happens after the last step, and what goes for the whole policy."""
    return [*_rounds(plan), *_answers(plan), *_night(plan), *_fallback(plan, world)]


def _rounds(plan: Plan) -> list[str]:
    pause = {"pause": lasting(plan.pause)}
    if plan.rounds == 0:
        return [_("After the last step it begins again %(pause)s later, until somebody answers.") % pause]
    if plan.rounds == 1:
        return [_("After the last step it stops, and the desk is told that nobody answered.")]
    given = {**pause, "times": plan.rounds}
    return [_("All steps are walked %(times)d times, with %(pause)s in between; then the desk is told.") % given]


def _answers(plan: Plan) -> list[str]:
    said = []
    if plan.remind_after:
        time_ = {"time": lasting(plan.remind_after)}
        said.append(_("Whoever accepts and gives no sign for %(time)s is reminded.") % time_)
    if plan.lapse_after:
        time_ = {"time": lasting(plan.lapse_after)}
        said.append(_("After %(time)s without a sign it does not count any more, and the next one is called.") % time_)
    return said


def _night(plan: Plan) -> list[str]:
    names = dict(Urgency.choices)
    waiting = [str(names[word]).lower() for word in URGENCIES if word in plan.wait_until_morning]
    if not waiting or plan.evening == plan.morning:
        return []
    given = {"urgency": either(waiting), "evening": f"{plan.evening:%H:%M}", "morning": f"{plan.morning:%H:%M}"}
    return [_("What is %(urgency)s and comes after %(evening)s waits until %(morning)s.") % given]


def _fallback(plan: Plan, world: World) -> list[str]:
    whom = listed(target(one, world) for one in plan.fallback)
    return [_("When a step reaches nobody: %(whom)s.") % {"whom": whom}] if whom else []


def differences(before: Plan | None, now: Plan, world: World) -> list[tuple[str, bool]]:
    """(sentence, whether it is new) for what changes when a draft is put into use; nothing when all stays."""
    old, new = (_all(plan, world) if plan else [] for plan in (before, now))
    gone = [(line, False) for line in old if line not in new]
    return [*gone, *((line, True) for line in new if line not in old)]


def _all(plan: Plan, world: World) -> list[str]:
    return [*(aloud(one) for one in each(plan, world)), *ending(plan, world)]


def aloud(one: Sentence) -> str:
    """A step as one line."""
    informed = _("%(who)s is informed") % {"who": one.informed} if one.informed else ""
    must = _("everybody must answer") if one.all_must else ""
    said = [part for part in (one.whom, informed, must, *one.conditions, one.otherwise) if part]
    step = _("Step %(number)d, %(begins)s") % {"number": one.number, "begins": one.begins}
    return f"{step}: {'; '.join(said) or '-'}."


def lasting(span: timedelta) -> str:
    """«5 minuten», «1 uur en 30 minuten», «45 seconden»."""
    total = int(span.total_seconds())
    hours, rest = divmod(total, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = (
        hours and ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours},
        minutes and ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes},
        seconds and ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds},
    )
    return listed(part for part in parts if part) or ngettext("%(n)d minute", "%(n)d minutes", 0) % {"n": 0}


def short(span: timedelta) -> str:
    """«8 min», «1 u 30»: for the margin."""
    total = int(span.total_seconds())
    hours, rest = divmod(total, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours and not minutes:
        return _("%(hours)d h") % {"hours": hours}
    if hours:
        return _("%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": minutes}
    if seconds:
        return f"{minutes}:{seconds:02d}"
    return _("%(minutes)d min") % {"minutes": minutes}


def listed(parts: Iterable[str]) -> str:
    return _joined(list(parts), _("and"))


def either(parts: Iterable[str]) -> str:
    return _joined(list(parts), _("or"))


def _joined(parts: Sequence[str], last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
