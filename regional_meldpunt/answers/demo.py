"""Reporters who want to be answered in four ways, and the sentences a team types every day.

Everything goes through the same actions as in earnest; what leaves by itself is sent by the worker of the demo.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import now

from foundation.identity.actor import Actor
from regional_meldpunt.answers import recipients, wordings
from regional_meldpunt.answers.writing import AT_ONCE, Letter, write
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.actions import Place, Report
from regional_meldpunt.meldingen.models import Channel, Melding
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from tenants.registry.snapshot import MunicipalitySnapshot

KEYS = uuid.UUID("b1b8a1c2-3f2b-5b2e-8f61-6a0f0d9b7e33")
TALKING = frozenset({"kortrijk", "menen", "harelbeke"})
CLERK = "Anna Declercq"

CANNED = (
    ("We plannen het in", "nl", "We zetten dit op de planning. Zodra we de dag kennen, laten we het u weten."),
    ("Meer informatie nodig", "nl", "Kunt u ons zeggen waar het precies is? Een huisnummer of een foto helpt ons."),
    ("Niet van de gemeente", "nl", "Deze weg is van het gewest. We gaven uw melding door aan de wegbeheerder."),
    ("Nous planifions", "fr", "Nous mettons cela au planning. Nous vous disons le jour dès que nous le connaissons."),
)


@dataclass(frozen=True)
class Story:
    """One report, the reporter's own way, and what the case worker says."""

    category: str
    text: str
    street: str
    hours: int
    channel: str
    said: str
    contact: dict[str, str] = field(default_factory=dict)
    template: str = "reply"
    done: bool = False
    language: str = "nl"


STORIES = (
    Story(
        category="straatlamp-kapot",
        text="De lamp voor mijn deur brandt al drie dagen niet.",
        street="Stationsstraat 8",
        hours=70,
        channel=Channel.PAPER,
        said="De lamp is vervangen. Bedankt dat u het liet weten.",
        contact={"name": "Godelieve Soens", "street": "Stationsstraat 8", "answer_channel": "letter"},
        done=True,
    ),
    Story(
        category="losse-stoeptegel",
        text="Een losse tegel, mijn vrouw is er bijna over gevallen.",
        street="Kerkstraat 21",
        hours=26,
        channel=Channel.PHONE,
        said="Op welke kant van de straat ligt de tegel, aan de bakker of aan de apotheek?",
        contact={"name": "Roger Delaere", "phone": "056 21 00 00", "answer_channel": "callback"},
        template="question",
    ),
    Story(
        category="sluikstort",
        text="Zakken met huisvuil naast de glasbol.",
        street="Molenstraat 3",
        hours=8,
        channel=Channel.WEB,
        said="We halen de zakken vandaag op.",
        contact={"name": "Samira Haddad", "phone": "+33 612 34", "answer_channel": "sms"},
    ),
    Story(
        category="put-in-de-weg",
        text="Un trou profond près du passage pour piétons.",
        street="Leiestraat 12",
        hours=5,
        channel=Channel.WEB,
        said="Nous réparons le trou demain matin.",
        contact={"name": "Claire Dumont", "email": "claire.dumont@citoyen.example", "answer_channel": "mail"},
        language="fr",
    ),
)


def load(snapshot: MunicipalitySnapshot) -> None:
    """Behind the wall of the municipality; harmless to repeat."""
    at, schema = now(), snapshot.schema_name
    by = Actor(schema, None, CLERK)
    if not wordings.canned(schema):
        for title, language, text in CANNED:
            wordings.keep_canned(schema, title=title, language=language, text=text, by=by, at=at)
    if schema in TALKING:
        for story in STORIES:
            _tell(story, snapshot, by, at)


def _tell(story: Story, snapshot: MunicipalitySnapshot, by: Actor, at: datetime) -> None:
    schema, key = snapshot.schema_name, uuid.uuid5(KEYS, f"{snapshot.schema_name}:{story.text}")
    if Melding.objects.filter(received_by=schema, key=key).exists():
        return
    category = categories.by_slug(story.category) or categories.by_slug(categories.OTHER)
    if category is None:
        return
    began = at - timedelta(hours=story.hours)
    town = {"postal_code": snapshot.postal_codes[0] if snapshot.postal_codes else "", "city": snapshot.name}
    kept: dict[str, Any] = {**story.contact, **(town if story.contact.get("street") else {})}
    contacts.remember(ref=key, at=began, language=story.language, **kept)
    report = Report(
        key=key,
        municipality=schema,
        received_by=schema,
        category=category,
        urgency=category.urgency,
        decision=Decision("municipality", Reason.OFFICE_HOURS),
        place=Place(text=f"{story.street}, {town['postal_code']} {snapshot.name}", postal_code=town["postal_code"]),
        description=story.text,
        channel=story.channel,
        language=story.language,
        contact_ref=key,
    )
    melding = actions.receive(report, by=Actor(schema, None, ""), at=began)
    later = began + timedelta(hours=2)
    if story.done:
        actions.transition(melding, to="done", by=by, at=later, text=story.said)
        return
    letter = Letter(template=story.template, key=f"typed:{key}", said=story.said)
    write(melding, letter, recipients.of(melding), by=by, at=later, hold=AT_ONCE)
