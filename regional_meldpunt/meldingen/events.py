"""What happens to a melding, in the past tense. Facts of the queue row, and nothing about the reporter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from foundation.events import Event
from regional_meldpunt.meldingen.models import Melding


@dataclass(frozen=True, kw_only=True)
class MeldingEvent(Event):
    """The row as it stands on a list after this event; `at` is the moment of the event."""

    number: str
    category: str
    category_name: str
    urgency: str
    status: str
    responsible: str
    lat: float | None
    lon: float | None
    reported_at: datetime
    at: datetime
    version: int
    claimed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class MeldingReceived(MeldingEvent):
    name: ClassVar[str] = "melding.received"


@dataclass(frozen=True, kw_only=True)
class MeldingStatusChanged(MeldingEvent):
    name: ClassVar[str] = "melding.status_changed"
    from_status: str


@dataclass(frozen=True, kw_only=True)
class MeldingClaimed(MeldingEvent):
    name: ClassVar[str] = "melding.claimed"


@dataclass(frozen=True, kw_only=True)
class MeldingTakenOver(MeldingEvent):
    """A colleague took it from the account named here, whose desk says so at once."""

    name: ClassVar[str] = "melding.taken_over"
    from_account: int


@dataclass(frozen=True, kw_only=True)
class MeldingReleased(MeldingEvent):
    name: ClassVar[str] = "melding.released"


@dataclass(frozen=True, kw_only=True)
class MeldingHandedOver(MeldingEvent):
    """Told to the old municipality (`received_by` of this event) and to the new one (`municipality`)."""

    name: ClassVar[str] = "melding.handed_over"
    from_municipality: str


@dataclass(frozen=True, kw_only=True)
class MeldingPassedOn(MeldingEvent):
    """Between the regional desk and the municipality's own team; the municipality stays the same."""

    name: ClassVar[str] = "melding.passed_on"
    from_responsible: str


@dataclass(frozen=True, kw_only=True)
class MeldingPhotoAdded(MeldingEvent):
    name: ClassVar[str] = "melding.photo_added"


@dataclass(frozen=True, kw_only=True)
class MeldingNoteAdded(MeldingEvent):
    name: ClassVar[str] = "melding.note_added"


@dataclass(frozen=True, kw_only=True)
class MeldingAnswered(MeldingEvent):
    """The reporter said something more."""

    name: ClassVar[str] = "melding.answered"


@dataclass(frozen=True, kw_only=True)
class MeldingChanged(MeldingEvent):
    """Kind, category, team, assignee, storm or merging changed; the status may be the same."""

    name: ClassVar[str] = "melding.changed"


def facts(melding: Melding, at: datetime) -> dict[str, Any]:
    """The queue row of a melding, for the constructor of an event."""
    return {
        "municipality": melding.municipality,
        "received_by": melding.received_by,
        "desk": melding.at_desk,
        "number": melding.number,
        "category": melding.category.slug,
        "category_name": melding.category.name_nl,
        "urgency": melding.urgency,
        "status": melding.status,
        "responsible": melding.responsible,
        "lat": melding.lat,
        "lon": melding.lon,
        "reported_at": melding.reported_at,
        "at": at,
        "version": melding.version,
        "claimed_by": melding.claimed_by.name if melding.claimed_by else "",
    }
