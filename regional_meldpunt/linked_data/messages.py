"""What a webhook tells: the event, and the row of the list. No words of a reporter, no names of people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.meldingen.statuses import state
from tenants.registry.snapshot import MunicipalitySnapshot

FAMILY = "melding."
TEST = "test.ping"
EVENTS = {
    "melding.received": _("A melding came in"),
    "melding.status_changed": _("The status changed"),
    "melding.handed_over": _("Handed over to another municipality"),
    "melding.passed_on": _("Passed on between the region and the own team"),
    "melding.changed": _("Something else changed, such as the category"),
    "melding.answered": _("The reporter answered"),
    "melding.photo_added": _("A photo was added"),
    "melding.note_added": _("A note was added"),
}
TOLD = ("number", "municipality", "category", "urgency", "status", "from_status", "responsible", "lat", "lon")
TOLD_TOO = ("reported_at", "from_municipality", "from_responsible", "version")


def of_event(event: str, data: Mapping[str, Any], at: datetime, place: MunicipalitySnapshot) -> str:
    """The body of a message, as it will be signed."""
    told = {name: data[name] for name in (*TOLD, *TOLD_TOO) if name in data}
    if "status" in told:
        told["status_oslo"] = state(str(told["status"])).oslo.value
    if "number" in told:
        told["page"] = f"{address(place)}/meldingen/{told['number']}/"
        told["linked_data"] = f"{address(place)}/linked-data/meldingen/{told['number']}/"
    return _body(event, at, told)


def test(at: datetime, place: MunicipalitySnapshot) -> str:
    return _body(TEST, at, {"municipality": place.schema_name})


def address(place: MunicipalitySnapshot) -> str:
    """The host of a municipality, for messages that leave without a request."""
    scheme = "http" if settings.STREEKPOORT_DEMO else "https"
    port = f":{settings.STREEKPOORT_PORT}" if settings.STREEKPOORT_DEMO else ""
    return f"{scheme}://{place.host}{port}"


def _body(event: str, at: datetime, data: Mapping[str, Any]) -> str:
    return json.dumps({"type": event, "timestamp": at, "data": data}, cls=DjangoJSONEncoder, ensure_ascii=False)
