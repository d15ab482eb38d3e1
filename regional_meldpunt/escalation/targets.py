"""Whom a step means at a moment: from rosters, people, teams and roles. Behind the walls of the region.

An outside party is no person: it gets a task, so it is named by its slug. The dispatch engine and the simulator ask
the same questions. A `Book` remembers what was read for one moment, so that a storm does not read a roster fifty times.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

from foundation.calendar.clock import local
from regional_meldpunt.escalation.plan import Plan, Reach, Step, Target
from regional_meldpunt.roster import queries as rosters
from regional_meldpunt.roster.models import Roster, Shift
from regional_meldpunt.teams import queries as teams
from tenants.people import queries as people
from tenants.people.models import Person

T = TypeVar("T")


class Book:
    """What was read for one moment. Never kept longer than the look it was made for."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._read: dict[Hashable, Any] = {}

    def roster(self, slug: str) -> Roster | None:
        return self._once(("roster", slug), lambda: rosters.roster(slug) if slug else rosters.default())

    def on_duty(self, of: Roster) -> list[Shift]:
        return self._once(("now", of.pk), lambda: rosters.on_duty(of, self.at))

    def coming(self, of: Roster) -> list[Shift]:
        return self._once(("next", of.pk), lambda: rosters.coming_shifts(of, self.at))

    def layer(self, of: Roster, number: int) -> int | None:
        """The key of a layer of a roster, counted from 1."""
        found = self._once(("layers", of.pk), lambda: [layer.pk for layer in rosters.layers(of)])
        return found[number - 1] if 0 < number <= len(found) else None

    def person(self, pk: int) -> Person | None:
        return self._once(("person", pk), lambda: people.active_person(pk))

    def foresee(self, plans: Iterable[Plan]) -> None:
        """Everybody whom these plans name, in one statement."""
        named = {_number(target.ref) for plan in plans for target in _targets(plan) if target.kind is Reach.PERSON}
        unread = [pk for pk in named if ("person", pk) not in self._read]
        found = people.active_among(unread) if unread else {}
        for pk in unread:
            self._read["person", pk] = found.get(pk)

    def team(self, pk: int) -> list[Person]:
        return self._once(("team", pk), lambda: _team(pk, self.at))

    def role(self, name: str) -> list[Person]:
        return self._once(("role", name), lambda: people.active_people(name))

    def _once(self, key: Hashable, read: Callable[[], T]) -> T:
        if key not in self._read:
            self._read[key] = read()
        return cast("T", self._read[key])


@dataclass(frozen=True)
class Gathered:
    """Who is meant by a step. `fallback`: the step itself reached nobody, these are from the fallback of the plan.

    `tried`: it would reach somebody, but all of them were called in this round already.
    """

    page: tuple[Person, ...] = ()
    inform: tuple[Person, ...] = ()
    parties: tuple[str, ...] = ()
    fallback: bool = False
    tried: bool = False

    @property
    def anybody(self) -> bool:
        return bool(self.page or self.inform or self.parties)


def gather(
    plan: Plan, step: Step, *, municipality: str, at: datetime, tried: Collection[int], book: Book | None = None
) -> Gathered:
    """Everybody a step means, each once; when it reaches nobody, whoever the fallback of the plan means.

    Who has to come is never merely told. A step whose people were all called in this round reaches nobody, and is
    passed without the fallback. The fallback is called once in a round.
    """
    book = book or Book(at)
    found = _all(step.targets, municipality=municipality, at=at, tried=tried, book=book)
    if found.anybody:
        return found
    if _all(step.targets, municipality=municipality, at=at, tried=(), book=book).anybody:
        return Gathered(tried=True)
    found = _all(plan.fallback, municipality=municipality, at=at, tried=tried, book=book)
    page = tuple(person for person in found.page if person.pk not in tried)
    return Gathered(page, found.inform, found.parties, fallback=found.anybody, tried=found.page != page)


def reach(
    target: Target, *, municipality: str, at: datetime, tried: Collection[int], book: Book | None = None
) -> list[Person]:
    """The people one target means at a moment, the first to reach first.

    `tried` are the numbers of those who were called in this round: whoever is on call or next on call is not called
    again in it; a person, a team or a role that a step names is. A party is no person.
    """
    book = book or Book(at)
    match target.kind:
        case Reach.ON_CALL | Reach.EVERYBODY_ON_CALL | Reach.NEXT_ON_CALL:
            of = book.roster(target.ref)
            return _on_call(target, of, tried, book) if of else []
        case Reach.PERSON:
            one = book.person(_number(target.ref))
            return [one] if one else []
        case Reach.TEAM:
            return book.team(_number(target.ref))
        case Reach.ROLE:
            return book.role(target.ref)
        case Reach.PARTY:
            return []


def next_shift_at(plan: Plan, at: datetime, book: Book | None = None) -> datetime | None:
    """When somebody begins a shift in any of the rosters of a plan; None when nothing is planned."""
    book = book or Book(at)
    slugs = {target.ref for target in _targets(plan) if target.kind in (Reach.ON_CALL, Reach.EVERYBODY_ON_CALL)}
    found = [of for slug in sorted(slugs) if (of := book.roster(slug))]
    return min((shift.starts_at for of in found for shift in book.coming(of)), default=None)


def _targets(plan: Plan) -> list[Target]:
    return [target for step in plan.steps for target in step.targets] + list(plan.fallback)


def _all(targets: Sequence[Target], *, municipality: str, at: datetime, tried: Collection[int], book: Book) -> Gathered:
    paged: dict[int, Person] = {}
    told: dict[int, Person] = {}
    for target in targets:
        already = {*tried, *paged}
        for person in reach(target, municipality=municipality, at=at, tried=already, book=book):
            (told if target.inform else paged).setdefault(person.pk, person)
    only_told = tuple(person for pk, person in told.items() if pk not in paged)
    parties = dict.fromkeys(target.ref for target in targets if target.kind is Reach.PARTY)
    return Gathered(tuple(paged.values()), only_told, tuple(parties))


def _on_call(target: Target, of: Roster, tried: Collection[int], book: Book) -> list[Person]:
    now = _people(book.on_duty(of), of, target.layer, book)
    free = [person for person in now if person.pk not in tried]
    if target.kind is Reach.EVERYBODY_ON_CALL:
        return free
    if target.kind is Reach.ON_CALL:
        return free if target.layer else free[:1]
    here = {person.pk for person in _people(book.on_duty(of), of, 0, book)}
    coming = _people(book.coming(of), of, target.layer, book)
    return [person for person in coming if person.pk not in here and person.pk not in tried][:1]


def _people(shifts: Sequence[Shift], of: Roster, layer: int, book: Book) -> list[Person]:
    """Who of these can be reached, each once; `layer` 0 is every layer."""
    wanted = book.layer(of, layer) if layer else None
    if layer and wanted is None:
        return []
    chosen = [shift for shift in shifts if wanted is None or shift.layer_id == wanted]
    found = [shift.person for shift in chosen if shift.person is not None and shift.person.active]
    return list({person.pk: person for person in found}.values())


def _team(pk: int, at: datetime) -> list[Person]:
    """Who is in a team of the region on that day, and can be reached."""
    accounts = teams.accounts_of(pk, local(at).date())
    return [person for account in accounts if (person := people.person_of_account(account))]


def _number(ref: str) -> int:
    return int(ref) if ref.isdecimal() else 0
