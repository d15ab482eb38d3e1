"""What the simulator found, told for a reader: which choice won, each moment with its people, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.calendar.clock import local
from regional_meldpunt.escalation import choosing, moves, queries, words, words_choices
from regional_meldpunt.escalation.forms_simulate import Case
from regional_meldpunt.escalation.models import REGION, Choice
from regional_meldpunt.escalation.moves import Facts, Place
from regional_meldpunt.escalation.plan import Plan, Reach, Target
from regional_meldpunt.escalation.simulator import Kind, Moment, simulate
from regional_meldpunt.escalation.standard import built_in
from regional_meldpunt.escalation.targets import Book, reach
from regional_meldpunt.escalation.world import Outsider, World, world
from regional_meldpunt.roster.models import Shift
from tenants.people.models import Person

ICONS = {
    Kind.PAGE: "bell-ring",
    Kind.WAIT: "moon",
    Kind.REST: "pause",
    Kind.NOBODY: "triangle-alert",
    Kind.GIVE_UP: "triangle-alert",
    Kind.ACCEPTED: "check",
    Kind.PARTLY: "check",
    Kind.DECLINED: "x",
    Kind.REMINDED: "bell",
    Kind.LAPSED: "clock",
    Kind.HORIZON: "arrow-right",
}


ROUNDS = 2
"""How many rounds a reader sees at once."""


@dataclass(frozen=True)
class Candidate:
    """A choice that fits. Only the first one holds."""

    words: str
    policy: str
    why: str


@dataclass(frozen=True)
class Called:
    name: str
    home: str
    why: str


@dataclass(frozen=True)
class Line:
    """A moment on the page; `new_day` is the day when it is another one than that of the line before."""

    at: datetime
    since: str
    icon: str
    kind: str
    title: str
    called: list[Called]
    informed: list[str]
    tasks: list[str]
    why: list[str]
    new_day: str


@dataclass(frozen=True)
class Story:
    case: Case
    plan: Plan
    place_name: str
    won: Candidate | None
    others: list[Candidate]
    calls_nobody: bool
    lines: list[Line]
    later: list[Line]
    """From the third round on: mostly what the second one was."""
    people: int


@dataclass(frozen=True)
class Own:
    """What a municipality reads behind its own wall, before the rosters of the region are asked."""

    plan: Plan
    candidates: list[Candidate]
    parties: dict[str, Outsider]


def own(case: Case, owner: str) -> Own:
    return Own(_plan(case), _candidates(case), world(owner).parties)


def tell(case: Case, *, mine: Own | None = None) -> Story:
    """Behind a wall of the region that reads rosters and people."""
    known = world(REGION)
    if mine is None:
        mine = Own(_plan(case), _candidates(case), known.parties)
    known, candidates, plan = replace(known, parties=mine.parties), mine.candidates, mine.plan
    facts = Facts(case.asked.urgency, case.asked.municipality)
    silent = calls_nobody(plan, facts)
    moments = [] if silent else simulate(plan, facts, case.at, answers=case.answers, horizon=case.horizon)
    lines = list(_lines(moments, plan, case, known))
    shown = next((place for place, one in enumerate(moments) if one.place and one.place.round >= ROUNDS), len(lines))
    people = {person.pk for one in moments if one.kind is Kind.PAGE for person in one.page}
    return Story(
        case=case,
        plan=plan,
        place_name=words_choices.place(case.asked.municipality),
        won=candidates[0] if candidates and case.policy is None else None,
        others=candidates[1:] if case.policy is None else candidates,
        calls_nobody=silent,
        lines=lines[:shown],
        later=lines[shown:],
        people=len(people),
    )


def calls_nobody(plan: Plan, facts: Facts) -> bool:
    """What is not urgent calls nobody, unless a policy was chosen that has a step for it."""
    low = facts.urgency not in ("acute", "urgent")
    return low and (plan.policy is None or not moves.concerns(plan, facts.urgency))


def _plan(case: Case) -> Plan:
    if case.policy is not None:
        return queries.working(case.policy) or built_in()
    chosen = choosing.best(queries.standing_choices(case.asked.municipality), case.asked)
    return chosen.plan if chosen and chosen.plan else built_in()


def _candidates(case: Case) -> list[Candidate]:
    """The choices that fit, the winner first; one whose policy is not in use never wins."""
    found = choosing.fitting(queries.standing_choices(case.asked.municipality), case.asked)
    rows = {row.pk: row for owner in {one.owner for one in found} for row in queries.choices(owner)}
    return [
        Candidate(words_choices.whatfor(rows[one.pk]), one.policy_name, _why(rows[one.pk]))
        for one in found
        if one.plan is not None and one.pk in rows
    ]


def _why(row: Choice) -> str:
    """What makes a choice as specific as it is."""
    named = [
        (row.municipality != "region", _("the municipality's own choice")),
        (row.category is not None, _("names the category")),
        (row.group is not None, _("names the group")),
        (bool(row.place), _("names the municipality")),
        (bool(row.urgency), _("names the urgency")),
    ]
    return words.listed(text for holds, text in named if holds) or _("holds for everything")


def _lines(moments: list[Moment], plan: Plan, case: Case, known: World) -> Iterator[Line]:
    day = local(case.at).date()
    for one in moments:
        wall = local(one.at)
        fresh = date_format(wall, "l j F Y") if wall.date() != day else ""
        day = wall.date()
        book = Book(one.at)
        yield Line(
            at=wall,
            since=f"+{words.short(one.at - case.at)}" if one.at > case.at else "",
            icon=ICONS[one.kind],
            kind=one.kind.value,
            title=_title(one),
            called=[_called(who, one, plan, case, known, book) for who in one.page] if one.kind is Kind.PAGE else [],
            informed=[who.name for who in one.inform] if one.kind is Kind.PAGE else [],
            tasks=[known.parties[slug].name if slug in known.parties else slug for slug in one.parties],
            why=list(_because(one, plan)),
            new_day=fresh,
        )


def _title(one: Moment) -> str:
    names = words.listed(person.name for person in one.page)
    if one.kind is Kind.PAGE:
        return _paged(one)
    sentences = {
        Kind.WAIT: _("Waits"),
        Kind.REST: _("Nobody answered; the desk is told"),
        Kind.NOBODY: _("Nobody is on call; the desk is told"),
        Kind.GIVE_UP: _("Nobody is left to call; the desk is told"),
        Kind.ACCEPTED: _("%(name)s goes") % {"name": names},
        Kind.PARTLY: _("%(name)s goes, others still have to answer") % {"name": names},
        Kind.DECLINED: _("%(name)s cannot come") % {"name": names},
        Kind.REMINDED: _("%(name)s is reminded") % {"name": names},
        Kind.LAPSED: _("Nothing heard of %(name)s: it does not count any more") % {"name": names},
        Kind.HORIZON: _("Not looked any further"),
    }
    return sentences[one.kind]


def _paged(one: Moment) -> str:
    given = {"number": one.place.step + 1 if one.place else 0, "round": one.place.round + 1 if one.place else 1}
    if one.place and one.place.round:
        return _("Step %(number)d, round %(round)d") % given
    return _("Step %(number)d") % given


def _because(one: Moment, plan: Plan) -> Iterator[str]:
    """What was passed by on the way here, and what is waited for."""
    for skip in one.passed.skipped:
        yield _("Step %(number)d is skipped: %(why)s") % {"number": skip.place.step + 1, "why": condition(skip.why)}
    if one.passed.empty:
        yield _("Step %(numbers)s: nobody to reach") % {"numbers": _numbers(one.passed.empty)}
    if one.passed.tried:
        yield _("Step %(numbers)s: everybody was called already") % {"numbers": _numbers(one.passed.tried)}
    if one.fallback:
        yield _("The step itself reaches nobody: this is the fallback of the policy.")
    elif one.kind is Kind.PAGE and one.place is not None:
        yield from _held(plan, one.place)
    if one.until is not None and one.kind in (Kind.WAIT, Kind.REST, Kind.NOBODY):
        until = date_format(local(one.until), "D j M, H:i").lower()
        yield _("until %(until)s: %(why)s") % {"until": until, "why": condition(one.why)}


def _held(plan: Plan, place: Place) -> Iterator[str]:
    step = plan.steps[place.step]
    conditions = words.when(step.when)
    if conditions:
        yield _("The condition holds: %(words)s") % {"words": words.listed(conditions)}
    if step.all_must:
        yield _("Everybody must answer")


def _numbers(steps: tuple[int, ...]) -> str:
    return words.listed(str(number + 1) for number in steps)


def condition(why: str) -> str:
    """A reason of `moves` in words."""
    return {
        "urgency": _("not for this urgency"),
        "weekday": _("not on this day of the week"),
        "days": _("not on such a day (working day, or free)"),
        "window": _("not at this hour"),
        "night": _("it is not urgent: people may sleep"),
        "round": _("then the next round begins"),
        "shift": _("then the next shift begins, and it is looked at again before"),
    }.get(why, why)


def _called(who: Person, one: Moment, plan: Plan, case: Case, known: World, book: Book) -> Called:
    step = plan.steps[one.place.step] if one.place else None
    named = (*plan.fallback,) if one.fallback or step is None else step.targets
    meant = (target for target in named if _means(target, who, case, book))
    return Called(who.name, words_choices.place(who.municipality), _reason(next(meant, None), who, known, book))


def _means(target: Target, who: Person, case: Case, book: Book) -> bool:
    people = reach(target, municipality=case.asked.municipality, at=book.at, tried=(), book=book)
    return any(person.pk == who.pk for person in people)


def _reason(target: Target | None, who: Person, known: World, book: Book) -> str:
    """The shift by which somebody is meant, or how the step names them."""
    shift = _shift(target, who, known, book)
    if shift is None:
        return "" if target is None or target.kind is Reach.PERSON else words.target(target, known)
    duty = known.duty(target.ref if target else "")
    elsewhere = f"{duty.name}, " if duty and duty.slug != known.first else ""
    span = f"{date_format(local(shift.starts_at), 'D j M H:i')} - {date_format(local(shift.ends_at), 'D j M H:i')}"
    return f"{elsewhere}{shift.layer.name}, {span.lower()}"


def _shift(target: Target | None, who: Person, known: World, book: Book) -> Shift | None:
    duty = book.roster(target.ref if target else "")
    if duty is None or (target is not None and not target.kind.value.endswith("on_call")):
        return None
    return next((one for one in (*book.on_duty(duty), *book.coming(duty)) if one.person_id == who.pk), None)
