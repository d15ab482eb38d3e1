"""What the pages of the telephone show, and which of them may lie on it for a while."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext_lazy

from foundation.events import stream
from foundation.realtime.addresses import address
from regional_meldpunt.desk.wording import lines
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.dispatch.models import Alarm, AlarmState
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.oncall import access, pressing, queries, whereabouts
from regional_meldpunt.oncall.distance import kilometres
from regional_meldpunt.oncall.forms import NoteForm, RefusalForm
from tenants.people.models import Person
from tenants.places.maps import settings_for
from tenants.registry import hosts

SOCKET = "/ws/wacht/"
KEEP = "X-Keep-On-Phone"
"""Only a page with this header is kept by the telephone, for as long as `static/oncall/worker.js` says (ADR 0011)."""
STEPS = (
    (Status.ACKNOWLEDGED, gettext_lazy("I go")),
    (Status.UNDER_WAY, gettext_lazy("Under way")),
    (Status.ON_SITE, gettext_lazy("On site")),
    (Status.DONE, gettext_lazy("Done")),
)


def page(request: HttpRequest, template: str, context: dict[str, Any], *, keep: bool = False) -> HttpResponse:
    """`keep`: readable without a connection, by this account only."""
    response = render(request, template, {**frame(request), **context})
    if keep and request.method == "GET":
        response[KEEP] = str(request.user.pk)
    return response


def by_script(request: HttpRequest) -> bool:
    """From the queue of a telephone: it reads JSON."""
    return request.headers.get("Accept", "") == "application/json"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Around every page. The socket's place is read before the rows: what happens in between is told twice."""
    at, place = now(), stream.head()
    return {
        "person": access.me(request),
        "socket": f"{address(request, SOCKET)}?after={place.seq}&epoch={place.epoch}",
        "at": at,
    }


def alarm(found: Alarm, person: Person) -> dict[str, Any]:
    """One alarm, from ringing to over."""
    melding = found.melding
    history = meldingen.history(melding)
    reached = {line.to_status: line.at for line in history if line.to_status and line.at >= found.sent_at}
    order = [status.value for status, _label in STEPS]
    here = order.index(melding.status) if melding.status in order else -1
    at = now()
    return {
        "alarm": found,
        "melding": melding,
        "place_name": hosts.by_schema(melding.municipality).name,
        "rings": found.state == AlarmState.SENT,
        "late": dispatch.may_answer_late(found),
        "going": found.state == AlarmState.ACKNOWLEDGED,
        "km": kilometres(melding, person),
        "route": route(found),
        "map": settings_for(hosts.by_schema(melding.municipality)) if melding.lat is not None else None,
        "photos": meldingen.photos(melding),
        "documents": meldingen.documents(melding),
        "has_contact": meldingen.has_contact(melding),
        "lines": lines(list(reversed(history))),
        "track": [(status, label, reached.get(status.value), n <= here) for n, (status, label) in enumerate(STEPS)],
        "steps": STEPS[1:],
        "next_step": STEPS[here + 1] if 0 <= here < len(STEPS) - 1 else None,
        "others": [row for row in queries.open_alarms(person.pk) if row.pk != found.pk],
        "happened": "" if found.is_live else pressing.what_happened(found),
        "sharing": whereabouts.of(found, at),
        "refusal_form": RefusalForm(),
        "note_form": NoteForm(),
        "key": uuid.uuid4(),
    }


def route(found: Alarm) -> str:
    """To a map that everybody has; the point when there is one, else the words."""
    melding = found.melding
    if melding.lat is not None and melding.lon is not None:
        point = f"{melding.lat:.5f}%2C{melding.lon:.5f}"
        return f"https://www.openstreetmap.org/directions?to={point}"
    words = f"{melding.place_text} {hosts.by_schema(melding.municipality).name}"
    return f"https://www.openstreetmap.org/search?query={quote(words)}"
