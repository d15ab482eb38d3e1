"""Only one's own alarms. Somebody else's and none at all look the same: 404."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.http import Http404, HttpRequest

from foundation.access.finding import or_404
from foundation.files.models import StoredFile
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.night_line import queries as night_line
from regional_meldpunt.night_line.models import NightCall
from regional_meldpunt.telephone import actions as telephone
from tenants.people.models import Person
from tenants.people.queries import person_of_account


def me(request: HttpRequest) -> Person:
    """The person on call behind this account."""
    return or_404(person_of_account(request.user.pk or 0))


def own_alarm(request: HttpRequest, pk: int) -> Alarm:
    return or_404(dispatch.alarm_of(me(request).pk, pk))


def file(request: HttpRequest, pk: int, ref: uuid.UUID) -> StoredFile:
    """A photo of the melding of an own alarm, or what came with it, such as a spoken message."""
    melding = own_alarm(request, pk).melding
    for attachment in (*meldingen.photos(melding), *meldingen.documents(melding)):
        if attachment.file.ref == ref:
            return attachment.file
    raise Http404


def own_call(person: Person, typed: str, at: datetime) -> NightCall | None:
    """A night call that this person took a moment ago."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
    return next((call for call in night_line.answered_by(person.pk, at) if call.pk == number), None)


def phone_of(call: NightCall | None) -> str:
    """From the card of the call, which is forgotten after a day."""
    card = telephone.card_of(call.call) if call else None
    return card.phone if card else ""
