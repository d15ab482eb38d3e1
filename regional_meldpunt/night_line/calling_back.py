"""A call that nobody took becomes a melding «terugbellen», urgent, which escalates like any other."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from foundation.tasks import task
from foundation.tenancy import municipality
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import REGION, Category
from regional_meldpunt.contacts.models import AnswerChannel
from regional_meldpunt.intake import reception
from regional_meldpunt.intake.reception import Incoming
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import Channel, Melding
from regional_meldpunt.night_line import actions, queries
from regional_meldpunt.night_line.models import NightCall
from regional_meldpunt.telephone import actions as telephone

CATEGORY = "terugbellen"
NIGHT_LINE = Actor.system("night line")


@task(atomic=False)
def make(*, call: int) -> None:
    """Behind the wall of the queue; harmless to repeat: the key of the call makes one melding, or one signaal of the
    melding that it joins.
    """
    found = queries.call(call)
    if found is not None and not found.number:
        _make(found, now())


def _make(call: NightCall, at: datetime) -> str:
    joined = _joined(call, at)
    incoming = _incoming(call)
    with municipality(call.place), translation.override("nl"):
        if joined is not None:
            reception.follow(joined, incoming, by=NIGHT_LINE, at=at)
            number = joined.number
        else:
            number = reception.take_in(incoming, by=NIGHT_LINE, at=call.call_back_at or at).number
    actions.became(call, number)
    return number


def _joined(call: NightCall, at: datetime) -> Melding | None:
    """The melding of the first call, when it is not over yet."""
    if call.joins is None:
        return None
    first = queries.call(call.joins.pk)
    number = (first.number or _make(first, at)) if first else ""
    with municipality(call.place):
        found = meldingen.by_number(number) if number else None
    return None if found is None or found.is_final or found.municipality != call.place else found


def _incoming(call: NightCall) -> Incoming:
    card = telephone.card_of(call.call)
    phone = card.phone if card else ""
    return Incoming(
        key=call.key,
        category=_category(call.place),
        municipality=call.place,
        received_by=call.place,
        place=Place(),
        description=_words(call),
        channel=Channel.PHONE,
        contact={"phone": phone, "answer_channel": AnswerChannel.CALLBACK} if phone else {},
        photos=(call.recording,) if call.recording else (),
        at_region=True,
    )


def _category(place: str) -> Category:
    with municipality(place):
        found = categories.kept(CATEGORY, REGION) or categories.kept(categories.OTHER, REGION)
    if found is None:
        raise LookupError("The category of calling back is missing: load the catalogue.")
    return found


def _words(call: NightCall) -> str:
    """No telephone number: that stands in the contact book, where each reading is written down."""
    with translation.override("nl"):
        return _in_dutch(call)


def _in_dutch(call: NightCall) -> str:
    at = f"{localtime(call.at):%H:%M}"
    told = _("Missed call on the night line “%(line)s” at %(time)s. Call back.") % {"line": call.line_name, "time": at}
    if call.voicemail_at:
        told = _("Message left on the night line “%(line)s” at %(time)s. Listen and call back.") % {
            "line": call.line_name,
            "time": at,
        }
    return f"{told}\n{call.recording_url}".strip()
