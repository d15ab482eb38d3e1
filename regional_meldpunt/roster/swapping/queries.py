"""Reads of swaps, for whoever asked and for whoever may answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import translation
from django.utils.formats import date_format

from foundation.calendar.clock import local
from regional_meldpunt.roster.models import RotationMember, Swap, SwapLeg, SwapState
from tenants.people.models import Person


@dataclass(frozen=True)
class Asked:
    """A swap as a page shows it."""

    swap: Swap
    leg: SwapLeg
    back: SwapLeg | None

    @property
    def is_open(self) -> bool:
        return self.swap.state == SwapState.OPEN


def swap(pk: int) -> Swap | None:
    return Swap.objects.select_related("roster", "giver", "asked", "taker").filter(pk=pk).first()


def by_me(person: Person, limit: int = 12) -> list[Asked]:
    """What this person asked, the newest first."""
    rows = Swap.objects.select_related("giver", "asked", "taker").prefetch_related("legs__layer")
    return [_asked(row) for row in rows.filter(giver=person)[:limit]]


def for_me(person: Person, at: datetime) -> list[Asked]:
    """What this person may take now: asked of them, or of everybody in a roster they are in."""
    rosters = RotationMember.objects.filter(person=person).values("rotation__layer__roster_id")
    rows = Swap.objects.select_related("giver", "asked", "roster").prefetch_related("legs__layer")
    rows = rows.filter(state=SwapState.OPEN, roster_id__in=rosters).exclude(giver=person)
    rows = rows.filter(Q(asked=person) | Q(asked=None))
    return [asked for row in rows if (asked := _asked(row)).leg.ends_at > at]


def open_in(roster_id: int) -> list[Asked]:
    rows = Swap.objects.select_related("giver", "asked").prefetch_related("legs__layer")
    return [_asked(row) for row in rows.filter(roster_id=roster_id, state=SwapState.OPEN)]


def asked_already(giver: Person, begins: datetime, ends: datetime) -> bool:
    legs = SwapLeg.objects.filter(swap__giver=giver, swap__state=SwapState.OPEN, returns=False)
    return legs.filter(starts_at__lt=ends, ends_at__gt=begins).exists()


def colleagues(roster_id: int, but: Person) -> list[Person]:
    """Who is in the rotations of a roster."""
    pks = RotationMember.objects.filter(rotation__layer__roster_id=roster_id).values("person_id")
    return list(Person.objects.filter(pk__in=pks, active=True).exclude(pk=but.pk))


def in_roster(roster_id: int, person: Person) -> bool:
    return RotationMember.objects.filter(rotation__layer__roster_id=roster_id, person=person).exists()


def who_may_take(found: Swap) -> list[Person]:
    if found.asked is not None:
        return [found.asked] if found.asked.active else []
    return colleagues(found.roster_id, found.giver) if found.giver else []


def in_words(leg: SwapLeg, language: str) -> str:
    with translation.override(language):
        begins, ends = (date_format(local(at), "D j M Y, H:i").lower() for at in (leg.starts_at, leg.ends_at))
    return f"{leg.layer.name}: {begins} – {ends}"


def _asked(row: Swap) -> Asked:
    legs = list(row.legs.all())
    return Asked(row, legs[0], next((leg for leg in legs if leg.returns), None))
