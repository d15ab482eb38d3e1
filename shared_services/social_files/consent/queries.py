"""Who was told and who agreed, behind the wall of the own municipality. None of this needs the kluis."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared_services.social_files.consent import chain
from shared_services.social_files.consent.models import Participant, Statement
from shared_services.social_files.consent.sealed import hash_of
from shared_services.social_files.consent.values import CONSENT, Word

EXPIRED, WAITING = "expired", "waiting"
Kinds = frozenset[str]


@dataclass(frozen=True)
class Point:
    """One section for one adult: the last word on it, until when, and how it was said. `word` may be `waiting`."""

    kind: str
    ground: str
    word: str
    until: datetime | None = None
    statement: Statement | None = None

    @property
    def allowed(self) -> bool:
        return self.word == (Word.AGREED if self.ground == CONSENT else Word.TOLD)


@dataclass(frozen=True)
class Person:
    """An adult and what they were asked. `row.ref` is for addresses of this part, `row.person` is the request's."""

    row: Participant
    points: tuple[Point, ...]

    @property
    def answered(self) -> bool:
        return all(point.word != WAITING for point in self.points)

    def kinds(self, word: str) -> Kinds:
        return frozenset(point.kind for point in self.points if point.word == word)

    @property
    def last(self) -> Statement | None:
        return max((p.statement for p in self.points if p.statement), key=lambda one: one.number, default=None)


@dataclass(frozen=True)
class Standing:
    """How things stand for one request. The maps are by the adult's reference in the request.

    `complete`: every adult was told and asked everything, whatever they answered. `allowed`: the sections that may
    come, as far as this adult goes. `record` is canonical JSON without names, `consent_hash` its SHA-256 in hex.
    """

    request_ref: UUID
    people: tuple[Person, ...]
    complete: bool
    allowed: Mapping[UUID, Kinds]
    refused: Mapping[UUID, Kinds]
    expired: Mapping[UUID, Kinds]
    withdrawn: Mapping[UUID, Kinds]
    record: bytes

    @property
    def consent_hash(self) -> str:
        return hashlib.sha256(self.record).hexdigest()

    @property
    def waiting(self) -> frozenset[UUID]:
        return frozenset(person.row.person for person in self.people if not person.answered)

    @property
    def ready(self) -> int:
        return sum(person.answered for person in self.people)

    def allows(self, kind: str) -> bool:
        """Nobody who was asked about this section is against it, was not told yet, or changed their mind."""
        asked = [point for person in self.people for point in person.points if point.kind == kind]
        return bool(asked) and all(point.allowed for point in asked)


def standing(request_ref: UUID, *, at: datetime) -> Standing:
    people = tuple(_person(row, at) for row in participants(request_ref))

    def by_word(word: str) -> dict[UUID, Kinds]:
        return {one.row.person: found for one in people if (found := one.kinds(word))}

    return Standing(
        request_ref=request_ref,
        people=people,
        complete=bool(people) and all(person.answered for person in people),
        allowed={one.row.person: frozenset(p.kind for p in one.points if p.allowed) for one in people},
        refused=by_word(Word.REFUSED),
        expired=by_word(EXPIRED),
        withdrawn=by_word(Word.WITHDRAWN),
        record=_record(request_ref, people),
    )


def person(row: Participant, *, at: datetime) -> Person:
    return _person(row, at)


def participants(request_ref: UUID) -> list[Participant]:
    return list(Participant.objects.filter(request_ref=request_ref).prefetch_related("statements"))


def participant(ref: UUID) -> Participant | None:
    return Participant.objects.prefetch_related("statements").filter(ref=ref).first()


def by_link(secret: str, *, at: datetime) -> Participant | None:
    """Compared as a hash in an index; a link that is over is no link."""
    found = Participant.objects.prefetch_related("statements").filter(link_hash=hash_of(secret)).first()
    return found if found is not None and found.link_until is not None and at < found.link_until else None


def statement(row: Participant, number: int) -> Statement | None:
    return row.statements.filter(number=number).first()


def rows_with_key(key_id: str) -> int:
    return Participant.objects.filter(key_id=key_id).exclude(wrapped=b"").count()


def living() -> list[Participant]:
    return list(Participant.objects.exclude(wrapped=b""))


def scans(rows: list[Participant]) -> list[UUID]:
    return [one.scan for one in Statement.objects.filter(participant__in=rows, scan__isnull=False) if one.scan]


def broken(row: Participant) -> list[int]:
    """Numbers of statements that do not say any more what they said, or do not follow the one before."""
    wrong, previous = [], chain.BEGINNING
    for expected, one in enumerate(sorted(row.statements.all(), key=lambda found: found.number), start=1):
        holds = one.number == expected and bytes(one.previous) == previous
        if not holds or bytes(one.digest) != chain.digest(one, row):
            wrong.append(one.number)
        previous = bytes(one.digest)
    return wrong


def _person(row: Participant, at: datetime) -> Person:
    said: dict[str, tuple[str, Statement]] = {}
    for one in sorted(row.statements.all(), key=lambda found: found.number):
        said |= {kind: (str(word), one) for kind, word in one.choices.items()}
    return Person(row, tuple(_point(section["kind"], section["ground"], said, at) for section in row.sections))


def _point(kind: str, ground: str, said: Mapping[str, tuple[str, Statement]], at: datetime) -> Point:
    if kind not in said or (said[kind][0] == Word.TOLD) == (ground == CONSENT):  # asked anew on another ground
        return Point(kind, ground, WAITING)
    word, one = said[kind]
    if word == Word.AGREED and one.until is not None and at >= one.until:
        word = EXPIRED
    return Point(kind, ground, word, one.until if word in (Word.AGREED, EXPIRED) else None, one)


def _record(request_ref: UUID, people: tuple[Person, ...]) -> bytes:
    """The same until somebody says something, whenever it is asked for."""
    adults = [
        {
            "adult": str(one.row.person),
            "sections": [[section["kind"], section["ground"]] for section in one.row.sections],
            "statements": [
                chain.facts(said, one.row) | {"digest": bytes(said.digest).hex()}
                for said in sorted(one.row.statements.all(), key=lambda found: found.number)
            ],
        }
        for one in people
    ]
    body = {"version": 1, "request": str(request_ref), "adults": sorted(adults, key=lambda one: str(one["adult"]))}
    return chain.packed(body)
