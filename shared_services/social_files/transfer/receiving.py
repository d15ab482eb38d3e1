"""The receiver's side once something came: opened once, read beside what is known here, taken over part by part."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.files.problems import FileRefused as UploadRefused
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import on_commit
from shared_services.social_files.exchange import actions as exchange
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.investigation import bytes_at_rest
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.actions import documents, opening, writing
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.investigation.sealed import OpenFile, open_file
from shared_services.social_files.sealing import ParcelRefused, Refusal
from shared_services.social_files.transfer import asking, parcel, queries
from shared_services.social_files.transfer.envelopes import Bound, opener
from shared_services.social_files.transfer.letters import write
from shared_services.social_files.transfer.models import Transfer, TransferDocument, TransferSection
from shared_services.social_files.transfer.moves import move, note
from shared_services.social_files.transfer.problems import TransferRefused, in_words, refused
from shared_services.social_files.transfer.sealed import OpenTransfer
from shared_services.social_files.transfer.states import Choice, Decision, State

AGAIN_THERE = (*(reason.value for reason in Refusal), "consent", "revoked", "gone")
"""Reasons for which the other OCMW has to seal again."""


def open_parcel(opened: OpenTransfer, *, by: Actor, at: datetime) -> None:
    """All of it, or nothing. Raises TransferRefused with why; that stands in the log of both sides then."""
    row, written = opened.row, list[UUID]()
    letter = letters.parcel(row.ref)
    if letter is None or row.state == State.DRAFT:
        raise refused("moved")
    try:
        with transaction.atomic():
            if not exchange.fetch(letter, at=at):
                raise refused(_why(row, at))
            asking.check_consent(opened, at=at)
            body = _read(opened, letter, written, at=at)
            _keep(opened, body)
            move(row, State.OPENED, by=by, at=at, verb="opened", opened_at=at)
            for one in body["sections"]:
                note(row, "came", by=by, at=at, section=one["kind"], version=one["version"])
            write(row, Letter.Kind.RECEIPT, {"sha256": bytes(letter.sha256).hex(), "turn": letter.turn}, at=at)
            on_commit(lambda: _erase(letter.pk, row.ref, at=at))
    except (ParcelRefused, TransferRefused) as bad:
        bytes_at_rest.remove_all(written)
        code = bad.reason.value if isinstance(bad, ParcelRefused) else bad.code
        _write_down(opened, letter, code, by=by, at=at)
        raise TransferRefused(in_words(code), code) from bad
    except BaseException:
        bytes_at_rest.remove_all(written)
        raise


@transaction.atomic
def decide(
    opened: OpenTransfer, section: TransferSection, decision: Decision, *, why: str, by: Actor, at: datetime
) -> None:
    """Take a section over as it came, or investigate it again with the reason. Until the end it can be changed."""
    row = opened.row
    if decision == Decision.AGAIN and not why:
        raise TransferRefused(_("Say why this part is investigated again."), "why")
    if not Transfer.objects.filter(pk=row.pk, state=State.OPENED).update(state=State.OPENED):
        raise refused("moved")
    TransferSection.objects.filter(pk=section.pk, choice=Choice.SEND).update(
        decision=decision,
        note=opened.dump({"why": why}, f"note|{section.kind}") if why else b"",
        by=by,
        at=at,
    )
    note(row, "decided", by=by, at=at, section=section.kind, decision=str(decision))


@transaction.atomic
def finish(opened: OpenTransfer, *, worker: User, by: Actor, at: datetime) -> SocialFile:
    """What was taken over lands in our own file, with where it came from; the rest of what came is gone."""
    row = opened.row
    listed = [one for one in queries.sections(row) if one.choice == Choice.SEND]
    if any(one.decision == Decision.OPEN for one in listed):
        raise TransferRefused(_("First choose for every part."), "open")
    file = _own_file(opened, worker=worker, by=by, at=at)
    move(row, State.FINISHED, by=by, at=at, verb="finished", over_at=at, file=file.file)
    refused_documents = 0
    for one in listed:
        if one.decision == Decision.TAKE:
            _take_over(opened, file, one, worker=worker, by=by, at=at)
            refused_documents += _take_papers(opened, file, one.kind, by=by, at=at)
        else:
            TransferSection.objects.filter(pk=one.pk).update(content=b"")
    gone = [one.ref for one in queries.documents(row)]
    row.documents.all().delete()
    on_commit(lambda: bytes_at_rest.remove_all(gone))
    decided = {one.kind: str(one.decision) for one in listed}
    write(row, Letter.Kind.FINISHED, {"decided": decided}, at=at)
    note(
        row, "kept", by=by, at=at, taken=sum(word == Decision.TAKE for word in decided.values()), odd=refused_documents
    )
    return file.file


def own_files(opened: OpenTransfer) -> list[SocialFile]:
    """Files of ours in which one of these persons stands already, by INSZ."""
    found: dict[int, SocialFile] = {}
    for said in opened.request()["persons"]:
        if said.get("insz"):
            found |= {file.pk: file for file in files.find([f"insz:{said['insz']}"])}
    return list(found.values())


def content_of(opened: OpenTransfer, one: TransferSection) -> dict[str, Any]:
    """What came: `content`, `observed_at`, `observed_by`, `version`; empty when nothing did, or when it is gone."""
    return opened.load(one.content, f"content|{one.kind}")


def _read(opened: OpenTransfer, letter: Letter, written: list[UUID], *, at: datetime) -> dict[str, Any]:
    """Sealed with our own key as it comes out; `written` lists what lies on the disk by then."""
    row, papers = opened.row, dict[str, tuple[UUID, int]]()

    def take(ref: UUID, data: bytes) -> None:
        own = uuid4()
        written.append(own)
        bytes_at_rest.write(own, opened.seal_bytes(own, data))
        papers[str(ref)] = (own, len(data))

    if letter.blob is None:
        raise refused("gone")
    bound = Bound(row.ref, Letter.Kind.PARCEL, letter.turn, row.consent)
    try:
        with blobs.open_blob(letter.blob) as stream:
            work = opener(stream, sender=row.other, bound=bound, at=at)
            body = parcel.read(stream, open_with=work, take=take)
    except FileNotFoundError:
        raise refused("gone") from None
    if {one["ref"] for one in body["documents"]} != set(papers):
        raise ParcelRefused(Refusal.CONTENT, "documents and list differ")
    return {**body, "papers": papers}


def _keep(opened: OpenTransfer, body: dict[str, Any]) -> None:
    """Only sections that were asked for, each on the ground on which it was asked."""
    row, by_kind = opened.row, {one.kind: one for one in queries.sections(opened.row)}
    kinds = [one["kind"] for one in (*body["sections"], *body["not_sent"])]
    if sorted(kinds) != sorted(by_kind) or body["number"] != row.number:
        raise ParcelRefused(Refusal.CONTENT, "other sections than were asked")
    for one in body["sections"]:
        held = {name: one[name] for name in ("content", "observed_at", "observed_by", "version")}
        TransferSection.objects.filter(pk=by_kind[one["kind"]].pk).update(
            choice=Choice.SEND, content=opened.dump(held, f"content|{one['kind']}")
        )
    for one in body["not_sent"]:
        choice = Choice.NOTHING if one["why"] == Choice.NOTHING else Choice.REFUSE
        TransferSection.objects.filter(pk=by_kind[one["kind"]].pk).update(
            choice=choice, why=opened.dump({"why": one["reason"]}, f"why|{one['kind']}")
        )
    for one in body["documents"]:
        own, size = body["papers"][one["ref"]]
        said = {"name": one["name"], "type": one["type"]}
        sealed = opened.dump(said, f"document|{own}")
        TransferDocument.objects.create(transfer=row, ref=own, kind=one["kind"], size=size, sealed=sealed)


def _why(row: Transfer, at: datetime) -> str:
    """Why a parcel is no longer there to open."""
    letter = letters.parcel(row.ref)
    if letter is None:
        return "gone"
    if letter.state == Letter.State.WAITING:
        return "expired" if letter.expires_at <= at else "moved"
    return {"fetched": "opened", "refused": "refused", "recalled": "recalled"}.get(letter.state, "expired")


@transaction.atomic
def _write_down(opened: OpenTransfer, letter: Letter, code: str, *, by: Actor, at: datetime) -> None:
    """A refusal stands in the history and in the log of both sides; for most of them the sender has to seal again."""
    row = opened.row
    note(row, "parcel_refused", by=by, at=at, reason=code)
    if code in AGAIN_THERE and exchange.fetch(letter, at=at, refused=True):
        row.refresh_from_db(fields=["state"])
        if row.state == State.SENT:
            move(row, State.ASKED, by=by, at=at, verb="sealed_again")
        write(row, Letter.Kind.REJECTED, {"reason": code, "turn": letter.turn}, at=at)


def _own_file(opened: OpenTransfer, *, worker: User, by: Actor, at: datetime) -> OpenFile:
    """The file that one of them has here already, if this colleague works on it; else a new one."""
    row = opened.row
    known = [row.file] if row.file is not None else own_files(opened)
    for file in known:
        if not files.in_team(file, worker.pk):
            team = ", ".join(member.name for member in files.team(file))
            raise TransferRefused(
                _("One of them has file %(number)s here. Ask %(team)s to put you on the team first.")
                % {"number": file.number, "team": team},
                "team",
            )
        return open_file(file)
    persons = [PersonFacts.of(said) for said in opened.request()["persons"]]
    return opening.open_new(persons, lead=worker, by=by, at=at, verb="taken_over")


def _take_over(
    opened: OpenTransfer, file: OpenFile, one: TransferSection, *, worker: User, by: Actor, at: datetime
) -> None:
    held = content_of(opened, one)
    part = files.part(file.file, one.kind)
    came = {name: held[name] for name in ("observed_at", "observed_by")}
    came |= {"ocmw": opened.row.other, "transfer": opened.row.number, "at": at.isoformat()}
    content = {**held["content"], "from": came}
    writing.save(
        file,
        part,
        content,
        base=part.latest,
        ground=one.ground,
        user_id=worker.pk,
        by=by,
        at=at,
        verb="taken_over",
    )


def _take_papers(opened: OpenTransfer, file: OpenFile, kind: str, *, by: Actor, at: datetime) -> int:
    """Checked like every upload; returns how many did not pass and were left out."""
    odd = 0
    for row in queries.documents(opened.row, kind):
        said = opened.load(row.sealed, f"document|{row.ref}")
        data = opened.open_bytes(row.ref, bytes_at_rest.read(row.ref))
        try:
            with transaction.atomic():
                documents.add(file, kind=kind, name=said["name"], data=data, ksz=False, by=by, at=at)
        except UploadRefused:
            odd += 1
    return odd


def _erase(letter_pk: int, ref: UUID, *, at: datetime) -> None:
    """After the receipt stands: the sealed bytes are not needed any more. What fails here, the night does again."""
    letter = letters.parcel(ref)
    if letter is not None and letter.pk == letter_pk:
        exchange.erase(letter, at=at)
