"""The desk's picture as a value, and what each event does to it.

Whoever takes a picture and plays the events after it has the same picture as somebody who takes one now; the page
does the same in `static/desk/projection.js`. A test replays real events against both ends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from regional_meldpunt.dispatch.models import LIVE, Alarm
from regional_meldpunt.meldingen import events
from regional_meldpunt.meldingen.models import Melding, Responsible
from regional_meldpunt.meldingen.statuses import FINISHED

ROW = (
    "municipality", "number", "category", "category_name", "urgency", "status", "responsible", "lat", "lon",
    "reported_at", "version", "claimed_by",
)  # fmt: skip
OVER = frozenset(status.value for status in FINISHED)
RINGING = frozenset(state.value for state in LIVE)

State = dict[str, dict[str, Any]]


def picture(meldingen: list[Melding], alarms: Mapping[int, Alarm], numbers: Mapping[int, str]) -> State:
    """What stands on the desk: a row per melding of the region, and a live alarm per number."""
    rows = {melding.number: _plain(events.facts(melding, melding.changed_at)) for melding in meldingen}
    ringing = {numbers[pk]: _alarm_of(alarm) for pk, alarm in alarms.items() if pk in numbers}
    return {"meldingen": rows, "alarms": ringing}


def apply(state: State, event: str, data: Mapping[str, Any]) -> State:
    """The picture after one event; the old one is left as it was."""
    if event.startswith("melding."):
        return {**state, "meldingen": _after_melding(state["meldingen"], data)}
    if event.startswith("alarm."):
        return {**state, "alarms": _after_alarm(state["alarms"], data)}
    return state


def _after_melding(rows: dict[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    rest = {number: row for number, row in rows.items() if number != data["number"]}
    if data["responsible"] != Responsible.REGION or data["status"] in OVER:
        return rest
    return {**rest, data["number"]: {name: data[name] for name in ROW}}


def _after_alarm(alarms: dict[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    known = alarms.get(data["number"])
    if data["state"] in RINGING:
        names = ("alarm", "person_name", "step", "state")
        return {**alarms, data["number"]: {name: data[name] for name in names}}
    if known is None or known["alarm"] != data["alarm"]:
        return alarms
    return {number: alarm for number, alarm in alarms.items() if number != data["number"]}


def _alarm_of(alarm: Alarm) -> dict[str, Any]:
    return {"alarm": alarm.pk, "person_name": alarm.person_name, "step": alarm.step, "state": str(alarm.state)}


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they travel: a moment is the text that JSON makes of it."""
    values: dict[str, Any] = json.loads(json.dumps({name: facts[name] for name in ROW}, cls=DjangoJSONEncoder))
    return values
