"""Reads of meldingen. Behind each wall they answer only what that wall shows; lists come back evaluated."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F, Func, QuerySet, SmallIntegerField
from django.utils.dateparse import parse_datetime

from regional_meldpunt.categories.models import in_language
from regional_meldpunt.meldingen.models import Attachment, HistoryEntry, Melding, Responsible, Signaal
from regional_meldpunt.meldingen.statuses import State, state
from tenants.registry import hosts

PICTURE = "image/jpeg"
LONGEST_LIST = 500
CONTACT_GIVEN, CONTACT_KEPT = "contact_given", "contact_kept"  # verbs of a hand-over


@dataclass(frozen=True)
class PublicStep:
    """One line of the public timeline."""

    at: datetime
    verb: str
    status: str
    text: str

    @property
    def state(self) -> State | None:
        return state(self.status) if self.status else None


@dataclass(frozen=True)
class PublicMelding:
    """What a number opens, on every host. No place, no words of the reporter, no names."""

    number: str
    municipality: str
    received_by: str
    responsible: str
    status: str
    version: int
    reported_at: datetime
    changed_at: datetime
    category: str
    icon: str
    steps: tuple[PublicStep, ...]
    joined_to: str = ""
    joined_status: str = ""

    @property
    def state(self) -> State:
        """How far it is; what was joined to another melding is as far as that one."""
        return state(self.joined_status or self.status)


def desk_queue(limit: int = LONGEST_LIST) -> list[Melding]:
    """What the regional desk has to act on now: the most urgent first, then the oldest."""
    return list(_open().filter(responsible=Responsible.REGION)[:limit])


def open_now(limit: int = LONGEST_LIST) -> list[Melding]:
    """Everything open that the present wall shows: the most urgent first, then the oldest."""
    return list(_open()[:limit])


def by_number(number: str) -> Melding | None:
    """The melding if the present wall shows it."""
    return Melding.objects.select_related("category__group").filter(number=number).first()


def by_ids(ids: list[int]) -> list[Melding]:
    """As far as the present wall shows them, newest first."""
    return list(Melding.objects.select_related("category").filter(pk__in=ids).order_by("-reported_at"))


def in_street(municipality: str, street: str, *, kind: int | None, public_only: bool, limit: int) -> list[int]:
    """Open meldingen whose place begins with these words, newest first: through the function that may use the index."""
    asked = [municipality, street, kind, public_only, limit]
    with connection.cursor() as cursor:
        cursor.execute("SELECT meldingen_in_street(%s, %s, %s, %s, %s)", asked)
        return [row[0] for row in cursor.fetchall()]


def history(melding: Melding, *levels: str) -> list[HistoryEntry]:
    """The lines of these levels (all when none is given), oldest first."""
    rows = HistoryEntry.objects.filter(melding=melding)
    return list(rows.filter(visibility__in=levels) if levels else rows)


def signalen(melding: Melding) -> list[Signaal]:
    """Everybody who reported it, oldest first."""
    return list(Signaal.objects.filter(melding=melding))


def has_contact(melding: Melding) -> bool:
    """Whether any of its reporters left something to answer to."""
    if melding.contact_ref is not None:
        return True
    return Signaal.objects.filter(melding=melding, contact_ref__isnull=False).exists()


def contact_kept(melding: Melding) -> bool:
    """Whether the municipality where it came in handed it over and kept the contact of the reporter."""
    if melding.municipality == melding.received_by:
        return False
    decided = HistoryEntry.objects.filter(melding=melding, verb__in=(CONTACT_GIVEN, CONTACT_KEPT))
    return decided.order_by("-at", "-id").values_list("verb", flat=True).first() == CONTACT_KEPT


def keeper_of_contact(melding: Melding) -> str:
    """The name of the municipality that kept the contact of the reporter; "" when it is with the melding."""
    return hosts.by_schema(melding.received_by).name if contact_kept(melding) else ""


def of_contacts(refs: list[uuid.UUID], limit: int) -> list[Melding]:
    """What these people reported, newest first, as far as the present wall shows it."""
    if not refs:
        return []
    told = Signaal.objects.filter(contact_ref__in=refs).values("melding")
    return list(Melding.objects.select_related("category").filter(pk__in=told).order_by("-reported_at")[:limit])


def secret_hashes(melding: Melding) -> list[str]:
    """What opens this melding for its reporters."""
    return [melding.secret_hash, *Signaal.objects.filter(melding=melding).values_list("secret_hash", flat=True)]


def joined_to(melding: Melding) -> Melding | None:
    """The melding with which this one is handled, because both tell the same fact."""
    return by_number(melding.merged_into) if melding.merged_into else None


def merged_into(melding: Melding) -> list[Melding]:
    """The meldingen that were closed because this one tells the same fact."""
    rows = Melding.objects.select_related("category").filter(municipality=melding.municipality)
    return list(rows.filter(merged_into=melding.number).order_by("reported_at"))


def steps_between(begins: datetime, ends: datetime, limit: int, *, at_desk: bool = False) -> list[HistoryEntry]:
    """The last `limit` lines of a stretch of time over all meldingen that the present wall shows, oldest first.

    `at_desk`: only of what the regional desk handles or handled.
    """
    rows = HistoryEntry.objects.select_related("melding__category").filter(at__gte=begins, at__lt=ends)
    if at_desk:
        with connection.cursor() as cursor:
            cursor.execute("SELECT steps_at_desk(%s, %s, %s)", [begins, ends, limit])
            rows = rows.filter(pk__in=[row[0] for row in cursor.fetchall()])
    return list(reversed(rows.order_by("-at", "-id")[:limit]))


def photos(melding: Melding, *levels: str) -> list[Attachment]:
    """Photos with a file that the present wall shows."""
    rows = Attachment.objects.select_related("file").filter(melding=melding, file__content_type=PICTURE)
    return list(rows.filter(visibility__in=levels) if levels else rows)


def documents(melding: Melding) -> list[Attachment]:
    """What hangs on it and is no photo, such as a plan that came by mail; for staff, to download."""
    return list(Attachment.objects.select_related("file").filter(melding=melding).exclude(file__content_type=PICTURE))


def public_view(number: str) -> PublicMelding | None:
    """The public facts of a number, from any municipality, through the one function that looks across the walls."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public_melding(%s)", [number])
        row = cursor.fetchone()
    found = row[0] if row else None
    if found is None:
        return None
    return _public(json.loads(found) if isinstance(found, str) else found)


def _public(found: Any) -> PublicMelding:
    return PublicMelding(
        number=found["number"],
        municipality=found["municipality"],
        received_by=found["received_by"],
        responsible=found["responsible"],
        status=found["status"],
        version=found["version"],
        reported_at=_moment(found["reported_at"]),
        changed_at=_moment(found["changed_at"]),
        category=in_language(found["category_nl"], found["category_fr"]),
        icon=found["icon"],
        steps=tuple(
            PublicStep(_moment(step["at"]), step["verb"], step["status"], step["text"]) for step in found["steps"]
        ),
        joined_to=found["joined_to"],
        joined_status=found["joined_status"],
    )


def _moment(text: str) -> datetime:
    found = parse_datetime(text)
    if found is None:
        raise ValueError(f"{text!r} is no moment")
    return found


def _open() -> QuerySet[Melding]:
    return _ranked(Melding.objects.select_related("category").filter(finished_at=None))


def _ranked(rows: QuerySet[Melding]) -> QuerySet[Melding]:
    """In the order of the index of open work."""
    rank = Func(F("urgency"), function="urgency_rank", output_field=SmallIntegerField())
    return rows.order_by(rank, "reported_at", "id")
