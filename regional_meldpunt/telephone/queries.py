"""Reads of calls, counts and questions, behind whichever wall is present. Lists come back evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from foundation.tenancy import WallState, current
from regional_meldpunt.categories.models import REGION
from regional_meldpunt.telephone.models import CallCard, CallState, FirstLine

SHOWN_FOR = timedelta(minutes=30)
MOST_CARDS = 12


@dataclass(frozen=True)
class Counted:
    """So many questions answered at once, under one heading."""

    label: str
    total: int


def owner_here() -> str:
    """Whose telephone it is: the municipality of the wall, or the region."""
    wall = current()
    return wall.schema if wall.state is WallState.MUNICIPALITY else REGION


def waiting_cards(at: datetime) -> list[CallCard]:
    """Calls that ring or were just taken or missed, newest first."""
    states = (CallState.RINGING, CallState.TAKEN, CallState.MISSED)
    rows = CallCard.objects.filter(municipality=owner_here(), at__gte=at - SHOWN_FOR, state__in=states, number="")
    return list(rows[:MOST_CARDS])


def card(pk: int) -> CallCard | None:
    return CallCard.objects.filter(municipality=owner_here(), pk=pk).first()


def answered_since(since: datetime) -> int:
    return _counted(since).count()


def per_day(since: datetime) -> list[Counted]:
    rows = _counted(since).annotate(day=TruncDate("at")).values("day").annotate(total=Count("id")).order_by("-day")
    return [Counted(row["day"].isoformat(), row["total"]) for row in rows]


def per_column(since: datetime, name: str) -> list[Counted]:
    """By `competent`, `category` or `channel`, the most first."""
    rows = _counted(since).order_by().values(name).annotate(total=Count("id")).order_by("-total", name)
    return [Counted(row[name], row["total"]) for row in rows]


def per_person(since: datetime) -> list[Counted]:
    totals: dict[str, int] = {}
    for by in _counted(since).values_list("by", flat=True):
        totals[by.name] = totals.get(by.name, 0) + 1
    return [Counted(name, total) for name, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))]


def _counted(since: datetime) -> QuerySet[FirstLine]:
    return FirstLine.objects.filter(municipality=owner_here(), at__gte=since)
