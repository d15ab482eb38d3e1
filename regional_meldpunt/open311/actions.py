"""What other software and the administrator do: send in, add words, make and revoke keys, connect a system, hand on."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from foundation.audit import record
from foundation.events import action
from foundation.files import actions as files
from foundation.files.actions import Upload
from foundation.identity.actor import Actor
from foundation.tasks import enqueue
from foundation.tenancy import current
from regional_meldpunt.categories.models import Category
from regional_meldpunt.intake import reception
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import Channel, HistoryEntry, Melding, Visibility
from regional_meldpunt.meldingen.statuses import Status, allowed
from regional_meldpunt.open311 import access, queries
from regional_meldpunt.open311.models import ApiKey, Endpoint, Link, LinkState, PartySystem, Submission
from regional_meldpunt.routing.models import Party

FETCH_PHOTO = "regional_meldpunt.open311.photos.fetch"
FOLLOW = "regional_meldpunt.open311.following.follow"
OWN_LINKS = uuid.UUID("6d0f4a52-8c1b-5b7e-9a44-2b1c9f0e7d35")
PREFIX = "sp_"
SHOWN = 8
KEY_BYTES = 24
USE_NOTED = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A report of other software, checked."""

    key: uuid.UUID
    municipality: str
    category: Category
    place: Place
    description: str
    language: str
    answers: tuple[dict[str, str], ...] = ()
    contact: Mapping[str, str] = field(default_factory=dict)
    photo: Upload | None = None
    photo_url: str = ""


def send_in(sent: Sent, api_key: ApiKey, *, by: Actor, at: datetime) -> Submission:
    """Make a melding of it; a copy answers what the first one made. Raises FileRefused for a photo that is none."""
    here = current().schema
    known = queries.by_key(here, sent.key)
    melding = known or reception.take_in(_incoming(sent, here, by=by, at=at), by=by, at=at)
    submission, created = Submission.objects.get_or_create(
        melding=melding,
        defaults={
            "municipality": melding.municipality,
            "received_by": melding.received_by,
            "api_key_id": api_key.pk,
            "at": at,
        },
    )
    if created and sent.photo_url:
        enqueue(FETCH_PHOTO, key=f"open311-photo:{melding.number}", number=melding.number, url=sent.photo_url)
    return submission


def _incoming(sent: Sent, here: str, *, by: Actor, at: datetime) -> reception.Incoming:
    photos = (files.take_picture(sent.photo, by=by, at=at).ref,) if sent.photo else ()
    return reception.Incoming(
        key=sent.key,
        channel=Channel.OPEN311,
        category=sent.category,
        municipality=sent.municipality,
        received_by=here,
        place=sent.place,
        description=sent.description,
        answers=sent.answers,
        language=sent.language,
        contact=sent.contact,
        photos=photos,
    )


@action
def add_words(melding: Melding, *, text: str, by: Actor, at: datetime) -> HistoryEntry:
    """The software that sent it in passes on what its user says more."""
    return meldingen.answer_by_reporter(melding, text=text, by=by, at=at)


def note_use(api_key: ApiKey, *, at: datetime) -> None:
    """At most once a minute: a busy app must not write the same row all the time."""
    if api_key.last_used_at is None or at - api_key.last_used_at >= USE_NOTED:
        ApiKey.objects.filter(pk=api_key.pk).update(last_used_at=at)
        api_key.last_used_at = at


@transaction.atomic
def make_key(*, name: str, answers_with_token: bool, by: Actor, at: datetime) -> tuple[ApiKey, str]:
    """A new key, and its text: this is the only moment at which anybody sees it."""
    text = PREFIX + secrets.token_urlsafe(KEY_BYTES)
    made = ApiKey.objects.create(
        municipality=current().schema,
        name=name,
        starts=text[:SHOWN],
        digest=access.digest(text),
        answers_with_token=answers_with_token,
        made_by=by,
        made_at=at,
    )
    record("connections.key_made", by=by, subject=made)
    return made, text


@transaction.atomic
def revoke_key(api_key: ApiKey, *, by: Actor, at: datetime) -> ApiKey:
    """From now on it opens nothing. What it sent in stays."""
    if api_key.revoked_at is None:
        api_key.revoked_at = at
        api_key.save(update_fields=["revoked_at"])
        record("connections.key_revoked", by=by, subject=api_key)
    return api_key


