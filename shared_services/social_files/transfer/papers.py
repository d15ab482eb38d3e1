"""What is printed or leaves for the OCMW's own software: the request, the letter to the person, what was taken over."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from foundation.identity.actor import Actor
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.investigation.sections import BY_KIND, GROUNDS
from shared_services.social_files.investigation.showing import show
from shared_services.social_files.transfer import clock, giving, queries, receiving
from shared_services.social_files.transfer.sealed import OpenTransfer
from shared_services.social_files.transfer.states import Decision, Side, State
from tenants.registry.hosts import by_schema
from tenants.registry.snapshot import MunicipalitySnapshot

EXPORT = "streekpoort-taken-over/1"


def request(opened: OpenTransfer, *, place: MunicipalitySnapshot, by: Actor, at: datetime) -> dict[str, Any] | None:
    """For an OCMW that takes no part: who, since when, which parts on which ground, and of whom not."""
    row, said = opened.row, opened.request()
    if row.side != Side.ASKED or row.state not in (State.PAPER, State.FINISHED) or not row.asked_at:
        return None
    agreed, sections = said["agreed"], []
    for one in said["sections"]:
        if agreed[one["kind"]]["state"] != "none":
            without = giving.names_of(opened, agreed[one["kind"]]["without"])
            sections.append((BY_KIND[one["kind"]].label, GROUNDS[one["ground"]], ", ".join(without)))
    return {
        **_common(opened, place),
        "purpose": said["purpose"],
        "sections": sections,
        "due_on": clock.due(localdate(row.asked_at)),
    }


def letter(opened: OpenTransfer, *, place: MunicipalitySnapshot, by: Actor, at: datetime) -> dict[str, Any] | None:
    """To the person, when their request for help was passed on: to whom, why, since when."""
    row, said = opened.row, opened.answer()
    if row.side != Side.GIVEN or row.state != State.PASSED_ON:
        return None
    asked_on = date.fromisoformat(said["help_asked_on"])
    return {
        **_common(opened, place),
        "to": by_schema(said["to"]),
        "reason": said["reason"],
        "asked_on": asked_on,
        "passed_on": localdate(row.over_at) if row.over_at else localdate(at),
        "in_time": row.over_at is not None and localdate(row.over_at) <= clock.due(asked_on),
    }


def taken(opened: OpenTransfer, *, place: MunicipalitySnapshot, by: Actor, at: datetime) -> dict[str, Any] | None:
    """Only what was taken over, each part with who observed it and when."""
    row = opened.row
    if row.side != Side.ASKED or row.state != State.FINISHED:
        return None
    chapters = []
    for one in queries.sections(row):
        held = receiving.content_of(opened, one)
        if one.decision == Decision.TAKE and held:
            section = BY_KIND[one.kind]
            observed = datetime.fromisoformat(held["observed_at"]) if held["observed_at"] else None
            chapters.append(
                {
                    "section": section,
                    "ground": GROUNDS[one.ground],
                    "code": one.ground,
                    "shown": show(section, held["content"]),
                    "content": held["content"],
                    "observed_at": observed,
                    "observed_by": held["observed_by"],
                    "decided_by": one.by.name if one.by else "",
                    "decided_at": one.at,
                }
            )
    return {**_common(opened, place), "chapters": chapters}


def as_json(said: dict[str, Any]) -> dict[str, Any]:
    """With the names of the sections and fields that the import of this platform knows as well."""
    return {
        "schema": EXPORT,
        "number": said["number"],
        "from": f"OCMW {said['other'].name}",
        "to": f"OCMW {said['place'].name}",
        "persons": [person.packed() for person, _age in said["persons"]],
        "sections": [
            {
                "kind": chapter["section"].kind,
                "ground": chapter["code"],
                "content": chapter["content"],
                "observed_at": chapter["observed_at"].isoformat() if chapter["observed_at"] else None,
                "observed_by": chapter["observed_by"],
                "taken_over_by": chapter["decided_by"],
                "taken_over_at": chapter["decided_at"].isoformat() if chapter["decided_at"] else None,
            }
            for chapter in said["chapters"]
        ],
    }


def _common(opened: OpenTransfer, place: MunicipalitySnapshot) -> dict[str, Any]:
    said, today = opened.request(), localdate()
    persons = [PersonFacts.of(one) for one in said["persons"]]
    return {
        "place": place,
        "other": by_schema(opened.row.other),
        "number": opened.row.number,
        "moved_on": date.fromisoformat(said["moved_on"]),
        "persons": [(person, person.age(today)) for person in persons],
    }
