"""Meldingen over the whole region, each taken as far as its story goes, through the same actions as real ones."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.identity.models import User
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category
from regional_meldpunt.desk.demo_stories import STORIES, Story
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.actions import Place, Report
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from regional_meldpunt.roster import queries as roster
from tenants.people.models import Person
from tenants.registry import hosts

KEYS = uuid.UUID("6c0f6a2e-6d0a-5e0e-9a54-0d2f0a8a1c11")
PAUSE = timedelta(minutes=3)


class Teller:
    """Tells one story, step by step, each a few minutes after the other."""

    def __init__(self, melding: Melding, operator: Actor, person: Person, at: datetime) -> None:
        self.melding, self.operator, self.person, self.at = melding, operator, person, at
        self.alarm: Alarm | None = None

    def tell(self, step: str) -> None:
        self.at += PAUSE
        verbs: dict[str, Callable[[], object]] = {
            "claim": lambda: actions.claim(self.melding, by=self.operator, at=self.at),
            "note": lambda: self._note("Federale politie gebeld: de straat is half afgesloten.", Visibility.INTERNAL),
            "answer": lambda: self._note("Wij hebben uw melding gelezen en sturen iemand kijken.", Visibility.PUBLIC),
            "call": self._call,
            "go": lambda: self._with_alarm(dispatch.acknowledge),
            "under_way": lambda: self._with_alarm(dispatch.under_way),
            "on_site": lambda: self._with_alarm(dispatch.arrive),
            "done": lambda: actions.transition(
                self.melding, to="done", by=self.operator, at=self.at, text="Hersteld. Bedankt voor uw melding."
            ),
        }
        verbs[step]()
        self.melding.refresh_from_db()

    def _note(self, text: str, level: str) -> None:
        actions.add_note(self.melding, text=text, by=self.operator, at=self.at, visibility=level)

    def _call(self) -> None:
        self.alarm = dispatch.send(self.melding, person=self.person, by=self.operator, at=self.at)

    def _with_alarm(self, verb: Callable[..., object]) -> None:
        if self.alarm is not None:
            who = Actor("public", self.person.region_account, self.person.name)
            verb(self.alarm, by=who, at=self.at)


def load() -> None:
    """Idempotent; runs as the owner, in `public`."""
    at = now()
    people = roster.to_reach(at)
    present = {place.schema_name for place in hosts.municipalities()}
    if not people:
        return
    operator = User.objects.filter(email="operator@regio.demo").first()
    by = Actor("public", operator.pk, operator.display_name) if operator else Actor.system("demo")
    for number, story in enumerate(STORIES):
        category = categories.by_slug(story.category) or categories.by_slug(categories.OTHER)
        if story.municipality in present and category is not None:
            _tell(story, category, people[number % len(people)], by, at)


def _tell(story: Story, category: Category, person: Person, by: Actor, at: datetime) -> None:
    key = uuid.uuid5(KEYS, f"{story.municipality}:{story.text}")
    if Melding.objects.filter(received_by=story.municipality, key=key).exists():
        return
    began = at - timedelta(minutes=story.minutes)
    reason = Reason.OUT_OF_HOURS if story.side == "region" else Reason.OFFICE_HOURS
    report = Report(
        key=key,
        municipality=story.municipality,
        received_by=story.municipality,
        category=category,
        urgency=story.urgency or "normal",
        decision=Decision(story.side, reason),
        place=Place(text=story.place, lat=story.point[0], lon=story.point[1]),
        description=story.text,
        public=category.public,
    )
    melding = actions.receive(report, by=Actor(story.municipality, None, ""), at=began)
    actor = by if story.side == "region" else Actor(story.municipality, None, "Anna Declercq")
    teller = Teller(melding, actor, person, began)
    for step in story.steps:
        teller.tell(step)
