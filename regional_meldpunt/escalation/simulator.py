"""Who would be reached when: a policy walked through for a moment that was or will be. Nobody is called by it.

It asks `moves` and `targets` what the dispatch engine asks, in the same order, and reads the same rosters. What people
answer is given to it. A randomised test walks the engine itself beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from foundation import calendar
from regional_meldpunt.escalation import moves, targets
from regional_meldpunt.escalation.moves import Facts, Move, Place, Skip
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.escalation.targets import Book, Gathered
from tenants.people.models import Person

LEAST_PAUSE = timedelta(seconds=30)
MOST = 600
"""Moments; whoever wants to see more chooses a later beginning."""


class Kind(StrEnum):
    PAGE = "page"  # people are called or told, parties get a task
    WAIT = "wait"  # for a condition, or for the morning
    REST = "rest"  # between two rounds
    NOBODY = "nobody"  # nobody is on call: the desk is told, and it waits for a shift
    GIVE_UP = "give_up"  # all rounds were walked
    ACCEPTED = "accepted"
    PARTLY = "partly"  # accepted, and others of the step still have to
    DECLINED = "declined"
    REMINDED = "reminded"
    LAPSED = "lapsed"
    HORIZON = "horizon"  # nobody looked further


class Said(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    DECLINE = "decline"
    SIGN = "sign"  # of life, by whoever accepted


@dataclass(frozen=True)
class Answer:
    """What a person does at a moment; one that is called at that moment or earlier. Anything else does nothing."""

    at: datetime
    person: int
    said: Said = Said.ACKNOWLEDGE


@dataclass(frozen=True)
class Passed:
    """Steps that were passed at once: by their condition, because they reach nobody (`empty`), or because all of their
    people were called in this round already (`tried`).
    """

    skipped: tuple[Skip, ...] = ()
    empty: tuple[int, ...] = ()
    tried: tuple[int, ...] = ()


@dataclass(frozen=True)
class Moment:
    """`until` is when it goes on by itself, `passed` what was passed by on the way here."""

    at: datetime
    kind: Kind
    place: Place | None = None
    until: datetime | None = None
    why: str = ""
    page: tuple[Person, ...] = ()
    inform: tuple[Person, ...] = ()
    parties: tuple[str, ...] = ()
    fallback: bool = False
    passed: Passed = Passed()


class State(StrEnum):
    SENT = "sent"
    EXPIRED = "expired"
    ACKNOWLEDGED = "acknowledged"
    DECLINED = "declined"
    LAPSED = "lapsed"
    RECALLED = "recalled"


LIVE = (State.SENT, State.ACKNOWLEDGED)


@dataclass
class Call:
    person: Person
    place: Place
    state: State = State.SENT


@dataclass(frozen=True)
class Workdays:
    """The working days of one municipality."""

    municipality: str

    def is_workday(self, day: date) -> bool:
        return calendar.is_workday(day, self.municipality)


def simulate(
    plan: Plan, facts: Facts, at: datetime, *, answers: Sequence[Answer] = (), horizon: timedelta = timedelta(hours=8)
) -> list[Moment]:
    """From the moment the escalation begins until somebody holds it, nobody is left, or the horizon."""
    return list(Walk(plan, facts, answers).run(at, at + horizon))


@dataclass
class Walk:
    """Where an escalation is. `due` is when it goes on; `state` is calling, waiting, resting, held or nobody."""

    plan: Plan
    facts: Facts
    answers: Sequence[Answer]
    state: str = "resting"
    place: Place = Place(0, 0)
    due: datetime | None = None
    answered: datetime | None = None
    reminded: bool = False
    heard: bool = False
    calls: list[Call] = field(default_factory=list)
    told: set[int] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)

    def run(self, at: datetime, until: datetime) -> Iterator[Moment]:
        coming = sorted(self.answers, key=lambda one: one.at)
        workdays = Workdays(self.facts.municipality)
        yield from self._proceed(moves.first(self.plan, self.facts, at, workdays), at)
        for _turn in range(MOST):
            then = self._next(coming)
            if then is None:
                return
            if then > until:
                yield Moment(until, Kind.HORIZON)
                return
            if coming and coming[0].at <= then:
                yield from self._said(coming.pop(0))
            else:
                yield from self._go_on(then)

    def _next(self, coming: list[Answer]) -> datetime | None:
        """The moment of the next answer or of the next step; None when nothing moves any more."""
        found = [moment for moment in (self.due, coming[0].at if coming else None) if moment is not None]
        return min(found, default=None)

    def _said(self, answer: Answer) -> Iterator[Moment]:
        """The newest call of that person of which an answer can still be given."""
        if answer.said is Said.SIGN:
            self.heard = self.heard or self._has(answer.person, State.ACKNOWLEDGED)
        elif answer.said is Said.ACKNOWLEDGE:
            states = (State.SENT,) if self.state == "held" else (State.SENT, State.EXPIRED)
            if call := self._newest(answer.person, states):
                yield from self._accept(call, answer.at)
        elif call := self._newest(answer.person, (State.SENT, State.ACKNOWLEDGED, State.EXPIRED)):
            call.state = State.DECLINED
            yield Moment(answer.at, Kind.DECLINED, call.place, page=(call.person,))
            if self._nobody_left(call):
                self.state, self.due, self.answered = "calling", answer.at, None

    def _accept(self, call: Call, at: datetime) -> Iterator[Moment]:
        call.state = State.ACKNOWLEDGED
        of_step = [one for one in self.calls if one.place == self.place]
        missing = tuple(one.person for one in of_step if one.state is not State.ACKNOWLEDGED)
        all_must = self.state == "calling" and self.plan.steps[self.place.step].all_must
        if all_must and missing and call.place.step == self.place.step:
            yield Moment(at, Kind.PARTLY, call.place, page=(call.person,), inform=missing)
            return
        for one in self.calls:
            if one.state is State.SENT:
                one.state = State.RECALLED
        spans = [span for span in (self.plan.remind_after, self.plan.lapse_after) if span is not None]
        self.state, self.answered, self.reminded, self.heard = "held", at, False, False
        self.due = at + min(spans) if spans else None
        yield Moment(at, Kind.ACCEPTED, call.place, page=(call.person,), until=self.due)

    def _nobody_left(self, declined: Call) -> bool:
        if declined.place == self.place and self.state == "calling" and self.plan.steps[self.place.step].all_must:
            return True
        return self.state in ("calling", "held") and not any(one.state in LIVE for one in self.calls)

    def _go_on(self, at: datetime) -> Iterator[Moment]:
        """The moment has come."""
        workdays = Workdays(self.facts.municipality)
        if self.state == "waiting":
            yield from self._proceed(Move("page", self.place, at), at)
        elif self.state == "calling":
            self._no_answer()
            yield from self._proceed(moves.after(self.plan, self.facts, self.place, at, workdays), at)
        elif self.state == "held":
            yield from self._held(at)
        else:
            yield from self._proceed(moves.resume(self.plan, self.facts, self.place, at, workdays), at)

    def _held(self, at: datetime) -> Iterator[Moment]:
        """Remind, or let the acknowledgement lapse."""
        self.due = None
        going = [one for one in self.calls if one.state is State.ACKNOWLEDGED]
        if self.heard or not going or self.answered is None:
            return
        lapses = self.answered + self.plan.lapse_after if self.plan.lapse_after is not None else None
        who = tuple(one.person for one in going)
        if lapses is not None and lapses <= at:
            for one in going:
                one.state = State.LAPSED
            self.state, self.answered = "calling", None
            yield Moment(at, Kind.LAPSED, self.place, page=who)
            workdays = Workdays(self.facts.municipality)
            yield from self._proceed(moves.after(self.plan, self.facts, self.place, at, workdays), at)
            return
        self.due = lapses
        if not self.reminded and self.plan.remind_after is not None:
            self.reminded = True
            yield Moment(at, Kind.REMINDED, self.place, page=who, until=lapses)

    def _proceed(self, move: Move, at: datetime) -> Iterator[Moment]:
        """Follow the plan until somebody is called, or until there is a moment to wait for."""
        passed = Passed(move.skipped)
        book, workdays = Book(at), Workdays(self.facts.municipality)
        while move.kind == "page" and move.place is not None:
            found = self._gather(move.place, at, book)
            if found.anybody:
                yield self._page(move.place, found, at, passed)
                return
            number = move.place.step
            move = moves.after(self.plan, self.facts, move.place, at, workdays)
            passed = Passed(
                passed.skipped + move.skipped,
                passed.empty + (() if found.tried else (number,)),
                passed.tried + ((number,) if found.tried else ()),
            )
        if move.kind == "wait" and move.place is not None:
            self.state, self.place, self.due = "waiting", move.place, move.at
            yield Moment(at, Kind.WAIT, move.place, move.at, move.why, passed=passed)
        elif passed.empty and not any(one.place.round == self.place.round for one in self.calls):
            yield from self._nobody(at, book, passed)
        elif move.kind == "rest" and move.place is not None:
            self._no_answer()
            self.state, self.place, self.due = "resting", move.place, move.at
            yield Moment(at, Kind.REST, move.place, move.at, move.why, passed=passed)
        else:
            self._no_answer()
            self.state, self.due = "given_up", None
            yield Moment(at, Kind.GIVE_UP, self.place, passed=passed)

    def _gather(self, place: Place, at: datetime, book: Book) -> Gathered:
        """Who is meant by a step; who said no in this round is not asked again in it, and people are told once."""
        called = [one for one in self.calls if one.place.round == place.round]
        out = {one.person.pk for one in called if one.state in (State.DECLINED, State.ACKNOWLEDGED)}
        found = targets.gather(
            self.plan,
            self.plan.steps[place.step],
            municipality=self.facts.municipality,
            at=at,
            tried={one.person.pk for one in called},
            book=book,
        )
        page = tuple(person for person in found.page if person.pk not in out)
        inform = tuple(person for person in found.inform if person.pk not in self.told)
        missed = found.tried or (page, inform) != (found.page, found.inform)
        return Gathered(page, inform, found.parties, found.fallback, missed)

    def _page(self, place: Place, found: Gathered, at: datetime, passed: Passed) -> Moment:
        self.state, self.place, self.due = "calling", place, at + self.plan.steps[place.step].wait
        self.calls += [Call(person, place) for person in found.page]
        self.told |= {person.pk for person in found.inform}
        return Moment(
            at,
            Kind.PAGE,
            place,
            self.due,
            page=found.page,
            inform=found.inform,
            parties=self._once(found.parties),
            fallback=found.fallback,
            passed=passed,
        )

    def _nobody(self, at: datetime, book: Book, passed: Passed) -> Iterator[Moment]:
        """It waits for the next shift, and looks again meanwhile: a roster can change. The desk hears it once."""
        shift = targets.next_shift_at(self.plan, at, book)
        again = at + max(self.plan.pause, LEAST_PAUSE)
        first = self.state != "nobody"
        self.state, self.place, self.due = "nobody", Place(self.place.round, 0), min(shift, again) if shift else again
        if first:
            yield Moment(at, Kind.NOBODY, self.place, shift, "shift", passed=passed)

    def _no_answer(self) -> None:
        for one in self.calls:
            if one.state is State.SENT:
                one.state = State.EXPIRED

    def _once(self, slugs: Iterable[str]) -> tuple[str, ...]:
        new = tuple(slug for slug in slugs if slug not in self.parties)
        self.parties.update(new)
        return new

    def _newest(self, person: int, states: Sequence[State]) -> Call | None:
        found = (one for one in reversed(self.calls) if one.person.pk == person and one.state in states)
        return next(found, None)

    def _has(self, person: int, state: State) -> bool:
        return any(one.person.pk == person and one.state is state for one in self.calls)
