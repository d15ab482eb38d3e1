"""The sender's side: who handles it, whose file it is, what goes along of it, or why nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from foundation.identity.models import User
from shared_services.social_files.exchange import actions as exchange
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.models import Document, SocialFile
from shared_services.social_files.investigation.persons import PersonFacts, words
from shared_services.social_files.readbook import actions as readbook
from shared_services.social_files.transfer import queries
from shared_services.social_files.transfer.letters import write
from shared_services.social_files.transfer.models import Transfer, TransferDocument, TransferSection
from shared_services.social_files.transfer.moves import PURPOSE, move, note
from shared_services.social_files.transfer.problems import TransferRefused, refused
from shared_services.social_files.transfer.redaction import Redaction
from shared_services.social_files.transfer.sealed import OpenTransfer
from shared_services.social_files.transfer.states import Choice, State


@dataclass(frozen=True)
class Candidate:
    """A file of ours in which some of the persons stand. `fits` counts them, `certain` those who fit by INSZ."""

    file: SocialFile
    fits: int
    certain: int


def candidates(opened: OpenTransfer, *, by: Actor, at: datetime) -> list[Candidate]:
    """By INSZ, and for who has none by the whole name with the birthday. That a file came up is written down."""
    found: dict[int, list[bool]] = {}
    known: dict[int, SocialFile] = {}
    for said in opened.request()["persons"]:
        person = PersonFacts.of(said)
        terms = [f"insz:{person.insz}"] if person.insz else [f"name:{word}" for word in words(person.name)]
        if not person.insz and person.born:
            terms.append(f"born:{person.born}")
        for file in files.find(terms):
            known[file.pk] = file
            found.setdefault(file.pk, []).append(bool(person.insz))
    for file in known.values():
        readbook.write("found", by=by, at=at, file=file.ref, purpose=PURPOSE)
    listed = [Candidate(known[pk], len(fits), sum(fits)) for pk, fits in found.items()]
    return sorted(listed, key=lambda one: (-one.certain, -one.fits))


@transaction.atomic
def take_up(row: Transfer, *, worker: User, by: Actor, at: datetime) -> None:
    """From now on this colleague handles it; also when somebody else did."""
    if row.state == State.HANDLED:
        Transfer.objects.filter(pk=row.pk).update(handler_id=worker.pk, handler_name=str(worker))
        note(row, "taken_up", by=by, at=at)
        return
    move(row, State.HANDLED, by=by, at=at, verb="taken_up", handler_id=worker.pk, handler_name=str(worker))


@transaction.atomic
def match(row: Transfer, file: SocialFile | None, *, by: Actor, at: datetime) -> None:
    """Whose file it is. Choosing another one starts the choice of sections again."""
    if not Transfer.objects.filter(pk=row.pk, state=State.HANDLED).update(file=file):
        raise refused("moved")
    row.sections.update(choice=Choice.OPEN, redaction=b"", why=b"", version=0)
    row.documents.all().delete()
    note(row, "matched", by=by, at=at)
    if file is not None:
        readbook.write("transfer_matched", by=by, at=at, file=file.ref, purpose=PURPOSE)


@transaction.atomic
def choose(
    opened: OpenTransfer,
    section: TransferSection,
    choice: Choice,
    *,
    redaction: Redaction,
    why: str,
    version: int,
    documents: Sequence[Document],
    by: Actor,
    at: datetime,
) -> None:
    """What becomes of one section, and which documents go with it: never one from the Crossroads Bank."""
    row = opened.row
    if not Transfer.objects.filter(pk=row.pk, state=State.HANDLED).update(state=State.HANDLED):
        raise refused("moved")
    if choice == Choice.REFUSE and not why:
        raise TransferRefused(_("Say why this part does not go along."), "why")
    if choice == Choice.SEND and agreement(opened, section.kind)["state"] == "none":
        raise TransferRefused(_("Nobody agrees that this part goes along."), "consent")
    going = [one for one in documents if choice == Choice.SEND and not one.ksz and one.kind == section.kind]
    row.documents.filter(kind=section.kind).delete()
    TransferDocument.objects.bulk_create(
        [TransferDocument(transfer=row, ref=one.ref, kind=one.kind, size=one.size) for one in going]
    )
    TransferSection.objects.filter(pk=section.pk).update(
        choice=choice,
        version=version,
        redaction=opened.dump(redaction.packed(), f"redaction|{section.kind}"),
        why=opened.dump({"why": why}, f"why|{section.kind}") if why else b"",
        by=by,
        at=at,
    )
    note(row, "chosen", by=by, at=at, section=section.kind, choice=str(choice))


@transaction.atomic
def refuse(opened: OpenTransfer, *, reason: str, by: Actor, at: datetime) -> None:
    """Nothing goes along, and the other side hears why."""
    if not reason:
        raise TransferRefused(_("Say why nothing goes along."), "why")
    _answer(opened, State.REFUSED, {"outcome": "refused", "reason": reason}, by=by, at=at)


@transaction.atomic
def not_known(opened: OpenTransfer, *, told_on: date | None, told_how: str, by: Actor, at: datetime) -> None:
    """Only after the person was told: that somebody is *not* known somewhere says something about them as well."""
    if told_on is None or not told_how:
        raise TransferRefused(_("First tell the person. Fill in when and how."), "told")
    said = {"outcome": "unknown", "told_on": told_on.isoformat(), "told_how": told_how}
    _answer(opened, State.UNKNOWN, said, by=by, at=at)


@transaction.atomic
def pass_on(opened: OpenTransfer, *, to: str, reason: str, asked_on: date | None, by: Actor, at: datetime) -> None:
    """Not competent: the request for help goes to the OCMW that is, with the reason, and the person gets a letter."""
    if not reason or not to or asked_on is None:
        raise TransferRefused(_("Choose the OCMW, and fill in the reason and the day of the request."), "why")
    said = {"outcome": "passed_on", "to": to, "reason": reason, "help_asked_on": asked_on.isoformat()}
    Transfer.objects.filter(pk=opened.row.pk).update(help_asked_on=asked_on)
    _answer(opened, State.PASSED_ON, said, by=by, at=at)


@transaction.atomic
def conflict(opened: OpenTransfer, *, text: str, by: Actor, at: datetime) -> None:
    """The two do not agree who is competent; on either side. The minister decides within five working days."""
    row = opened.row
    if not text:
        raise TransferRefused(_("Say what you do not agree on."), "why")
    if not Transfer.objects.filter(pk=row.pk, conflict_at=None).update(conflict_at=at):
        raise refused("moved")
    write(row, Letter.Kind.CONFLICT, {"text": text}, at=at)
    note(row, "conflict", by=by, at=at)


@transaction.atomic
def take_back(row: Transfer, *, by: Actor, at: datetime) -> None:
    """A parcel that nobody opened yet. Raises TransferRefused("opened") when it is too late."""
    parcel = letters.sent(row.ref, Letter.Kind.PARCEL)
    if parcel is None or not exchange.close(parcel, "recalled"):
        raise refused("opened")
    move(row, State.HANDLED, by=by, at=at, verb="taken_back")
    write(row, Letter.Kind.RECALLED, {}, at=at)


def agreement(opened: OpenTransfer, kind: str) -> dict[str, Any]:
    """Who agrees that this section goes along: `state` is all, some or none, `without` names who does not."""
    return dict(opened.request().get("agreed", {}).get(kind, {"state": "none", "without": []}))


def names_of(opened: OpenTransfer, refs: Sequence[str]) -> list[str]:
    """First names of persons of the request."""
    return [str(one["first_name"]) for one in opened.request()["persons"] if one["ref"] in refs]


def _answer(opened: OpenTransfer, outcome: State, said: dict[str, Any], *, by: Actor, at: datetime) -> None:
    row = opened.row
    sealed = opened.dump(said, "answer")
    move(row, outcome, by=by, at=at, verb=str(said["outcome"]), answer=sealed, over_at=at)
    write(row, Letter.Kind.ANSWER, said, at=at)


def chosen(row: Transfer) -> tuple[int, int]:
    """How many sections were chosen, of how many."""
    listed = queries.sections(row)
    return sum(one.choice != Choice.OPEN for one in listed), len(listed)
