"""Meldingen, categories and questions in the words of GeoReport v2. Who may read how much is decided by the caller."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from regional_meldpunt.categories.models import Answering, Category, Question, in_language
from regional_meldpunt.meldingen.models import HistoryEntry, Melding
from regional_meldpunt.meldingen.statuses import FINISHED, Status, state
from regional_meldpunt.open311 import states
from regional_meldpunt.public_map import places
from tenants.registry.snapshot import MunicipalitySnapshot

DATATYPES = {
    Answering.CHOICE: "singlevaluelist",
    Answering.YES_NO: "singlevaluelist",
    Answering.TEXT: "text",
    Answering.NUMBER: "number",
}


def moment(at: datetime | None) -> str | None:
    return localtime(at).isoformat(timespec="seconds") if at else None


def service(category: Category, *, has_questions: bool) -> dict[str, Any]:
    return {
        "service_code": category.slug,
        "service_name": category.name,
        "description": category.group.hint,
        "metadata": has_questions,
        "type": "realtime",
        "keywords": ", ".join(word.strip() for word in category.synonyms_nl.split(",") if word.strip()),
        "group": category.group.name,
    }


def definition(category: Category, questions: Iterable[Question]) -> dict[str, Any]:
    attributes = [attribute(question, order) for order, question in enumerate(questions, start=1)]
    return {"service_code": category.slug, "attributes": attributes}


def attribute(question: Question, order: int) -> dict[str, Any]:
    """A question that depends on another one is never required: a list of fields cannot say «only if»."""
    found: dict[str, Any] = {
        "variable": True,
        "code": question.slug,
        "datatype": DATATYPES[Answering(question.kind)],
        "required": question.required and not question.shown_when,
        "datatype_description": None,
        "order": order,
        "description": question.label,
    }
    if choices := options(question):
        found["values"] = [{"key": key, "name": name} for key, name in choices]
    return found


def options(question: Question) -> list[tuple[str, str]]:
    """What can be chosen: the value that is sent, and its words."""
    if question.kind == Answering.YES_NO:
        return [("ja", _("Yes")), ("nee", _("No"))]
    if question.kind != Answering.CHOICE:
        return []
    return [(choice["value"], in_language(choice["nl"], choice.get("fr", ""))) for choice in question.options]


def request(melding: Melding, *, full: bool, listed: bool, notes: str, town: str) -> dict[str, Any]:
    """`full` for whoever sent it in; `listed` when it may stand on the map; else only where it stands."""
    shown: dict[str, Any] = {
        "service_request_id": melding.number,
        "status": states.simple(melding.status),
        "status_notes": notes or str(state(melding.status).public),
        "service_name": melding.category.name,
        "service_code": melding.category.slug,
        "description": melding.description if full else "",
        "agency_responsible": town,
        "service_notice": "",
        "requested_datetime": moment(melding.reported_at),
        "updated_datetime": moment(melding.finished_at or melding.changed_at),
        "expected_datetime": None if Status(melding.status) in FINISHED else moment(melding.deadline_at),
        "address": "",
        "address_id": None,
        "zipcode": "",
        "lat": None,
        "long": None,
        "media_url": None,
        "extended_status": states.extended(melding.status, resolution=melding.resolution).value,
    }
    if full:
        shown |= {"address": melding.place_text, "zipcode": melding.postal_code}
        shown |= {"lat": melding.lat, "long": melding.lon}
    elif listed:
        point = places.point(melding) or (None, None)
        shown |= {"address": places.address(melding, town), "zipcode": melding.postal_code}
        shown |= {"lat": point[0], "long": point[1]}
    return shown


def update(line: HistoryEntry) -> dict[str, Any]:
    """A step of the history as the extension writes it. Words that are not for everybody stay here."""
    status = line.to_status or line.melding.status
    ended = line.melding.resolution if line.to_status == line.melding.status else ""
    said = line.text if line.visibility == "public" else ""
    return {
        "update_id": str(line.pk),
        "service_request_id": line.melding.number,
        "status": states.extended(status, resolution=ended, before=line.from_status).value,
        "updated_datetime": moment(line.at),
        "description": said or (line.public_sentence if line.to_status else ""),
        "media_url": None,
    }


def discovery(base: str, changed: datetime, place: MunicipalitySnapshot | None) -> dict[str, Any]:
    """Where the API is, in which versions and formats."""
    return {
        "changeset": moment(changed),
        "contact": place.contact.get("email", "") if place else settings.DEFAULT_FROM_EMAIL,
        "key_service": f"{base}/open311/",
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": f"{base}/open311/v2",
                "changeset": moment(changed),
                "type": "production",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }
