"""A melding that the person on call enters while calling: by the door of every channel, and theirs from then on."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from foundation.events import action
from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Category
from regional_meldpunt.contacts.models import AnswerChannel
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.intake import maps
from regional_meldpunt.intake.reception import Incoming
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import Channel, Melding
from regional_meldpunt.night_line import actions as night_line
from regional_meldpunt.night_line.models import NightCall
from regional_meldpunt.telephone import actions as telephone
from regional_meldpunt.telephone.placing import placed
from tenants.people.models import Person
from tenants.places.attribution import ImpossiblePlace, attribute
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What was typed and tapped. `urgency` empty: that of the category."""

    key: uuid.UUID
    category: Category
    where: str
    lat: float | None
    lon: float | None
    municipality: str
    urgency: str
    description: str
    phone: str


@dataclass(frozen=True)
class Located:
    """`municipality` is None when neither point, words nor choice name one."""

    municipality: MunicipalitySnapshot | None
    place: Place


def locate(where: str, lat: float | None, lon: float | None, chosen: str) -> Located:
    """A point decides, unless words were typed that name another place; a choice wins from a guess."""
    words = placed(where, chosen, None) if where else None
    if lat is None or lon is None:
        if words is None:
            picked = next((member for member in hosts.municipalities() if member.schema_name == chosen), None)
            return Located(picked, Place())
        return Located(words.municipality, words.place)
    try:
        found = attribute(lat, lon, text=where, host=hosts.municipalities()[0])
    except ImpossiblePlace:
        return Located(words.municipality if words else None, Place(text=where))
    here = words.municipality if words and words.chosen and words.municipality else found.municipality
    code = maps.postal_code(where, here) if where else ""
    return Located(here, Place(text=where, postal_code=code, lat=lat, lon=lon, metres_outside=found.metres_outside))


def enter(entry: Entry, located: Located, *, person: Person, call: NightCall | None, by: Actor, at: datetime) -> Alarm:
    """The melding, and an alarm that is accepted already. The same key twice is one melding with one handler."""
    if located.municipality is None:
        raise LookupError("a melding is about a municipality")
    competent = located.municipality.schema_name
    contact = {"phone": entry.phone, "answer_channel": AnswerChannel.CALLBACK} if entry.phone else {}
    incoming = Incoming(
        key=entry.key,
        category=entry.category,
        municipality=competent,
        received_by=competent,
        place=located.place,
        description=entry.description,
        channel=Channel.PHONE,
        contact=contact,
        at_region=True,
    )
    made = telephone.register(incoming, by=by, at=at)
    alarm = _take(made.number, entry.urgency, person, by, at)
    if call is not None:
        night_line.became(call, made.number)
    return alarm


@action
def _take(number: str, urgency: str, person: Person, by: Actor, at: datetime) -> Alarm:
    melding = queries.by_number(number)
    if melding is None:
        raise LookupError(number)
    if urgency:
        meldingen.change_urgency(melding, to=urgency, by=by, at=at)
    return _mine(melding, person, by, at)


def _mine(melding: Melding, person: Person, by: Actor, at: datetime) -> Alarm:
    alarm = dispatch.send(melding, person=person, by=by, at=at)
    return dispatch.acknowledge(alarm, by=by, at=at)
