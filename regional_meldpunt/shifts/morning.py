"""The morning report: what happened in one municipality since its last one, told once a day at the time it chose.

Once is the database's word: the row of a day is unique, and the mails are asked for in the transaction that writes it.
A time that the clock skips is the moment of the jump, one that it repeats is the first of the two.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from foundation.access.queries import holders
from foundation.calendar.clock import local, moment
from foundation.notifications import send_mail
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import HistoryEntry
from regional_meldpunt.shifts import queries
from regional_meldpunt.shifts.logbook import MOST
from regional_meldpunt.shifts.models import MorningReport, MorningSetting
from tenants.people.queries import active_people
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

REPORT = "regional_meldpunt.shifts.morning.report"
DAY = timedelta(days=1)
MOST_LISTED = 40
URGENT = ("acute", "urgent")


def look() -> int:
    """Behind the queue's wall: ask for the report of each municipality whose hour has come and who had none today."""
    at = now()
    today = local(at).date()
    done, chosen = queries.reported(today), queries.settings_of_all()
    asked = 0
    for place in hosts.municipalities():
        schema = place.schema_name
        setting = chosen.get(schema) or MorningSetting(municipality=schema)
        if setting.active and schema not in done and at >= moment(today, setting.at):
            asked += enqueue(REPORT, key=f"morning:{schema}:{today}", schema=schema, day=today)
    return asked


@task(atomic=False)
def report(*, schema: str, day: str) -> None:
    with municipality(schema):
        make(schema, date.fromisoformat(day), at=now())


def make(schema: str, day: date, *, at: datetime) -> MorningReport | None:
    """Behind the wall of the municipality. None when the day has its report already."""
    place, setting = hosts.by_schema(schema), queries.setting(schema)
    before = queries.last_report(schema)
    since = before.until if before else at - DAY
    content = compose(since, at)
    quiet = setting.only_when_something and not content["something"]
    to = [] if quiet else addresses(setting)
    try:
        with transaction.atomic():
            made = MorningReport.objects.create(
                municipality=schema, day=day, since=since, until=at, content=content, sent_to=len(to), made_at=at
            )
            for address in to:
                send_mail(
                    to=address,
                    template="shiftlog/mail/morning",
                    context=mail_of(made, place),
                    key=f"morning:{day}:{address}",
                )
    except IntegrityError:
        return None
    return made


def addresses(setting: MorningSetting) -> list[str]:
    """Those that were filled in; otherwise the directors of this municipality, at the region and here."""
    found = split(setting.addresses)
    if not found:
        found = [person.email for person in active_people("directeur")] + [one.email for one in holders("directie")]
    return sorted({address.strip().lower() for address in found if address.strip()})


def split(text: str) -> list[str]:
    """Addresses on lines, or between commas. Raises ValidationError for what is none."""
    found = [part.strip() for part in text.replace(";", ",").replace("\n", ",").split(",") if part.strip()]
    for address in found:
        try:
            validate_email(address)
        except ValidationError as refused:
            raise ValidationError(f"{address}: {refused.messages[0]}") from refused
    return found


def compose(since: datetime, until: datetime, *, only: str = "") -> dict[str, Any]:
    """What happened between two moments. Numbers, kinds, moments: no place, no name, nobody's words.

    Behind the wall of a municipality that is its own; behind a wall that sees more, `only` chooses one.
    """
    steps = [step for step in meldingen.steps_between(since, until, MOST) if only in ("", step.municipality)]
    verbs = Counter(step.verb for step in steps)
    received = [step for step in steps if step.verb == "received"]
    alarms = [one for one in dispatch.alarms_between(since, until) if not one.inform and only in ("", one.municipality)]
    answered = [one for one in alarms if one.answered_at and one.state != "declined"]
    waits = sorted((one.answered_at - one.sent_at).total_seconds() for one in answered if one.answered_at)
    urgencies = Counter(step.melding.urgency for step in received)
    counts = {
        "received": len(received),
        "acute": urgencies["acute"],
        "urgent": urgencies["urgent"],
        "done": sum(step.to_status == "done" for step in steps),
        "called": len(alarms),
        "came": len(answered),
        "nobody": verbs["nobody_answered"],
        "handed": verbs["handed_over"],
    }
    return {
        "something": bool(steps or alarms),
        "counts": counts,
        "median_answer": round(waits[len(waits) // 2]) if waits else None,
        "listed": _listed(received),
        "unlisted": max(0, len(_notable(received)) - MOST_LISTED),
        "open": _still_open(until, only),
    }


def _notable(received: list[HistoryEntry]) -> list[HistoryEntry]:
    return [step for step in received if step.melding.urgency in URGENT]


def _listed(received: list[HistoryEntry]) -> list[dict[str, Any]]:
    """What was acute or urgent, each with where it stands now."""
    found = _notable(received)[:MOST_LISTED]
    return [_item(step.melding, step.at) for step in found]


def _still_open(at: datetime, only: str) -> list[dict[str, Any]]:
    """Acute and urgent work that is not over, also from before."""
    rows = [
        melding
        for melding in meldingen.open_now()
        if melding.urgency in URGENT and melding.reported_at < at and only in ("", melding.municipality)
    ]
    return [_item(melding, melding.reported_at) for melding in rows[:MOST_LISTED]]


def _item(melding: Any, at: datetime) -> dict[str, Any]:
    return {
        "number": melding.number,
        "what": melding.category.name_nl,
        "urgency": melding.urgency,
        "status": melding.status,
        "at": at.isoformat(),
        "region": melding.responsible == "region",
    }


def mail_of(made: MorningReport, place: MunicipalitySnapshot) -> dict[str, Any]:
    return {
        "place": place.name,
        "day": made.day,
        "since": made.since,
        "until": made.until,
        "content": made.content,
        "link": hosts.link_to(place, f"/beheer/ochtendrapporten/{made.day}/"),
    }
