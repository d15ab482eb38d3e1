"""What comes in becomes one melding with its first signaal, however many copies of it arrive."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Model

from foundation.events import announced, announcing
from foundation.files import actions as files
from foundation.identity.actor import Actor
from foundation.tenancy.family import write_family
from foundation.tenancy.parts import Part, run
from regional_meldpunt.categories.models import Category
from regional_meldpunt.meldingen import events, mails, melding_number, secret_links
from regional_meldpunt.meldingen.models import Channel, HistoryEntry, Kind, Melding, Responsible, Signaal, Visibility
from regional_meldpunt.meldingen.responsibility import Decision
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.meldingen.writing import attach

ATTEMPTS = 8


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where it is: words, a point, or both. `metres_outside` counts from the edge of the region."""

    text: str = ""
    postal_code: str = ""
    lat: float | None = None
    lon: float | None = None
    metres_outside: int = 0


@dataclass(frozen=True, kw_only=True)
class Report:
    """What came in, complete and checked. `key` makes one melding of any number of copies."""

    key: uuid.UUID
    municipality: str
    received_by: str
    category: Category
    urgency: str
    decision: Decision
    place: Place
    description: str = ""
    danger: bool = False
    kind: str = Kind.MELDING
    channel: str = Channel.WEB
    language: str = "nl"
    contact_ref: uuid.UUID | None = None
    photos: tuple[uuid.UUID, ...] = field(default=())
    answers: tuple[dict[str, str], ...] = field(default=())
    asset: str = ""
    public: bool = False
    team: str = ""
    deadline_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One contact by one person: what becomes a `Signaal`. `key` makes one of any number of copies."""

    key: uuid.UUID
    channel: str
    language: str = "nl"
    description: str = ""
    contact_ref: uuid.UUID | None = None
    lat: float | None = None
    lon: float | None = None

    @classmethod
    def of(cls, report: Report) -> Contact:
        place = report.place
        return cls(
            key=report.key,
            channel=report.channel,
            language=report.language,
            description=report.description,
            contact_ref=report.contact_ref,
            lat=place.lat,
            lon=place.lon,
        )


@dataclass(frozen=True, kw_only=True)
class Along:
    """What else is written in the statement that makes a melding, which is written only if `only_if` finds a row.

    `parts` go with a new melding; `of_it` gets the melding, with its number, and also one that was there already.
    """

    parts: tuple[Part, ...] = ()
    of_it: Callable[[Melding], Part] | None = None
    only_if: Part | None = None

    def with_new(self, melding: Melding) -> list[Part]:
        return [*self.parts, self.of_it(melding)] if self.of_it else [*self.parts]


def receive(report: Report, *, by: Actor, at: datetime, along: Along = Along()) -> Melding:  # noqa: B008  # frozen
    """Make one melding of a report; a second copy with the same key answers the first one, unchanged.

    Raises NotAsItWas when `along` says so. Who does it inside an action does not catch what goes wrong here.
    """
    if not report.photos:
        return _once(report, by, at, along)[0]
    with announcing(apart=False):
        melding, created = _once(report, by, at, along)
        for stored in files.mine(report.photos) if created else ():
            attach(melding, stored, by=by, at=at, caption="", visibility=Visibility.REPORTER)
        return melding


def add_signaal(melding: Melding, contact: Contact, *, by: Actor, at: datetime) -> Signaal:
    """Write down one more contact, inside an action; the same key twice answers the first."""
    values = _signaal(melding, contact, by, at) | {"secret_hash": _secret_hash(contact.key)}
    signaal, _created = Signaal.objects.get_or_create(melding=melding, key=contact.key, defaults=values)
    return signaal


def _signaal(melding: Melding, contact: Contact, by: Actor, at: datetime) -> dict[str, Any]:
    values = {name: value for name, value in vars(contact).items() if name != "key"}
    return values | {"municipality": melding.municipality, "received_by": melding.received_by, "by": by, "at": at}


def _secret_hash(key: uuid.UUID) -> str:
    return secret_links.digest(secret_links.token(key))


def _once(report: Report, by: Actor, at: datetime, along: Along) -> tuple[Melding, bool]:
    """Insert, or find what the same key made before; a number that exists is drawn again."""
    for _attempt in range(ATTEMPTS):
        melding = _melding(report, at)
        own = {"municipality": melding.municipality, "received_by": melding.received_by, "by": by, "at": at}
        told = HistoryEntry(verb="received", to_status=Status.RECEIVED, visibility=Visibility.PUBLIC, **own)
        first = Signaal(key=report.key, first=True, **_signaal(melding, Contact.of(report), by, at))
        first.secret_hash = melding.secret_hash
        write = partial(
            _write, melding, [told, first], [*along.with_new(melding), *mails.at_first(melding, by=by)], along
        )
        if announced(write, events.MeldingReceived(**events.facts(melding, at))):
            return melding, True
        same = Melding.objects.select_related("category").filter(received_by=report.received_by, key=report.key).first()
        if same is not None:
            if along.of_it:
                run(along.of_it(same))
            return same, False
    raise RuntimeError("No free number was drawn: the alphabet is too small for so many meldingen.")


def _write(melding: Melding, hanging: Sequence[Model], parts: Sequence[Part], along: Along, last: Part | None) -> bool:
    return write_family(melding, hanging, link="melding", along=parts, only_if=along.only_if, last=last)


def _melding(report: Report, at: datetime) -> Melding:
    place = report.place
    return Melding(
        number=melding_number.new(report.received_by),
        secret_hash=_secret_hash(report.key),
        key=report.key,
        municipality=report.municipality,
        received_by=report.received_by,
        responsible=report.decision.responsible,
        responsible_reason=report.decision.reason.value,
        at_desk=report.decision.responsible == Responsible.REGION,
        kind=report.kind,
        channel=report.channel,
        category=report.category,
        urgency=report.urgency,
        danger=report.danger,
        description=report.description,
        place_text=place.text,
        postal_code=place.postal_code,
        lat=place.lat,
        lon=place.lon,
        metres_outside=place.metres_outside,
        contact_ref=report.contact_ref,
        language=report.language,
        answers=list(report.answers),
        asset=report.asset,
        public=report.public,
        team=report.team,
        deadline_at=report.deadline_at,
        reported_at=at,
        changed_at=at,
    )
