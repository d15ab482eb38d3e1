"""Letters that lie ready are taken in: each in a transaction of its own, once, and only when it opens and fits."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from foundation.identity.actor import Actor
from shared_services.social_files.exchange import actions as exchange
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.investigation.sections import BY_KIND, GROUNDS
from shared_services.social_files.readbook import actions as readbook
from shared_services.social_files.sealing import ParcelRefused, Refusal
from shared_services.social_files.transfer import asking, clock, queries
from shared_services.social_files.transfer.envelopes import open_letter
from shared_services.social_files.transfer.models import Transfer, TransferSection
from shared_services.social_files.transfer.moves import PURPOSE, move, note
from shared_services.social_files.transfer.problems import TransferRefused, refused
from shared_services.social_files.transfer.sealed import new_key, open_transfer
from shared_services.social_files.transfer.states import Choice, Side, State

BY = Actor.system("exchange")
OUTCOMES = {"unknown": State.UNKNOWN, "refused": State.REFUSED, "passed_on": State.PASSED_ON}


def collect(at: datetime) -> int:
    """Everything that lies ready for this OCMW. Raises VaultClosed while locked; what was not taken in waits."""
    asking.pass_on_consent(at)
    done = sum(_take_in(letter, at=at) for letter in letters.waiting(at))
    return done + sum(_notice(letter, at=at) for letter in letters.parcels_waiting(at))


def _take_in(letter: Letter, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            if not exchange.fetch(letter, at=at):
                return False
            HANDLERS[letter.kind](letter, at)
        return True
    except (ParcelRefused, TransferRefused) as bad:
        code = bad.reason.value if isinstance(bad, ParcelRefused) else bad.code
        with transaction.atomic():
            if exchange.fetch(letter, at=at, refused=True):
                readbook.write("transfer_letter_refused", by=BY, at=at, file=letter.ref, section=code, purpose=PURPOSE)
        return False


def _notice(letter: Letter, *, at: datetime) -> bool:
    """A parcel lies ready: that is known now, and nothing more."""
    row = queries.by_ref(letter.ref)
    if row is None or row.side != Side.ASKED or row.state != State.ASKED or row.other != letter.received_by:
        return False
    if letter.turn <= row.turn:
        return False
    with transaction.atomic():
        try:
            move(row, State.SENT, by=BY, at=at, verb="arrived", turn=letter.turn, sent_at=letter.at)
        except TransferRefused:
            return False
    return True


def _of(letter: Letter, side: Side) -> Transfer:
    """Our transfer to which a letter belongs; a letter of somebody else than the other side belongs to none."""
    row = queries.by_ref(letter.ref)
    if row is None or row.side != side or row.other != letter.received_by:
        raise ParcelRefused(Refusal.CONTEXT, "of no transfer of ours")
    return row


def _request(letter: Letter, at: datetime) -> None:
    said, bound_to = open_letter(letter, at=at)
    if queries.by_ref(letter.ref) is not None:
        raise refused("moved")
    said = _checked(said, bound_to)
    row = Transfer(
        ref=letter.ref,
        number=said["number"],
        side=Side.GIVEN,
        other=letter.received_by,
        state=State.ASKED,
        consent=bound_to,
        began_at=at,
        began_by=BY,
        asked_at=letter.at,
        due_on=clock.due(localdate(letter.at)),
    )
    opened = new_key(row)
    row.sealed = opened.dump(said, "request")
    row.save()
    TransferSection.objects.bulk_create(
        [TransferSection(transfer=row, kind=one["kind"], ground=one["ground"]) for one in said["sections"]]
    )
    note(row, "received", by=BY, at=at)


def _standing(letter: Letter, at: datetime) -> None:
    """Who agrees now. What was sealed under the former consent is taken back, and is chosen and sealed again."""
    row = _of(letter, Side.GIVEN)
    told, bound_to = open_letter(letter, at=at)
    if told.get("former") != row.consent:
        raise ParcelRefused(Refusal.CONTEXT, "it follows another consent")
    opened = open_transfer(row)
    said = opened.request()
    before = said["agreed"]
    said = _checked({**said, "agreed": told.get("agreed"), "record": told.get("record")}, bound_to)
    Transfer.objects.filter(pk=row.pk).update(consent=bound_to, sealed=opened.dump(said, "request"))
    changed = [kind for kind, now in said["agreed"].items() if now != before.get(kind)]
    row.sections.filter(kind__in=changed).update(choice=Choice.OPEN, redaction=b"")
    if row.state == State.SENT:
        parcel = letters.sent(row.ref, Letter.Kind.PARCEL)
        if parcel is not None and exchange.close(parcel, "recalled"):
            move(row, State.HANDLED, by=BY, at=at, verb="taken_back")
    note(row, "consent_heard", by=BY, at=at, sections=len(changed))


def _withdrawn(letter: Letter, at: datetime) -> None:
    row = _of(letter, Side.GIVEN)
    open_letter(letter, at=at)
    move(row, State.WITHDRAWN, by=BY, at=at, verb="withdrawn", over_at=at)


def _answer(letter: Letter, at: datetime) -> None:
    row = _of(letter, Side.ASKED)
    said, _consent = open_letter(letter, at=at)
    outcome = OUTCOMES.get(str(said.get("outcome")))
    if outcome is None:
        raise ParcelRefused(Refusal.CONTENT, "no such answer")
    sealed = open_transfer(row).dump(said, "answer")
    move(row, outcome, by=BY, at=at, verb=str(said["outcome"]), answer=sealed, over_at=at)


def _recalled(letter: Letter, at: datetime) -> None:
    row = _of(letter, Side.ASKED)
    open_letter(letter, at=at)
    if row.state == State.SENT:
        move(row, State.ASKED, by=BY, at=at, verb="recalled")


def _receipt(letter: Letter, at: datetime) -> None:
    row = _of(letter, Side.GIVEN)
    open_letter(letter, at=at)
    move(row, State.OPENED, by=BY, at=at, verb="receipt", opened_at=letter.at)


def _rejected(letter: Letter, at: datetime) -> None:
    row = _of(letter, Side.GIVEN)
    said, _bound = open_letter(letter, at=at)
    if row.state == State.SENT and said.get("turn") == row.turn:
        move(row, State.HANDLED, by=BY, at=at, verb="rejected")
    note(row, "refused_there", by=BY, at=at, reason=str(said.get("reason", ""))[:20])


def _finished(letter: Letter, at: datetime) -> None:
    row = _of(letter, Side.GIVEN)
    said, _bound = open_letter(letter, at=at)
    decided = {str(kind): str(word) for kind, word in dict(said.get("decided", {})).items()}
    for kind, word in decided.items():
        if word in ("take", "again"):
            row.sections.filter(kind=kind, choice=Choice.SEND).update(decision=word)
    move(row, State.FINISHED, by=BY, at=at, verb="finished", over_at=at)


def _conflict(letter: Letter, at: datetime) -> None:
    row = queries.by_ref(letter.ref)
    if row is None or row.other != letter.received_by:
        raise ParcelRefused(Refusal.CONTEXT, "of no transfer of ours")
    open_letter(letter, at=at)
    Transfer.objects.filter(pk=row.pk, conflict_at=None).update(conflict_at=at)
    note(row, "conflict", by=BY, at=at)


def _checked(said: dict[str, Any], bound_to: str) -> dict[str, Any]:
    """A request is built as agreed, and its proof of consent is the one it is bound to."""
    try:
        date.fromisoformat(said["moved_on"])
        if hashlib.sha256(str(said["record"]).encode()).hexdigest() != bound_to:
            raise ValueError
        kinds = {one["kind"]: one["ground"] for one in said["sections"]}
        if not kinds or not set(kinds) <= set(BY_KIND) or not set(kinds.values()) <= set(GROUNDS):
            raise ValueError
        for kind in kinds:
            if said["agreed"][kind]["state"] not in ("all", "some", "none"):
                raise ValueError
        if not said["persons"] or not all(one["ref"] and one["first_name"] for one in said["persons"]):
            raise ValueError
        said["number"] = str(said["number"])[:12]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ParcelRefused(Refusal.CONTENT, "the letter is not as agreed") from None
    return said


HANDLERS: dict[str, Callable[[Letter, datetime], None]] = {
    Letter.Kind.REQUEST: _request,
    Letter.Kind.STANDING: _standing,
    Letter.Kind.WITHDRAWN: _withdrawn,
    Letter.Kind.ANSWER: _answer,
    Letter.Kind.RECALLED: _recalled,
    Letter.Kind.RECEIPT: _receipt,
    Letter.Kind.REJECTED: _rejected,
    Letter.Kind.FINISHED: _finished,
    Letter.Kind.CONFLICT: _conflict,
}
