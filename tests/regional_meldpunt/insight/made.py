"""A March in Kortrijk, counted by hand: the clock jumps on the 29th, and some of what the wall shows counts elsewhere."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone

from foundation.calendar.clock import BRUSSELS
from foundation.tenancy import current
from regional_meldpunt.answers.models import Verdict
from regional_meldpunt.insight.access import Scope
from regional_meldpunt.insight.periods import Kind, Period, containing
from regional_meldpunt.insight.reading import Reading, read
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding
from tenants.registry import hosts
from tests.regional_meldpunt.meldingen.making import CITIZEN, report

MARCH = containing(Kind.MONTH, date(2026, 3, 10))
LOOKED_AT = datetime(2026, 4, 15, 12, tzinfo=BRUSSELS)


def local(day: str) -> datetime:
    """ "2026-03-29 01:59" on the wall clock of Brussels."""
    return datetime.fromisoformat(day).replace(tzinfo=BRUSSELS).astimezone(UTC)


def melding(reported: str, *, finished: str = "", deadline: str = "", **changes: Any) -> Melding:
    """Behind the wall that receives it; with a fate."""
    at = local(reported)
    fate = {name: changes.pop(name) for name in ("team", "paused_at") if name in changes}
    here = current().schema
    changes = {"municipality": here, "received_by": here, **changes}
    made = actions.receive(report(deadline_at=local(deadline) if deadline else None, **changes), by=CITIZEN, at=at)
    fate |= {"finished_at": local(finished), "status": "done"} if finished else {}
    Melding.objects.filter(pk=made.pk).update(**fate)
    made.refresh_from_db()
    return made


def march() -> None:
    """Behind the wall of Kortrijk. Four came in during March; one before it and one after it did not."""
    melding("2026-02-28 23:59", finished="2026-03-02 10:00", deadline="2026-03-04 17:00")
    in_time = melding("2026-03-01 00:00", finished="2026-03-03 00:00", deadline="2026-03-04 17:00", team="wegen")
    melding("2026-03-29 01:59", finished="2026-04-10 09:00", deadline="2026-04-01 17:00", channel="phone")
    melding("2026-03-29 03:00", deadline="2026-04-10 17:00", urgency="acute", category="straatlamp-kapot")
    melding("2026-03-31 23:59", deadline="2026-04-16 17:00", place=_at(50.828, 3.265))
    melding("2026-04-01 00:00")
    melding("2026-03-15 12:00", municipality="menen")  # received here, Menen is competent
    for satisfied in (True, True, False):
        opinion(in_time, "2026-03-31 23:59", satisfied=satisfied)
    opinion(in_time, "2026-04-01 00:00", satisfied=False)


def opinion(about: Melding, at: str, *, satisfied: bool) -> None:
    Verdict.objects.create(
        melding=about,
        municipality=about.municipality,
        received_by=about.received_by,
        signaal=uuid.uuid4(),
        finished_at=about.finished_at or timezone.now(),
        satisfied=satisfied,
        at=local(at),
    )


def scope(*schemas: str, team: str = "") -> Scope:
    return Scope(tuple(place for place in hosts.municipalities() if place.schema_name in schemas), team=team)


def of(period: Period = MARCH, *, schemas: tuple[str, ...] = ("kortrijk",), team: str = "") -> Reading:
    return read(scope(*schemas, team=team), period, LOOKED_AT)


def _at(lat: float, lon: float) -> Any:
    return actions.Place(text="Grote Markt", postal_code="8500", lat=lat, lon=lon)
