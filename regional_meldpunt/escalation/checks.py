"""What is wrong with a policy: said where it is made, and again when the world around it changes.

An error keeps it from being put into use; a warning is something that its keeper must have thought of. What breaks
later (somebody is withdrawn, a roster ends) is found by asking the same questions of what stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from regional_meldpunt.escalation.plan import Days, Otherwise, Plan, Reach, Step, Target
from regional_meldpunt.escalation.world import Duty, World

ROSTER = (Reach.ON_CALL, Reach.EVERYBODY_ON_CALL, Reach.NEXT_ON_CALL)
SHORT = timedelta(days=14)
"""A roster that ends sooner than this is worth a word."""
WEEKEND = frozenset({5, 6})


@dataclass(frozen=True)
class Problem:
    """`step` is its number from 1 on; 0 is the policy as a whole."""

    text: str
    step: int = 0
    error: bool = True


def problems(plan: Plan, world: World, at: datetime) -> list[Problem]:
    """Errors first, each in the order of the steps."""
    found = [*_whole(plan), *_fallback(plan, world, at)]
    for number, step in enumerate(plan.steps, 1):
        found += [Problem(one.text, number, one.error) for one in _step(step, plan, world, at)]
    return sorted(dict.fromkeys(found), key=lambda one: (not one.error, one.step))


def errors(plan: Plan, world: World, at: datetime) -> list[Problem]:
    return [one for one in problems(plan, world, at) if one.error]


def _whole(plan: Plan) -> Iterator[Problem]:
    if not plan.steps:
        yield Problem(_("It has no step: nobody would be called."))
    elif not any(_pages(step) for step in plan.steps):
        yield Problem(_("Nobody is called in any step: those who are only informed do not have to answer."))
    if plan.rounds and not plan.fallback:
        yield Problem(_("After the last round nobody is called any more: only the desk is told."), error=False)
    named = [target for step in plan.steps for target in step.targets]
    if not plan.fallback and any(target.kind in ROSTER for target in named):
        yield Problem(
            _("Nobody is named for when a roster has a gap: then the melding waits for the next shift."), error=False
        )
    if plan.remind_after and plan.lapse_after and plan.lapse_after <= plan.remind_after:
        yield Problem(_("The reminder comes when the acceptance does not count any more."))


def _fallback(plan: Plan, world: World, at: datetime) -> Iterator[Problem]:
    for target in plan.fallback:
        yield from _target(target, world, at)


def _step(step: Step, plan: Plan, world: World, at: datetime) -> Iterator[Problem]:
    if not step.targets:
        yield Problem(_("This step reaches nobody: choose at least one person, roster, team or party."))
    elif step.all_must and not _pages(step):
        yield Problem(_("Everybody must answer here, but all of them are only informed."))
    if never(step, plan):
        yield Problem(_("The conditions of this step never hold together."))
    elif _makes_acute_wait(step):
        yield Problem(_("Also what is acute waits here until the condition holds. Is that meant?"), error=False)
    if len(set(step.targets)) < len(step.targets):
        yield Problem(_("Somebody stands in this step twice."), error=False)
    for target in step.targets:
        yield from _target(target, world, at)


def _pages(step: Step) -> bool:
    """Somebody must answer; a party gets a task, which is no answer."""
    return any(not target.inform and target.kind is not Reach.PARTY for target in step.targets)


def never(step: Step, plan: Plan) -> bool:
    """Conditions that cannot hold at the same time."""
    when = step.when
    if when.days is Days.WORKDAY and when.weekdays and when.weekdays <= WEEKEND:
        return True
    sleeps = bool(when.urgencies) and when.urgencies <= plan.wait_until_morning and plan.evening != plan.morning
    return sleeps and _inside(when.begins, when.ends, plan.evening, plan.morning)


def _inside(begins: time | None, ends: time | None, evening: time, morning: time) -> bool:
    """Whether a window of every day lies in the night, counted from the evening on."""
    if begins is None or ends is None or begins == ends:
        return False
    start, end, night = (_minutes(one, evening) for one in (begins, ends, morning))
    return start < (end or 1440) <= night


def _minutes(one: time, since: time) -> int:
    return ((one.hour - since.hour) * 60 + one.minute - since.minute) % 1440


def _makes_acute_wait(step: Step) -> bool:
    when = step.when
    about_time = bool(when.weekdays) or when.days is not Days.ANY or when.begins is not None
    return step.otherwise is Otherwise.WAIT and about_time and (not when.urgencies or "acute" in when.urgencies)


def _target(one: Target, world: World, at: datetime) -> Iterator[Problem]:
    for text, error in _ABOUT[one.kind](one, world, at):
        yield Problem(text, error=error)


Told = Iterator[tuple[str, bool]]


def _about_roster(one: Target, world: World, at: datetime) -> Told:
    if world.duties is None:
        return
    duty = world.duty(one.ref)
    if duty is None:
        unknown = _("The roster “%(name)s” does not exist.") % {"name": one.ref}
        yield unknown if one.ref else _("There is no roster yet."), True
        return
    named = {"name": duty.name}
    if not duty.active:
        yield _("The roster “%(name)s” is not in use any more.") % named, True
    elif one.layer > len(duty.layers):
        yield _("The roster “%(name)s” has no layer %(number)d.") % {**named, "number": one.layer}, True
    else:
        yield from _planned(duty, at)


def _planned(duty: Duty, at: datetime) -> Told:
    named = {"name": duty.name}
    if duty.planned_until is None:
        yield _("The roster “%(name)s” was never published: nobody is on call.") % named, True
    elif duty.planned_until <= at:
        yield _("The roster “%(name)s” has ended: nobody is on call any more.") % named, True
    elif duty.planned_until <= at + SHORT:
        yield _("The roster “%(name)s” ends within two weeks.") % named, False


def _about_person(one: Target, world: World, at: datetime) -> Told:
    human = world.people.get(one.ref)
    if human is None:
        yield _("Somebody in this step is not known any more."), True
    elif human.state == "withdrawn":
        yield _("%(name)s was withdrawn from the region.") % {"name": human.name}, True
    elif human.state == "invited":
        yield _("%(name)s has not taken up the invitation yet.") % {"name": human.name}, True
    elif one.inform or human.person is None:
        return
    elif not human.person.phone:
        yield _("%(name)s has no telephone number: a mail does not wake anybody.") % {"name": human.name}, True
    elif why := world.unready.get(human.person.pk):
        yield _("%(name)s cannot be woken yet: %(why)s") % {"name": human.name, "why": why}, False


def _about_team(one: Target, world: World, at: datetime) -> Told:
    team = world.teams.get(one.ref)
    if team is None or not team.active:
        yield _("The team “%(name)s” does not exist any more.") % {"name": team.name if team else one.ref}, True
    elif not team.people:
        yield _("Nobody in the team “%(name)s” can be called.") % {"name": team.name}, True
    elif not one.inform and all(person.pk in world.unready for person in team.people):
        yield _("Nobody in the team “%(name)s” can be woken yet.") % {"name": team.name}, False


def _about_role(one: Target, world: World, at: datetime) -> Told:
    role = world.roles.get(one.ref)
    if role is None or not role.people:
        yield _("Nobody has the task “%(name)s”.") % {"name": role.name if role else one.ref}, True


def _about_party(one: Target, world: World, at: datetime) -> Told:
    party = world.parties.get(one.ref)
    if party is None or not party.active:
        name = party.name if party else one.ref
        yield _("The outside party “%(name)s” does not exist any more.") % {"name": name}, True
    elif not party.reachable:
        yield _("The outside party “%(name)s” has no address to which a task can go.") % {"name": party.name}, True


_ABOUT: dict[Reach, Callable[[Target, World, datetime], Told]] = {
    **dict.fromkeys(ROSTER, _about_roster),
    Reach.PERSON: _about_person,
    Reach.TEAM: _about_team,
    Reach.ROLE: _about_role,
    Reach.PARTY: _about_party,
}


def told(plan: Plan, world: World, at: datetime) -> list[str]:
    """The errors as sentences with the step they are in."""
    return [in_words(one) for one in errors(plan, world, at)]


def in_words(one: Problem) -> str:
    return _("Step %(number)d: %(text)s") % {"number": one.step, "text": one.text} if one.step else one.text
