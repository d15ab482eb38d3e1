"""Reads of the roster. They answer behind the walls of the region; lists come back evaluated."""

from datetime import datetime

from regional_meldpunt.roster.models import Shift
from tenants.people.models import Person
from tenants.people.queries import active_people, person_of_account

__all__ = [
    "after_this_one", "current_shift", "last_shift", "on_call", "person_of_account", "shift", "shifts", "shifts_of",
    "to_reach",
]  # fmt: skip


def current_shift(at: datetime) -> Shift | None:
    """Whose turn it is, or was, at a moment; None for a gap."""
    return Shift.objects.select_related("person").filter(starts_at__lte=at, ends_at__gt=at).first()


def on_call(at: datetime) -> Person | None:
    """Who is on call at a moment; somebody who was withdrawn is not."""
    shift = current_shift(at)
    return shift.person if shift and shift.person.active else None


def after_this_one(at: datetime) -> Shift | None:
    """The first shift that begins after a moment."""
    return Shift.objects.select_related("person").filter(starts_at__gt=at, person__active=True).first()


def to_reach(at: datetime) -> list[Person]:
    """Whom to call, in order: who is on call now, then whoever comes next in the roster, each once."""
    rows = Shift.objects.select_related("person").filter(ends_at__gt=at, person__active=True).order_by("starts_at")
    found: dict[int, Person] = {}
    for shift in rows[:60]:
        found.setdefault(shift.person_id, shift.person)
    return list(found.values()) or active_people()


def shifts_of(person_id: int, *, after: datetime, limit: int = 12) -> list[Shift]:
    """The coming shifts of one person, the present one included."""
    return list(Shift.objects.filter(person_id=person_id, ends_at__gt=after)[:limit])


def shifts(*, after: datetime, limit: int = 26) -> list[Shift]:
    """The roster from a moment on."""
    return list(Shift.objects.select_related("person").filter(ends_at__gt=after)[:limit])


def last_shift() -> Shift | None:
    """The one that is planned farthest ahead."""
    return Shift.objects.select_related("person").last()


def shift(pk: int) -> Shift | None:
    return Shift.objects.select_related("person").filter(pk=pk).first()
