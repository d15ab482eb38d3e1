"""Reads of taken, behind the present wall."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from foundation.tenancy import WallState, current
from regional_meldpunt.meldingen.models import Attachment, Melding, Visibility
from regional_meldpunt.taak import links
from regional_meldpunt.taak.models import OPEN, UNFINISHED, Receiver, Taak
from tenants.registry import hosts

LONGEST = 200


@dataclass(frozen=True)
class Asked:
    """A taak that another municipality gave to this one."""

    giver: str
    number: str
    what: str
    place: str
    urgency: str
    state: str
    given_at: datetime | None
    due_at: datetime | None
    address: str


def of_melding(melding: Melding) -> list[Taak]:
    """In the order in which they happen."""
    return list(Taak.objects.filter(melding=melding))


def find(melding: Melding, pk: int) -> Taak | None:
    return Taak.objects.select_related("melding__category").filter(melding=melding, pk=pk).first()


def by_key(key: uuid.UUID) -> Taak | None:
    return Taak.objects.select_related("melding__category").filter(key=key).first()


def by_id(pk: int) -> Taak | None:
    return Taak.objects.select_related("melding__category").filter(pk=pk).first()


def for_teams(municipality: str, slugs: Iterable[str]) -> list[Taak]:
    """Open work of these teams; what must be ready first stands first."""
    rows = _open(municipality).filter(receiver=Receiver.TEAM, receiver_slug__in=list(slugs))
    return list(rows[:LONGEST])


def outside(municipality: str) -> list[Taak]:
    """What this municipality waits for at others."""
    return list(_open(municipality).exclude(receiver=Receiver.TEAM)[:LONGEST])


def asked_of_us() -> list[Asked]:
    """What other municipalities gave to the one behind whose wall this runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT giver, number, key, what, place, urgency, state, given_at, due_at FROM taken_for_me()")
        rows = cursor.fetchall()
    return [
        Asked(hosts.by_schema(giver).name, number, what, place, urgency, state, given, due, links.page(giver, key))
        for giver, number, key, what, place, urgency, state, given, due in rows
    ]


def stuck(*, responsible: str = "") -> list[Taak]:
    """Work that does not reach whoever must do it, the oldest first."""
    rows = Taak.objects.select_related("melding__category").filter(state__in=OPEN).exclude(problem="")
    return list(_of_side(rows, responsible).order_by("id")[:LONGEST])


def to_judge(*, responsible: str = "") -> list[Taak]:
    """The receiver wrote something that only a person can read, the oldest first."""
    rows = Taak.objects.select_related("melding__category").filter(judge_since__isnull=False)
    return list(_of_side(rows, responsible).order_by("judge_since", "id")[:LONGEST])


def _of_side(rows: QuerySet[Taak], responsible: str) -> QuerySet[Taak]:
    wall = current()
    if wall.state is WallState.MUNICIPALITY:
        rows = rows.filter(municipality=wall.schema)
    return rows.filter(melding__responsible=responsible) if responsible else rows


def unfinished(melding: Melding) -> list[Taak]:
    return list(Taak.objects.filter(melding=melding, state__in=UNFINISHED))


def awaited(meldingen: Iterable[int]) -> dict[int, Taak]:
    """For each of these meldingen that waits for a task: the first such task that is not over."""
    wanted = list(meldingen)
    if not wanted:
        return {}
    rows = Taak.objects.filter(melding_id__in=wanted, awaited=True, state__in=UNFINISHED).order_by("-position", "-id")
    return {row.melding_id: row for row in rows}


def photos(taak: Taak) -> list[Attachment]:
    """What the receiver may see: every photo but the confidential ones, when the giver sends them along."""
    if not taak.with_photos:
        return []
    rows = Attachment.objects.select_related("file").filter(melding=taak.melding)
    return list(rows.exclude(visibility=Visibility.CONFIDENTIAL))


def _open(municipality: str) -> QuerySet[Taak]:
    rows = Taak.objects.select_related("melding__category").filter(municipality=municipality, state__in=OPEN)
    return rows.order_by("due_at", "given_at")
