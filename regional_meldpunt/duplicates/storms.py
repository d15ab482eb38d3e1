"""Storms: what belongs together by place and time, and one message to everybody in it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils.text import slugify

from foundation.identity.actor import Actor
from foundation.tenancy import WallState, current
from regional_meldpunt.categories.models import REGION
from regional_meldpunt.duplicates.models import Storm, StormMessage
from regional_meldpunt.meldingen.models import Melding, Responsible

WINDOW = timedelta(hours=12)
CELL = 0.009  # of a degree of latitude: a kilometre
MOST_OPEN = 2_000
SECOND_THOUGHT = timedelta(seconds=20)
"""A message to a whole storm waits longer than one to a single reporter."""
SMALLEST = 2
"""Fewer in one place is no group."""


@dataclass(frozen=True)
class Group:
    """Open meldingen of one group of categories, close to each other, within some hours."""

    municipality: str
    subject: str
    place: str
    rows: tuple[Melding, ...]

    @property
    def since(self) -> datetime:
        return min(row.reported_at for row in self.rows)

    @property
    def numbers(self) -> str:
        return " ".join(row.number for row in self.rows)


def owner_here() -> str:
    wall = current()
    return wall.schema if wall.state is WallState.MUNICIPALITY else REGION


def open_storms() -> list[Storm]:
    """Those of the region and of this municipality that are not over."""
    return list(Storm.objects.filter(municipality__in={REGION, owner_here()}, ended_at=None)[:50])


def storm(slug: str) -> Storm | None:
    return Storm.objects.filter(municipality__in={REGION, owner_here()}, slug=slug).first()


def sizes(slugs: list[str]) -> dict[str, tuple[int, int]]:
    """(open, all) per storm, as far as the present wall shows it."""
    rows = Melding.objects.filter(storm__in=slugs).values("storm").order_by()
    counted = rows.annotate(total=Count("id"), still=Count("id", filter=Q(finished_at=None)))
    return {row["storm"]: (row["still"], row["total"]) for row in counted}


def of_storm(found: Storm, *, only_open: bool = False) -> list[Melding]:
    rows = Melding.objects.select_related("category__group").filter(storm=found.slug)
    if owner_here() != REGION:
        rows = rows.filter(municipality=owner_here())
    return list((rows.filter(finished_at=None) if only_open else rows).order_by("-reported_at")[:MOST_OPEN])


def groups(at: datetime) -> list[Group]:
    """What came in during the last hours and lies together, the largest first."""
    rows = Melding.objects.select_related("category__group").filter(
        finished_at=None, storm="", reported_at__gte=at - WINDOW
    )
    if owner_here() == REGION:
        rows = rows.filter(at_desk=True, responsible=Responsible.REGION)
    else:
        rows = rows.filter(municipality=owner_here())
    cells: dict[tuple[str, str, str], list[Melding]] = defaultdict(list)
    for row in rows.order_by("reported_at")[:MOST_OPEN]:
        cells[row.municipality, row.category.group.name, _cell(row)].append(row)
    found = [
        Group(municipality, subject, inside[0].place_text, tuple(inside))
        for (municipality, subject, _where), inside in cells.items()
        if len(inside) >= SMALLEST
    ]
    return sorted(found, key=lambda group: -len(group.rows))


def begin(name: str, *, by: Actor, at: datetime) -> Storm:
    """A storm with a name; the day and a few signs keep two of the same name apart."""
    slug = f"{slugify(name)[:24] or 'storm'}-{at:%y%m%d}-{uuid.uuid4().hex[:4]}"
    return Storm.objects.create(municipality=owner_here(), slug=slug, name=name, by=by, at=at)


def end(found: Storm, *, at: datetime) -> None:
    found.ended_at = at
    found.save(update_fields=["ended_at"])


def messages(found: Storm) -> list[StormMessage]:
    return list(StormMessage.objects.filter(municipality=owner_here(), storm=found.slug)[:20])


def second_thoughts(said: Sequence[StormMessage], by: Actor, at: datetime) -> StormMessage | None:
    """What this person said last, while most of it can still be taken back."""
    fresh = (row for row in said if row.told and row.at > at - SECOND_THOUGHT)
    return next((row for row in fresh if (row.by.schema, row.by.id) == (by.schema, by.id)), None)


def note_message(found: Storm, *, key: uuid.UUID, text: str, by: Actor, at: datetime) -> tuple[StormMessage, bool]:
    """The message of this form, and whether it is new."""
    values = {"storm": found.slug, "text": text, "by": by, "at": at}
    return StormMessage.objects.get_or_create(municipality=owner_here(), key=key, defaults=values)


def told(message: StormMessage, total: int) -> None:
    message.told = total
    message.save(update_fields=["told"])


def _cell(row: Melding) -> str:
    """A square kilometre, or the street when there is no point."""
    if row.lat is None or row.lon is None:
        return row.place_text.split(",")[0].rstrip("0123456789 ").lower()[:60]
    return f"{int(row.lat / CELL)}:{int(row.lon / (CELL * 1.58))}"
