"""Ten weeks of the past in each municipality, so that figures, lists and the public map have something to say.

The same every time for the same day: a fixed seed per municipality, and every moment counted back from now.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import TypeVar

from django.utils.timezone import localtime, now

from foundation.identity import demo
from foundation.identity.actor import Actor
from foundation.standing import moment
from regional_meldpunt.answers import verdicts
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category
from regional_meldpunt.insight.demo_words import (
    ASKED,
    FRENCH,
    NOT_OURS,
    NOT_SATISFIED,
    NOTES,
    PLANNED,
    SATISFIED,
    STREETS,
    TOPICS,
    Topic,
)
from regional_meldpunt.meldingen import past
from regional_meldpunt.meldingen.models import Channel, Kind, Melding, Visibility
from regional_meldpunt.meldingen.past import Line, Past
from regional_meldpunt.meldingen.receiving import Place
from regional_meldpunt.meldingen.resolutions import Resolution
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.routing import deadlines
from tenants.places import borders
from tenants.places.gazetteer import CENTRES
from tenants.registry.snapshot import MunicipalitySnapshot

KEYS = uuid.UUID("5f0d2c9e-3b47-5c51-9d0a-7a1f6a2b4c66")
DAYS = 70
USUAL, MANY = 34, {"kortrijk": 96, "waregem": 54, "menen": 52, "wevelgem": 46, "harelbeke": 44, "zwevegem": 40}
STORM_DAY, STORM_SHARE = 9, 0.05
JUST_IN = timedelta(minutes=25)
"""The newest one, which nobody looked at yet, whatever the day."""
CLERK = "Anna Declercq"
WAYS = (
    (Channel.WEB, 54), (Channel.PHONE, 21), (Channel.MAIL, 12), (Channel.COUNTER, 7), (Channel.PAPER, 2),
    (Channel.OPEN311, 4),
)  # fmt: skip
KINDS = {"vraag": Kind.QUESTION, "klacht-dienstverlening": Kind.COMPLAINT, "voorstel": Kind.SUGGESTION}
T = TypeVar("T")


def load(snapshot: MunicipalitySnapshot) -> None:
    """Behind the wall of the municipality; harmless to repeat."""
    with moment():
        teller = Teller(snapshot, now())
        told = [teller.tell(number) for number in range(MANY.get(snapshot.slug, USUAL))]
    made = past.keep(told)
    verdicts.keep(teller.judge(melding) for melding in made if melding.status in verdicts.JUDGED)


class Teller:
    """Invents the meldingen of one municipality."""

    def __init__(self, snapshot: MunicipalitySnapshot, at: datetime) -> None:
        self.place, self.at, self.luck = snapshot, at, Random(f"streekpoort:{snapshot.slug}")
        self.known = {category.slug: category for category in categories.choosable()}
        self.topics = [topic for topic in TOPICS if topic.category in self.known]
        self.area = borders.present().areas.get(snapshot.refnis)
        handler = next((one for one in demo.demo_accounts() if one.email.startswith("behandelaar@")), None)
        own = snapshot.schema_name
        self.open = count()
        self.promised: dict[tuple[int, date], datetime] = {}
        self.handler = Actor(own, handler.pk, handler.display_name) if handler else Actor(own, None, CLERK)
        self.clerk = Actor(own, None, CLERK)

    def tell(self, number: int) -> Past:
        topic = self._one_of(self.topics, [topic.weight for topic in self.topics])
        category, reported = self.known[topic.category], self._moment() if number else self.at - JUST_IN
        until = self._promise(category, reported)
        lines, ending = self._history(topic, reported, until)
        open_now = not ending
        french = "fr" in self.place.languages and self.luck.random() < 0.4
        return Past(
            key=uuid.uuid5(KEYS, f"{self.place.schema_name}:{number}"),
            municipality=self.place.schema_name,
            category=category,
            place=self._where(),
            reported_at=reported,
            description=self.luck.choice(FRENCH if french else topic.said),
            urgency=topic.urgency or self._urgency(category),
            channel=self._one_of([way for way, _share in WAYS], [share for _way, share in WAYS]),
            kind=KINDS.get(topic.category, Kind.MELDING),
            language="fr" if french else "nl",
            team=topic.team,
            assigned_to=self.handler if lines and open_now and self.luck.random() < 0.55 else None,
            deadline_at=until,
            resolution=ending,
            lines=lines,
        )

    def judge(self, melding: Melding) -> verdicts.Opinion | None:
        """Two out of five say what they think; four of those five are satisfied."""
        if melding.finished_at is None or self.luck.random() > 0.4:
            return None
        satisfied = self.luck.random() < 0.82
        said = self.luck.choice(SATISFIED if satisfied else NOT_SATISFIED)
        at = min(melding.finished_at + timedelta(hours=self.luck.randint(2, 60)), self.at)
        return verdicts.Opinion(melding, satisfied=satisfied, text=said, at=at)

    def _history(self, topic: Topic, reported: datetime, until: datetime) -> tuple[list[Line], str]:
        """What happened since, and how it ended; "" while it is open."""
        days = (self.at - reported) / timedelta(days=1)
        first = reported + timedelta(hours=self.luck.uniform(0.5, 20))
        if first >= self.at or (days < 4 and self.luck.random() < 0.4):
            return [], ""
        lines = [Line(at=first, by=self.clerk, verb="assigned", to=Status.ASSIGNED, text=topic.team.replace("-", " "))]
        if self.luck.random() < 0.35:
            self._add(lines, self._later(first, 0.5, 24), "note", text=self.luck.choice(NOTES))
        over = self.luck.random() < (0.35 if days < 7 else 0.8 if days < 21 else 0.95)
        finished = reported + (until - reported) * (
            self.luck.uniform(0.1, 0.95) if self.luck.random() < 0.84 else self.luck.uniform(1.05, 1.8)
        )
        finished = max(finished, lines[-1].at + timedelta(minutes=40))
        if over and finished < self.at:
            return lines, self._end(lines, finished, topic)
        self._wait(lines)
        return lines, ""

    def _end(self, lines: list[Line], finished: datetime, topic: Topic) -> str:
        if topic.team == "technische-dienst" and self.luck.random() < 0.06:
            self._add(lines, finished, "status", Status.REJECTED, NOT_OURS, Visibility.PUBLIC)
            return Resolution.NOT_OURS.value
        self._add(lines, finished, "status", Status.DONE, self.luck.choice(topic.done), Visibility.PUBLIC)
        return (Resolution.ANSWERED if topic.team == "onthaal" else Resolution.RESOLVED).value

    def _wait(self, lines: list[Line]) -> None:
        """Some of what is open waits: for the reporter, or for a better moment."""
        last = lines[-1].at
        at, number = min(self._later(last, 1, 30), last + (self.at - last) / 2), next(self.open)
        if number % 8 == 3:
            self._add(lines, at, "status", Status.WAITING_REPORTER, ASKED, Visibility.REPORTER)
        elif number % 8 == 6:
            self._add(lines, at, "status", Status.PAUSED, PLANNED, Visibility.PUBLIC)

    def _add(
        self, lines: list[Line], at: datetime, verb: str, to: str = "", text: str = "", level: str = Visibility.INTERNAL
    ) -> None:
        if at < self.at:
            lines.append(Line(at=at, by=self.handler, verb=verb, to=to, text=text, visibility=level))

    def _later(self, at: datetime, least: float, most: float) -> datetime:
        return at + timedelta(hours=self.luck.uniform(least, most))

    def _moment(self) -> datetime:
        """Mostly by day, on a working day, and many at once on the day of the storm."""
        days = STORM_DAY if self.luck.random() < STORM_SHARE else int(self.luck.triangular(0, DAYS, 4))
        day = localtime(self.at) - timedelta(days=days)
        if day.weekday() >= 5 and self.luck.random() < 0.6:
            day -= timedelta(days=2)
        hour, minute = int(self.luck.triangular(6, 23, 10)), self.luck.randint(0, 59)
        found = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return found if found < self.at else found - timedelta(days=1)

    def _promise(self, category: Category, reported: datetime) -> datetime:
        """Asked once per category and day."""
        about = (category.pk, localtime(reported).date())
        if about not in self.promised:
            self.promised[about] = deadlines.deadline(category, self.place.schema_name, reported)
        return self.promised[about]

    def _where(self) -> Place:
        codes = self.place.postal_codes
        code = self.luck.choice(codes) if codes else ""
        text = f"{self.luck.choice(STREETS)} {self.luck.randint(1, 180)}, {code} {self.place.name}"
        lat, lon = CENTRES.get(self.place.refnis, (50.83, 3.27))
        for _attempt in range(6):
            spot = round(lat + self.luck.gauss(0, 0.009), 5), round(lon + self.luck.gauss(0, 0.013), 5)
            if self.area is None or self.area.contains(*spot):
                return Place(text=text, postal_code=code, lat=spot[0], lon=spot[1])
        return Place(text=text, postal_code=code, lat=lat, lon=lon)

    def _urgency(self, category: Category) -> str:
        return "urgent" if category.urgency == "normal" and self.luck.random() < 0.07 else category.urgency

    def _one_of(self, things: Sequence[T], shares: Sequence[int]) -> T:
        return self.luck.choices(things, weights=shares)[0]
