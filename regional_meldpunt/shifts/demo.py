"""Ten weeks of nights on call, with the night before this morning told in full: log, hand-over, reports and months.

The same every time for the same day. What is told lies in the past, so it is written as it would have been.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils.timezone import now

from foundation.calendar.clock import local, moment
from foundation.identity.actor import Actor
from foundation.identity.models import User
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.dispatch.models import Alarm, AlarmState
from regional_meldpunt.meldingen import past
from regional_meldpunt.meldingen.models import Melding, Responsible, Visibility
from regional_meldpunt.meldingen.past import Line, Past
from regional_meldpunt.meldingen.receiving import Place
from regional_meldpunt.meldingen.resolutions import Resolution
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.roster.models import Shift
from regional_meldpunt.shifts import handing, months, morning
from regional_meldpunt.shifts.models import HandOver, LogEntry, MorningReport
from tenants.registry import hosts

KEYS = uuid.UUID("0b9d6a52-6f0e-5d36-8a83-1d7c6f0a5c11")
ENGINE, DAY, MINUTE = Actor.system("engine"), timedelta(days=1), timedelta(minutes=1)
NIGHTS = 70
WORK = (
    ("boom-op-de-weg", "acute", "Tak over de rijbaan."),
    ("water-op-straat", "acute", "Water op straat, het riool kan het niet slikken."),
    ("verkeerslicht", "urgent", "Verkeerslichten gedoofd op een druk kruispunt."),
    ("putdeksel", "urgent", "Deksel ligt naast de put."),
    ("glad-wegdek", "acute", "Oliespoor over de hele straat."),
)
STREETS = ("Stationsstraat", "Kerkstraat", "Meensesteenweg", "Gentseweg", "Leiestraat", "Molenstraat")
TOLD = (
    (22 * 60 + 5, "Briefing met de avondploeg. KMI code geel voor regen tot 06:00. Stormstand niet aangezet."),
    (23 * 60 + 48, "Federale politie gebeld: N8 half afgesloten, signalisatie gevraagd aan de aannemer."),
    (26 * 60 + 20, "Aannemer riolering dag en nacht bereikbaar op het nummer in het draaiboek. Ploeg tot 05:00."),
    (28 * 60 + 2, "Kranten vragen uitleg over de N8. Doorverwezen naar de dienst communicatie, na 08:00."),
)


@dataclass(frozen=True)
class Call:
    """One person who was called: after how many minutes they accepted, None when they did not answer."""

    shift: Shift
    answered: int | None


def load() -> None:
    """Idempotent; runs as the owner, in `public`."""
    at, line = now(), roster.default()
    if line is None or LogEntry.objects.exists():
        return
    luck, today = Random("streekpoort:nachten"), local(at).date()
    told: list[tuple[Past, list[tuple[Shift, datetime, datetime | None, datetime]]]] = []
    for back in range(1, NIGHTS + 1):
        evening = today - back * DAY
        for number in range(4 if back == 1 else luck.choice((0, 0, 0, 1, 1, 2))):
            one = _tell(evening, number, luck, line)
            if one is not None:
                told.append(one)
    made = {melding.key: melding for melding in past.keep(one for one, _calls in told)}
    Alarm.objects.bulk_create(
        alarm for one, calls in told if one.key in made for alarm in _alarms(made[one.key], calls)
    )
    _last_night(today, at)
    _reports(today)
    for place in hosts.municipalities():
        first = months.previous_month(at)
        for month in (months.previous_month(moment(first, time(12))), first):
            months.make(place.schema_name, month, by=Actor.system("payroll"), at=at)


def _tell(evening: date, number: int, luck: Random, line: Any) -> Any:
    """One melding of a night, with whom it called when."""
    begins = moment(evening, time(21)) + luck.randrange(0, 9 * 60) * MINUTE
    slug, urgency, words = luck.choice(WORK)
    category, place = categories.by_slug(slug), luck.choice(hosts.municipalities())
    people = roster.on_duty(line, begins)
    if category is None or not people:
        return None
    silent = len(people) > 1 and luck.random() < 0.2
    calls = [Call(people[0], None if silent else luck.randrange(1, 4))]
    if silent:
        calls.append(Call(people[1], luck.randrange(1, 3)))
    lines, spans, at = _called(calls, begins + 2 * MINUTE)
    lines += _worked(spans[-1][0].person_name, at, luck)
    spans[-1] = (*spans[-1][:3], lines[-1].at)
    street = f"{luck.choice(STREETS)} {luck.randrange(2, 180)}"
    told = Past(
        key=uuid.uuid5(KEYS, f"{evening}:{number}"), municipality=place.schema_name, category=category,
        place=Place(text=street), reported_at=begins, description=words, urgency=urgency,
        responsible=Responsible.REGION, reason="out_of_hours", resolution=Resolution.RESOLVED.value, lines=lines,
    )  # fmt: skip
    return told, spans


def _called(calls: Sequence[Call], at: datetime) -> tuple[list[Line], list[Any], datetime]:
    lines, spans = [], []
    for call in calls:
        name, sent = call.shift.person_name, at
        lines.append(Line(at=at, by=ENGINE, verb="alarm_sent", text=name, to=Status.DISPATCHED))
        at += (call.answered or 3) * MINUTE
        if call.answered is None:
            lines.append(Line(at=at, by=ENGINE, verb="alarm_expired", text=name))
        spans.append((call.shift, sent, at if call.answered else None, at))
    return lines, spans, at


def _worked(name: str, at: datetime, luck: Random) -> list[Line]:
    by, found = Actor("public", None, name), []
    for status, longest in (
        (Status.ACKNOWLEDGED, 0), (Status.UNDER_WAY, 6), (Status.ON_SITE, 25), (Status.DONE, 95)
    ):  # fmt: skip
        at += luck.randrange(longest // 2, longest + 1) * MINUTE
        text = "Hersteld." if status == Status.DONE else ""
        found.append(Line(at=at, by=by, verb="status", to=status, text=text, visibility=Visibility.PUBLIC))
    return found


def _alarms(melding: Melding, calls: Iterable[Any]) -> list[Alarm]:
    return [
        Alarm(
            melding=melding,
            municipality=melding.municipality,
            received_by=melding.received_by,
            person_id=shift.person_id,
            person_name=shift.person_name,
            step=step,
            state=AlarmState.FINISHED if answered else AlarmState.EXPIRED,
            by=ENGINE,
            sent_at=sent,
            answered_at=answered,
            finished_at=ended,
        )
        for step, (shift, sent, answered, ended) in enumerate(calls, 1)
        if shift.person_id
    ]


def _last_night(today: date, at: datetime) -> None:
    """What the operator of the night wrote, one mistake mended, and the hand-over in the morning."""
    dirk = User.objects.filter(email="operator@regio.demo").first()
    day = Actor("public", dirk.pk, dirk.display_name) if dirk else Actor.system("demo")
    night = Actor("public", None, "Noor Vandenberghe")
    midnight = moment(today - DAY, time.min)
    for minutes, text in TOLD:
        LogEntry.objects.create(
            at=midnight + minutes * MINUTE, written_at=midnight + minutes * MINUTE, by=night, text=text
        )
    wrong = LogEntry.objects.create(
        at=midnight + 27 * 60 * MINUTE, written_at=midnight + 27 * 60 * MINUTE, by=night, text="N8 weer open om 04:00."
    )
    LogEntry.objects.create(
        at=wrong.at,
        written_at=wrong.at + 65 * MINUTE,
        by=night,
        corrects=wrong,
        text="N8 weer open om 05:00, niet 04:00.",
    )
    begins, ends = moment(today - DAY, time(22)), min(moment(today, time(6)), at)
    shown = handing.picture(begins, ends)
    known = [one for one in shown["open"] if datetime.fromisoformat(one["reported_at"]) < ends]
    shown |= {"open": known, "total_open": len(known), "warnings": []}
    HandOver.objects.create(
        begins_at=begins,
        at=ends,
        by=night,
        to_account=dirk.pk if dirk else None,
        to_name=day.name,
        text="N8 in Menen is weer open, de aannemer komt om 10:00 de signalisatie halen. Bel hem als het niet zo is.",
        picture=shown,
        taken_at=min(ends + 4 * MINUTE, at),
        taken_by=day,
    )


def _reports(today: date) -> None:
    """The mornings before today; that of today is made by the worker, at its own time."""
    for place in hosts.municipalities():
        for back in (3, 2, 1):
            day = today - back * DAY
            until = moment(day, time(7, 30))
            MorningReport.objects.create(
                municipality=place.schema_name,
                day=day,
                since=until - DAY,
                until=until,
                content=morning.compose(until - DAY, until, only=place.schema_name),
                sent_to=1,
                made_at=until,
            )
