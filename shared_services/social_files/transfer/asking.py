"""The receiver's side until something comes: who moved, from where, which sections, who agrees; sealed and sent."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from foundation.identity.models import User
from shared_services.social_files import participation
from shared_services.social_files.consent import actions as consent
from shared_services.social_files.consent import queries as consents
from shared_services.social_files.consent.queries import Standing
from shared_services.social_files.exchange import actions as exchange
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.investigation.sections import BY_KIND, SECTIONS
from shared_services.social_files.transfer import clock, queries
from shared_services.social_files.transfer.envelopes import can_reach
from shared_services.social_files.transfer.letters import write
from shared_services.social_files.transfer.models import Transfer, TransferSection
from shared_services.social_files.transfer.moves import move, note
from shared_services.social_files.transfer.problems import TransferRefused, refused
from shared_services.social_files.transfer.sealed import OpenTransfer, new_key, open_transfer
from shared_services.social_files.transfer.states import Side, State
from tenants.registry.hosts import by_schema

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
ALWAYS = ("identity",)
USUAL = tuple(section.kind for section in SECTIONS if section.kind not in ("request", "decision"))


@dataclass(frozen=True)
class Wanted:
    """What a social worker fills in. `languages` are those in which an adult is asked, by place in `persons`."""

    other: str
    persons: Sequence[PersonFacts]
    moved_on: date
    purpose: str
    grounds: Mapping[str, str]
    languages: Sequence[str] = field(default_factory=tuple)


@transaction.atomic
def begin(wanted: Wanted, *, worker: User, file: SocialFile | None, by: Actor, at: datetime) -> OpenTransfer:
    """A request that nobody has yet; the adults can be told and asked from now on."""
    row = Transfer(
        number=_new_number(),
        side=Side.ASKED,
        other=wanted.other,
        state=State.DRAFT,
        handler_id=worker.pk,
        handler_name=str(worker),
        began_at=at,
        began_by=by,
        file=file,
    )
    opened, today = new_key(row), localdate(at)
    persons = [
        {
            "ref": str(uuid.uuid4()),
            **person.packed(),
            "adult": not person.is_child(today),
            "language": wanted.languages[place] if place < len(wanted.languages) else "nl",
        }
        for place, person in enumerate(wanted.persons)
    ]
    kinds = [kind for kind in BY_KIND if kind in wanted.grounds]
    said = {
        "number": row.number,
        "persons": persons,
        "moved_on": wanted.moved_on.isoformat(),
        "purpose": wanted.purpose,
        "sections": [{"kind": kind, "ground": wanted.grounds[kind]} for kind in kinds],
        "asked_by": str(worker),
    }
    row.sealed = opened.dump(said, "request")
    row.save()
    sections = [TransferSection(transfer=row, kind=kind, ground=wanted.grounds[kind]) for kind in kinds]
    TransferSection.objects.bulk_create(sections)
    adults = [
        consent.Adult(UUID(str(one["ref"])), PersonFacts.of(one).name, str(one["language"]))
        for one in persons
        if one["adult"]
    ]
    asked = [consent.Asked(kind, wanted.grounds[kind]) for kind in kinds]
    consent.begin(row.ref, adults, asked, by=by, at=at)
    note(row, "begun", by=by, at=at)
    return opened


@transaction.atomic
def send(opened: OpenTransfer, *, by: Actor, at: datetime) -> None:
    """Sealed for the former OCMW and signed. Raises TransferRefused while somebody was not told or asked yet."""
    row, standing = opened.row, _complete(opened.row, at)
    if not reachable(row.other, localdate(at)):
        raise TransferRefused(_("This OCMW takes no part. Print the request."), "unreachable")
    said = opened.request() | _agreed(opened, standing)
    changed = {
        "sealed": opened.dump(said, "request"),
        "consent": standing.consent_hash,
        "consent_changed_at": None,
        "asked_at": at,
        "due_on": clock.due(localdate(at)),
    }
    move(row, State.ASKED, by=by, at=at, verb="asked", **changed)
    write(row, Letter.Kind.REQUEST, said, at=at)


@transaction.atomic
def ask_on_paper(opened: OpenTransfer, *, by: Actor, at: datetime) -> None:
    """For a sender that takes no part: from now on it is a letter, and what comes back comes by post.

    It says what everybody agreed to, as a sealed one does. Raises TransferRefused while somebody was not asked yet.
    """
    said = opened.request() | _agreed(opened, _complete(opened.row, at))
    sealed, due = opened.dump(said, "request"), clock.due(localdate(at))
    move(opened.row, State.PAPER, by=by, at=at, verb="printed", sealed=sealed, asked_at=at, due_on=due)


@transaction.atomic
def came_on_paper(row: Transfer, *, by: Actor, at: datetime) -> None:
    move(row, State.FINISHED, by=by, at=at, verb="came_on_paper", over_at=at)


@transaction.atomic
def cancel(row: Transfer, *, by: Actor, at: datetime) -> None:
    """We want nothing any more; a parcel that still waits will not be opened."""
    told = row.state in (State.ASKED, State.SENT)
    parcel = letters.parcel(row.ref)
    move(row, State.WITHDRAWN, by=by, at=at, verb="withdrawn", over_at=at)
    if parcel is not None:
        exchange.fetch(parcel, at=at, refused=True)
    if told:
        write(row, Letter.Kind.WITHDRAWN, {"because": "cancelled"}, at=at)


def consent_changed(ref: UUID, at: datetime) -> None:
    """Somebody told us something. Works while locked: the other side hears it as soon as the files are open."""
    Transfer.objects.filter(ref=ref, side=Side.ASKED).exclude(state=State.DRAFT).update(consent_changed_at=at)


def pass_on_consent(at: datetime) -> int:
    """Tell the other sides who agrees now. Called whenever the files are open and somebody looks."""
    return sum(_tell_standing(row, at=at) for row in queries.with_changed_consent())


@transaction.atomic
def _tell_standing(row: Transfer, *, at: datetime) -> bool:
    waiting = Transfer.objects.filter(pk=row.pk, consent_changed_at=row.consent_changed_at)
    standing = consents.standing(row.ref, at=at)
    if row.state not in (State.ASKED, State.SENT) or standing.consent_hash == row.consent:
        waiting.update(consent_changed_at=None)
        return False
    opened = open_transfer(row)
    said = opened.request() | _agreed(opened, standing)
    if not waiting.update(consent_changed_at=None, consent=standing.consent_hash, sealed=opened.dump(said, "request")):
        return False
    former, row.consent = row.consent, standing.consent_hash
    write(row, Letter.Kind.STANDING, {"former": former, "agreed": said["agreed"], "record": said["record"]}, at=at)
    note(row, "consent_told", by=Actor.system("exchange"), at=at)
    return True


def check_consent(opened: OpenTransfer, *, at: datetime) -> None:
    """May what was asked for still come? Raises TransferRefused("consent")."""
    row, standing = opened.row, consents.standing(opened.row.ref, at=at)
    agreed = opened.request().get("agreed", {})
    now_agreed = _agreed(opened, standing)["agreed"]
    if standing.consent_hash != row.consent or agreed != now_agreed:
        raise refused("consent")


def reachable(other: str, on: date) -> bool:
    return participation.takes_part(by_schema(other), on) and can_reach(other)


def _complete(row: Transfer, at: datetime) -> Standing:
    standing = consents.standing(row.ref, at=at)
    if not standing.complete:
        raise TransferRefused(_("First every adult has to be told and asked."), "consent")
    return standing


def _agreed(opened: OpenTransfer, standing: Standing) -> dict[str, Any]:
    """Per section who does not want it (`without`, by reference of a person), and whether anybody agrees."""
    agreed: dict[str, Any] = {}
    for one in opened.request()["sections"]:
        points = [(p.row.person, x) for p in standing.people for x in p.points if x.kind == one["kind"]]
        without = [str(person) for person, point in points if not point.allowed]
        state = "all" if points and not without else "some" if len(without) < len(points) else "none"
        until = [point.until for _person, point in points if point.until and point.allowed]
        agreed[one["kind"]] = {
            "state": state,
            "without": without,
            "until": min(until).isoformat() if until else "",
        }
    return {"agreed": agreed, "record": standing.record.decode()}


def _new_number() -> str:
    letters_chosen = "".join(secrets.choice(LETTERS) for _place in range(7))
    return f"O{letters_chosen[:2]}-{letters_chosen[2:5]}-{letters_chosen[5:]}"
