"""The one door of every channel: what comes from the web, by phone, letter, mail or other software becomes a melding.

Whoever calls it has checked what came in and knows the competent municipality; the door decides who is responsible,
asks the rules for the team, computes the deadline, remembers the reporter and writes, once per key.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from foundation.identity.actor import Actor
from foundation.standing import moment
from foundation.tenancy import WallState, current, municipality
from foundation.tenancy.parts import insertion
from regional_meldpunt.categories.models import Category, Urgency
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.intake import judging
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import casework
from regional_meldpunt.meldingen.actions import Along, Contact, Place, Report
from regional_meldpunt.meldingen.models import Channel, Kind, Melding, Signaal
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from regional_meldpunt.routing import deadlines
from regional_meldpunt.routing import queries as routing
from regional_meldpunt.routing.facts import Facts
from tenants.registry import hosts

OWN, REGION = "municipality", "region"
CONTACT_NAMESPACE = uuid.UUID("5f0c2d8e-7a52-4c5d-9a0e-6f2a1f8f1c11")


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """What came in, checked. `municipality` is competent for the place; `received_by` is where it came in.

    `contact` holds what the reporter left, by the names of the contact book. `key` makes one of any number of copies.
    `at_region`: the region has it already, because somebody on call took it or it came in on the night line.
    """

    key: uuid.UUID
    category: Category
    municipality: str
    received_by: str
    place: Place
    description: str
    channel: str = Channel.WEB
    kind: str = Kind.MELDING
    danger: bool = False
    answers: tuple[dict[str, str], ...] = ()
    language: str = "nl"
    contact: Mapping[str, str] = field(default_factory=dict)
    photos: tuple[uuid.UUID, ...] = ()
    asset: str = ""
    at_region: bool = False


def take_in(incoming: Incoming, *, by: Actor, at: datetime, along: Along = Along()) -> Melding:  # noqa: B008  # frozen
    """Make one melding of it; a second copy with the same key answers the first.

    At the region it stands outside any other action: the contact is kept behind the wall of the municipality.
    """
    if current().state is not WallState.MUNICIPALITY:
        return meldingen.receive(_report(incoming, remember(incoming, at=at), at), by=by, at=at, along=along)
    kept = contacts.contact(**_contact(incoming, at))
    if kept is not None:
        along = replace(along, parts=(insertion(kept), *along.parts))
    return meldingen.receive(_report(incoming, kept.ref if kept else None, at), by=by, at=at, along=along)


def follow(melding: Melding, incoming: Incoming, *, by: Actor, at: datetime) -> Signaal:
    """The reporter sees that it is known and follows that melding instead of making another."""
    place = incoming.place
    contact = Contact(
        key=incoming.key,
        channel=incoming.channel,
        language=incoming.language,
        description=incoming.description,
        contact_ref=remember(replace(incoming, received_by=melding.municipality), at=at),
        lat=place.lat,
        lon=place.lon,
    )
    return casework.follow(melding, contact, by=by, at=at)


def remember(incoming: Incoming, *, at: datetime) -> uuid.UUID | None:
    """Keep how to answer, in the contact book of the municipality where it came in; None when nothing was left."""
    if current().state is WallState.MUNICIPALITY:
        kept = contacts.remember(**_contact(incoming, at))
    else:
        with municipality(incoming.received_by):
            kept = contacts.remember(**_contact(incoming, at))
    return kept.ref if kept else None


def _contact(incoming: Incoming, at: datetime) -> dict[str, Any]:
    ref = uuid.uuid5(CONTACT_NAMESPACE, incoming.key.hex)
    return {"ref": ref, "at": at, "language": incoming.language, **incoming.contact}


@moment()
def _report(incoming: Incoming, contact_ref: uuid.UUID | None, at: datetime) -> Report:
    category, place = incoming.category, incoming.place
    competent = hosts.by_schema(incoming.municipality)
    outcome = routing.route(_facts(incoming, at))
    urgency = Urgency.ACUTE if incoming.danger else outcome.urgency or category.urgency
    acute = urgency == Urgency.ACUTE or category.acute
    decision = judging.responsible(competent, acute=acute, outside=bool(place.metres_outside), at=at)
    if outcome.responsible and not acute:
        decision = Decision(outcome.responsible, Reason.RULE)
    if incoming.at_region:
        decision = Decision(REGION, Reason.ON_CALL)
    return Report(
        key=incoming.key,
        municipality=incoming.municipality,
        received_by=incoming.received_by,
        category=category,
        urgency=urgency,
        decision=decision,
        place=place,
        description=incoming.description,
        danger=incoming.danger,
        kind=incoming.kind,
        channel=incoming.channel,
        language=incoming.language,
        contact_ref=contact_ref,
        photos=incoming.photos,
        answers=incoming.answers,
        asset=incoming.asset,
        public=category.public,
        team=outcome.team if decision.responsible == (outcome.responsible or OWN) else "",
        deadline_at=deadlines.deadline(category, incoming.municipality, at),
    )


def _facts(incoming: Incoming, at: datetime) -> Facts:
    place = incoming.place
    return Facts(
        municipality=incoming.municipality,
        category=incoming.category,
        urgency=Urgency.ACUTE if incoming.danger else incoming.category.urgency,
        channel=incoming.channel,
        postal_code=place.postal_code,
        address=place.text,
        lat=place.lat,
        lon=place.lon,
        answers={answer["question"]: answer["value"] for answer in incoming.answers},
        at=at,
    )
