"""Reads of night numbers and calls, behind a wall of the region. Lists come back evaluated."""

from __future__ import annotations

from datetime import datetime, timedelta

from regional_meldpunt.contacts.queries import significant
from regional_meldpunt.night_line.models import NightCall, NightNumber
from tenants.registry import hosts

SHOWN = 50
OFFERED = timedelta(minutes=30)
"""How long after answering a call the entry of a melding is offered."""


def numbers() -> list[NightNumber]:
    return list(NightNumber.objects.all())


def number(pk: int) -> NightNumber | None:
    return NightNumber.objects.filter(pk=pk).first()


def by_digits(called: str) -> NightNumber | None:
    """The night number that was called; for one that nobody knows that of the region."""
    digits = significant(called)
    rows = NightNumber.objects.filter(active=True)
    found = rows.filter(digits=digits).first() if digits else None
    return found or rows.filter(regional=True).first()


def place_of(line: NightNumber | None) -> str:
    """Whose book keeps the caller. Without any number of the region the first municipality does: nothing is lost."""
    known = [member.schema_name for member in hosts.municipalities()]
    return line.place if line is not None and line.place in known else known[0]


def call(pk: int) -> NightCall | None:
    return NightCall.objects.select_related("joins", "line").filter(pk=pk).first()


def recent() -> list[NightCall]:
    return list(NightCall.objects.select_related("line")[:SHOWN])


def answered_by(person: int, at: datetime) -> list[NightCall]:
    """Calls this person took and of which no melding was made yet: the newest first."""
    rows = NightCall.objects.filter(answered_by_id=person, answered_at__gt=at - OFFERED, number="")
    return list(rows.order_by("-answered_at")[:3])


def of_melding(number: str) -> list[NightCall]:
    return list(NightCall.objects.filter(number=number).order_by("at"))