@transaction.atomic
def save_endpoint(endpoint: Endpoint | None, values: Mapping[str, Any], *, by: Actor) -> Endpoint:
    """Connect a system, or change how."""
    kept = endpoint or Endpoint(municipality=current().schema, slug=_free_slug(str(values["name"])))
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save()
    record("connections.system_saved", by=by, subject=kept)
    return kept


@transaction.atomic
def switch_endpoint(endpoint: Endpoint, *, active: bool, by: Actor) -> Endpoint:
    """Off: nothing new goes there. What was handed on before is still followed."""
    if endpoint.active != active:
        endpoint.active = active
        endpoint.save(update_fields=["active"])
        record("connections.system_switched", by=by, subject=endpoint, facts={"active": active})
    return endpoint


def keep_services(endpoint: Endpoint, services: list[dict[str, Any]], *, at: datetime) -> Endpoint:
    endpoint.services, endpoint.asked_at = services, at
    endpoint.save(update_fields=["services", "asked_at"])
    return endpoint


@action
def hand_on(
    melding: Melding, endpoint: Endpoint, *, sending: Mapping[str, Any], by: Actor, at: datetime, reason: str = ""
) -> Link:
    """Send it to another system and follow it there; here it waits. Who reported it is not sent along."""
    link = Link.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        endpoint=endpoint.slug,
        endpoint_name=endpoint.name,
        sending=dict(sending),
        by=by,
        at=at,
        next_at=at,
    )
    if allowed(melding.status, Status.WAITING):
        visibility = Visibility.REPORTER if endpoint.tells_reporter else Visibility.INTERNAL
        text = ": ".join(part for part in (endpoint.name, reason) if part)
        meldingen.transition(melding, to=Status.WAITING, by=by, at=at, text=text, visibility=visibility)
    enqueue(FOLLOW, key=f"open311-link:{link.pk}:{at.timestamp()}", link=link.pk)
    return link


def hand_to_party(
    melding: Melding, party: Party, *, sending: Mapping[str, Any], owner: str, owner_id: int, by: Actor, at: datetime
) -> Link:
    """Something in a file goes to an outside party, and is followed there for whatever asked it. Once per owner."""
    known = queries.link_of(owner, owner_id)
    if known is not None and known.live:
        return known
    link = Link.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        key=uuid.uuid5(OWN_LINKS, f"{melding.municipality}:{owner}:{owner_id}:{known.pk if known else 0}"),
        party=party.slug,
        owner=owner,
        owner_id=owner_id,
        endpoint_name=party.name,
        sending=dict(sending),
        by=by,
        at=at,
        next_at=at,
    )
    enqueue(FOLLOW, key=f"open311-link:{link.pk}:{at.timestamp()}", link=link.pk)
    return link


@transaction.atomic
def keep_party_system(party: Party, values: Mapping[str, Any], *, by: Actor) -> PartySystem:
    """Which of our categories goes to which of their services, and with which key."""
    kept, _made = PartySystem.objects.get_or_create(municipality=party.municipality, party=party.slug)
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save(update_fields=list(values))
    record("connections.party_saved", by=by, subject=kept, facts={"codes": len(kept.codes)})
    return kept


def keep_party_services(party: Party, services: list[dict[str, Any]], *, at: datetime) -> PartySystem:
    kept, _made = PartySystem.objects.get_or_create(municipality=party.municipality, party=party.slug)
    kept.services, kept.asked_at = services, at
    kept.save(update_fields=["services", "asked_at"])
    return kept


def try_again(link: Link, *, at: datetime, sending: Mapping[str, Any] | None = None) -> Link:
    """A person mended what was wrong; the machine starts over, with what must be sent now."""
    if sending is not None and not link.remote_id:
        link.sending = dict(sending)
    if link.state == LinkState.REFUSED:
        link.state = LinkState.QUEUED if not link.remote_id else LinkState.FOLLOWED
    link.attempts, link.problem, link.next_at = 0, "", at
    link.save(update_fields=["state", "attempts", "problem", "next_at", "sending"])
    enqueue(FOLLOW, key=f"open311-link:{link.pk}:{at.timestamp()}", link=link.pk)
    return link


def stop_following(link: Link) -> Link:
    link.state, link.next_at = LinkState.STOPPED, None
    link.save(update_fields=["state", "next_at"])
    return link


def _free_slug(name: str) -> str:
    base = re.sub(r"[^a-z0-9-]", "", slugify(name))[:50] or "systeem"
    taken = set(Endpoint.objects.values_list("slug", flat=True))
    return next(word for word in (base, *(f"{base}-{n}" for n in range(2, 1000))) if word not in taken)
