"""What the exchange tells of a night call, and what follows. Each fact counts once, in whatever order they come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from foundation.audit import record
from foundation.events import action, announce
from foundation.files import actions as files
from foundation.identity.actor import Actor
from foundation.tasks import enqueue
from regional_meldpunt.contacts.queries import significant
from regional_meldpunt.night_line import queries
from regional_meldpunt.night_line.events import NightCallChanged
from regional_meldpunt.night_line.models import NightCall, NightNumber
from regional_meldpunt.telephone import actions as telephone
from regional_meldpunt.telephone.models import CallState
from tenants.people.models import Person
from tenants.people.queries import active_people

CALL_BACK = "regional_meldpunt.night_line.calling_back.make"
SALT = "streekpoort.night_line.caller"
SAME_CALLER = timedelta(minutes=15)
EXCHANGE = Actor.system("exchange")
STATES = ("ringing", "answered", "missed", "voicemail", "ended")
CARD = {
    "ringing": CallState.RINGING,
    "answered": CallState.TAKEN,
    "missed": CallState.MISSED,
    "voicemail": CallState.MISSED,
    "ended": CallState.ENDED,
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One message of the exchange. `by` is the number that answered, `called` the number that was dialled."""

    call: str
    state: str
    phone: str = ""
    called: str = ""
    by: str = ""
    recording_url: str = ""
    recording: bytes = b""
    recording_type: str = ""


@action
def hear(told: Told, *, at: datetime) -> NightCall:
    """Write it down. A call that nobody took asks for calling back, once; the card of the desk follows."""
    line = queries.by_digits(told.called)
    card = telephone.note_call(
        call=told.call, phone=told.phone, line=line.name if line else told.called, state=CARD[told.state], at=at
    )
    call = _held(told, line, card.phone or told.phone, at)
    before = call.state
    _add(call, told, at)
    if call.call_back_at is None and _needs_call_back(call):
        _ask(call, at)
    call.save()
    if call.state != before or told.state == "ringing":
        _tell(call)
    return call


def _held(told: Told, line: NightNumber | None, phone: str, at: datetime) -> NightCall:
    """The row of this call, held until the end; copies at the same moment wait for each other."""
    values = {
        "line": line,
        "line_name": line.name if line else told.called[:80],
        "place": queries.place_of(line),
        "caller": print_of(phone),
        "at": at,
    }
    NightCall.objects.get_or_create(call=told.call, defaults=values)
    call = NightCall.objects.select_for_update().get(call=told.call)
    if not call.caller and phone:
        call.caller = print_of(phone)
    if call.line_id is None and line is not None and told.called:
        call.line, call.line_name, call.place = line, line.name, queries.place_of(line)
    return call


def _add(call: NightCall, told: Told, at: datetime) -> None:
    if told.state == "answered" and call.answered_at is None:
        call.answered_at, call.answered_by = at, _person(told.by)
        call.answered_by_name = call.answered_by.name if call.answered_by else told.by[:40]
    if told.state == "missed":
        call.missed_at = call.missed_at or at
    if told.state == "voicemail":
        call.voicemail_at = call.voicemail_at or at
    if told.state == "ended":
        call.ended_at = call.ended_at or at
    if told.recording_url and not call.recording_url:
        call.recording_url = told.recording_url[:500]
    if told.recording and call.recording is None:
        kept = files.take_document(
            told.recording, told.recording_type, by=EXCHANGE, at=at, owner=call.place, at_region=True
        )
        call.recording = kept.ref


def _needs_call_back(call: NightCall) -> bool:
    """A message always; a missed call unless somebody took it, or nobody can know whom to call."""
    if call.voicemail_at is not None:
        return True
    return call.missed_at is not None and call.answered_at is None and bool(call.caller)


def _ask(call: NightCall, at: datetime) -> None:
    """The same caller within a quarter of an hour joins the first: one lock per caller decides who is first."""
    if call.caller:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [call.caller])
        same = NightCall.objects.filter(caller=call.caller, place=call.place, joins=None).exclude(pk=call.pk)
        call.joins = same.filter(call_back_at__gte=at - SAME_CALLER).order_by("call_back_at").first()
    call.call_back_at = at
    enqueue(CALL_BACK, key=f"night-call:{call.pk}", call=call.pk)


@action
def became(call: NightCall, number: str) -> None:
    """The call led to this melding; the card of the desk is closed with it."""
    NightCall.objects.filter(pk=call.pk).update(number=number)
    call.number = number
    card = telephone.card_of(call.call)
    if card is not None:
        telephone.close_card(card, number=number)
    _tell(call)


def keep_number(line: NightNumber, *, by: Actor) -> NightNumber:
    line.digits = significant(line.shown)
    line.save()
    record("night_line.number_kept", by=by, facts={"number": line.shown, "place": line.place, "active": line.active})
    return line


def print_of(phone: str) -> str:
    """Tells callers apart without saying who they are."""
    digits = significant(phone)
    return salted_hmac(SALT, digits, algorithm="sha256").hexdigest() if digits else ""


def _person(phone: str) -> Person | None:
    digits = significant(phone)
    return next((one for one in active_people() if digits and significant(one.phone) == digits), None)


def _tell(call: NightCall) -> None:
    announce(
        NightCallChanged(
            municipality="region", received_by="region", call=call.pk, state=call.state, person=call.answered_by_id or 0
        )
    )
