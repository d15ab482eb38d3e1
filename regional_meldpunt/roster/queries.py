"""Who is on call: now, next, this week, and at any moment that is over. Behind the walls of the region.

Everything reads published shifts, never the plan. Lists come back evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from regional_meldpunt.roster.models import Layer, Publication, Roster, Shift
from tenants.people.models import Person
from tenants.people.queries import active_people

SOON = timedelta(days=120)
"""How far ahead is looked for whoever comes next."""


def rosters() -> list[Roster]:
    return list(Roster.objects.filter(active=True))


def kept() -> list[Roster]:
    """Also those that are not in use any more."""
    return list(Roster.objects.all())


def roster(slug: str) -> Roster | None:
    return Roster.objects.filter(slug=slug).first()


def default() -> Roster | None:
    """The roster that the desk calls by itself: the first in use."""
    return Roster.objects.filter(active=True).first()


def layers(of: Roster) -> list[Layer]:
    """Its lines of people, the first to reach first."""
    return list(of.layers.filter(active=True))


def on_duty(of: Roster, at: datetime) -> list[Shift]:
    """The shifts that are running at a moment, the first layer first; also of a moment years ago."""
    return _in_order(_shifts(of).filter(starts_at__lte=at, ends_at__gt=at))


def who_is_on_call(of: Roster, at: datetime) -> list[Person]:
    """Whom to reach at a moment, layer by layer, each once; somebody who was withdrawn is not reached."""
    return _people(on_duty(of, at))


def next_shifts(of: Roster, at: datetime) -> list[Shift]:
    """For each layer the first shift that begins after a moment, in the order of the layers."""
    rows = _shifts(of).filter(starts_at__gt=at, starts_at__lt=at + SOON, person__active=True).order_by("starts_at")
    firsts: dict[int, Shift] = {}
    for one in rows[:200]:
        firsts.setdefault(one.layer_id, one)
    return _in_order(firsts.values())


def next_on_call(of: Roster, at: datetime) -> list[Person]:
    """Who comes next, layer by layer, each once."""
    return _people(next_shifts(of, at))


def this_week(of: Roster, at: datetime) -> list[Shift]:
    """What runs in the seven days from a moment on."""
    return shifts_between(of, at, at + timedelta(days=7))


def shifts_between(of: Roster, start: datetime, end: datetime) -> list[Shift]:
    return list(_shifts(of).filter(ends_at__gt=start, starts_at__lt=end))


def all_shifts_between(start: datetime, end: datetime) -> list[Shift]:
    """What runs between two moments, in every roster."""
    rows = Shift.objects.select_related("roster", "layer", "person").filter(ends_at__gt=start, starts_at__lt=end)
    return list(rows.order_by("starts_at", "layer__order", "id"))


def last_publication(of: Roster) -> Publication | None:
    return Publication.objects.filter(roster=of).first()


def current_shift(at: datetime, of: Roster | None = None) -> Shift | None:
    """Whose turn it is, or was, at a moment: the first who can be reached; None for a gap."""
    chosen = of or default()
    running = on_duty(chosen, at) if chosen else []
    return next((one for one in running if one.person is not None), None)


def on_call(at: datetime, of: Roster | None = None) -> Person | None:
    """The first to reach at a moment; somebody who was withdrawn is not."""
    chosen = of or default()
    return next(iter(who_is_on_call(chosen, at)), None) if chosen else None


def after_this_one(at: datetime, of: Roster | None = None) -> Shift | None:
    """The first shift of the first layer that begins after a moment."""
    chosen = of or default()
    return next(iter(next_shifts(chosen, at)), None) if chosen else None


def to_reach(at: datetime, of: Roster | None = None) -> list[Person]:
    """Whom to call, in order: who is on call now, layer by layer, then whoever comes next, each once."""
    chosen = of or default()
    if chosen is None:
        return active_people()
    found = _people([*on_duty(chosen, at), *coming_shifts(chosen, at)])
    return found or active_people()


def coming_shifts(of: Roster, at: datetime) -> list[Shift]:
    """The next sixty shifts that begin after a moment, the soonest first, of people who can be reached."""
    rows = _shifts(of).filter(starts_at__gt=at, starts_at__lt=at + SOON, person__active=True)
    return list(rows.order_by("starts_at", "layer__order")[:60])


def shifts_of(person_id: int, *, after: datetime, limit: int = 12) -> list[Shift]:
    """The coming shifts of one person in every roster, the present one included."""
    rows = Shift.objects.select_related("roster", "layer", "person")
    return list(rows.filter(person_id=person_id, ends_at__gt=after)[:limit])


def shifts(*, after: datetime, limit: int = 26) -> list[Shift]:
    """The first roster from a moment on."""
    chosen = default()
    return list(_shifts(chosen).filter(ends_at__gt=after)[:limit]) if chosen else []


def shift(pk: int) -> Shift | None:
    return Shift.objects.select_related("roster", "layer", "person").filter(pk=pk).first()


def _shifts(of: Roster) -> QuerySet[Shift]:
    return Shift.objects.select_related("layer", "person").filter(roster=of)


def _in_order(found: Iterable[Shift]) -> list[Shift]:
    return sorted(found, key=lambda one: (one.layer.order, one.layer_id, one.starts_at))


def _people(found: Iterable[Shift]) -> list[Person]:
    people: dict[int, Person] = {}
    for one in found:
        if one.person is not None and one.person.active:
            people.setdefault(one.person.pk, one.person)
    return list(people.values())
