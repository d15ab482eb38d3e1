"""What the gateway of text messages tells about ours: whether they arrived, and what reporters write back.

A reply lands in a melding when its number is that of a reporter to whom we wrote about exactly one open melding, or
when it names one of several. Everything else waits for a person: at the municipality that knows the number, or at the
desk. Runs outside any transaction, and looks behind one wall at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from foundation.events import action
from foundation.identity.actor import Actor
from foundation.notifications.gateway import Receipt, Reply
from foundation.tenancy import municipality, region
from regional_meldpunt.answers import hearing, queries
from regional_meldpunt.answers.hearing import Heard, note_try
from regional_meldpunt.answers.models import REGION, IncomingText, Message, MessageState, TextState, Way
from regional_meldpunt.answers.reasons import scrubbed
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.contacts import queries as book
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import melding_number
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding, Signaal
from tenants.registry import hosts

OURS = re.compile(r"([a-z0-9_]{1,40})\.m(\d{1,15})(?:\.(\d{1,4}))?")
NAMED = re.compile(r"\b[A-Za-z]{3}[- ]?[2-9A-Za-z]{4}[- ]?[2-9A-Za-z]{3}\b")
STOP = frozenset({"stop", "stopp", "arret", "arrêt"})
TALKING = timedelta(days=30)
KEPT = timedelta(days=30)
BY = Actor.system("sms")


@dataclass(frozen=True)
class Talk:
    """A conversation by text message: with which reporter, about which melding, and whether that one is still open."""

    schema: str
    number: str
    signaal: Signaal
    is_open: bool


def receipt(told: Receipt) -> bool:
    """It arrived, or it did not: then it joins the list of what is stuck. Whether it was a message of ours."""
    found = OURS.fullmatch(told.reference)
    if found is None or found[1] not in {place.schema_name for place in hosts.municipalities()}:
        return False
    with municipality(found[1]):
        _note(int(found[2]), int(found[3] or 0), told)
    return True


@action
def _note(pk: int, turn: int, told: Receipt) -> None:
    """Only of the last time it was sent, and only while nothing better is known."""
    row = Message.objects.select_for_update().filter(pk=pk, channel=Way.SMS).first()
    if row is None or row.state != MessageState.SENT or turns(row) != turn:
        return
    row.state, row.reason = MessageState.ARRIVED, ""
    if not told.arrived:
        row.state, row.reason = MessageState.BOUNCED, scrubbed(told.reason) or "not_arrived"
    row.save(update_fields=["state", "reason"])
    note_try(row, by=BY, at=told.at, succeeded=told.arrived, note=row.reason)


def turns(row: Message) -> int:
    """How often it came back: sent again, it is another message for the gateway."""
    return row.tries.filter(by=BY, succeeded=False).count()


def reply(told: Reply) -> bool:
    """Every reply is ours: a text message that nobody expected waits at the desk."""
    found = _conversations(told.phone)
    if told.text.strip().lower().rstrip(".!") in STOP:
        _stop(told.phone, at=told.at)
        return True
    talk = _settled(told, [row for row in found if row.is_open])
    if talk is not None and _hear(talk, told):
        return True
    schemas = {row.schema for row in found} or set(_known_at(told.phone))
    owner = schemas.pop() if len(schemas) == 1 else REGION
    numbers = {row.number for row in found}
    _keep(told, owner, number=numbers.pop() if len(numbers) == 1 else "")
    return True


def _conversations(phone: str) -> list[Talk]:
    """Everything about which we lately wrote to this number, the newest first."""
    found: list[Talk] = []
    for place in hosts.municipalities():
        with municipality(place.schema_name):
            rows = queries.signalen_of([contact.ref for contact in _of_phone(phone)])
            written = queries.written_to([row.key for row in rows])
            for row in rows:
                if row.key in written:
                    file = meldingen.joined_to(row.melding) or row.melding
                    found.append(Talk(file.municipality, file.number, row, not file.is_final))
    return found


def _of_phone(phone: str) -> list[Contact]:
    """A telephone number is at least eight digits; a name of a shop as sender is none."""
    return book.by_phone(phone)


def _known_at(phone: str) -> Iterable[str]:
    """The municipalities in whose contact book the number stands."""
    for place in hosts.municipalities():
        with municipality(place.schema_name):
            known = bool(_of_phone(phone))
        if known:
            yield place.schema_name


def _settled(told: Reply, found: list[Talk]) -> Talk | None:
    """The one conversation it can belong to; None when there is none, or more than one."""
    named = {melding_number.normalise(word) for word in NAMED.findall(told.text)}
    answered = OURS.fullmatch(told.reference)
    if answered is not None:
        found = [row for row in found if row.schema == answered[1] and _is_about(row, int(answered[2]))] or found
    if chosen := [row for row in found if row.number in named]:
        found = chosen
    return found[0] if len({row.number for row in found}) == 1 else None


def _is_about(talk: Talk, message: int) -> bool:
    with municipality(talk.schema):
        row = queries.message(message)
    return row is not None and row.signaal == talk.signaal.key


def _hear(talk: Talk, told: Reply) -> bool:
    """Once per message of the gateway."""
    with municipality(talk.schema):
        melding = meldingen.by_number(talk.number)
        if melding is None:
            return False
        _write(melding, talk.signaal, told, by=Actor(talk.schema, None, ""))
    return True


def _write(melding: Melding, signaal: Signaal | None, told: Reply | IncomingText, *, by: Actor) -> None:
    heard = Heard(
        key=f"sms:{told.key}",
        channel=Way.SMS,
        text=told.text,
        signaal=signaal.key if signaal else None,
        counterpart="" if signaal else told.phone,
        language=signaal.language if signaal else "nl",
    )
    hearing.hear(melding, heard, by=by, at=told.at)


def _stop(phone: str, *, at: datetime) -> None:
    """No more messages to this number, whatever it reported."""
    for place in hosts.municipalities():
        with municipality(place.schema_name):
            for contact in _of_phone(phone):
                contacts.stop(contact.ref, at=at)


def _keep(told: Reply, owner: str, *, number: str) -> None:
    """For a person. What was decided a month ago is forgotten meanwhile."""
    with region("desk") if owner == REGION else municipality(owner):
        gone = IncomingText.objects.filter(municipality=owner, decided_at__lt=told.at - KEPT)
        gone.exclude(state=TextState.WAITING).delete()
        values = {"phone": told.phone, "text": told.text, "at": told.at, "number": number}
        IncomingText.objects.get_or_create(municipality=owner, key=told.key, defaults=values)


def attach(row: IncomingText, number: str, *, by: Actor, at: datetime) -> bool:
    """A person says where it belongs; False when that melding does not exist. Outside any transaction."""
    place = meldingen.public_view(number)
    if place is None:
        return False
    with municipality(place.municipality):
        melding = meldingen.by_number(number)
        if melding is None:
            return False
        refs = {contact.ref for contact in _of_phone(row.phone)}
        own = next((signaal for signaal in meldingen.signalen(melding) if signaal.contact_ref in refs), None)
        _write(melding, own, row, by=Actor(place.municipality, None, ""))
    _decide(row, TextState.LANDED, number, by=by, at=at)
    return True


def discard(row: IncomingText, *, by: Actor, at: datetime) -> None:
    _decide(row, TextState.DISCARDED, row.number, by=by, at=at)


def _decide(row: IncomingText, state: str, number: str, *, by: Actor, at: datetime) -> None:
    IncomingText.objects.filter(pk=row.pk).update(state=state, number=number, decided_by=by, decided_at=at)
