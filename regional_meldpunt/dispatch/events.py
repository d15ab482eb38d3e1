"""What happens to an alarm. `person` is the number of the person it concerns, so that their phone can listen for it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from foundation.events import Event
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen.models import Melding


@dataclass(frozen=True, kw_only=True)
class AlarmEvent(Event):
    number: str
    alarm: int
    person: int
    person_name: str
    step: int
    state: str


@dataclass(frozen=True, kw_only=True)
class AlarmSent(AlarmEvent):
    name: ClassVar[str] = "alarm.sent"


@dataclass(frozen=True, kw_only=True)
class AlarmAnswered(AlarmEvent):
    """Accepted or declined by the person."""

    name: ClassVar[str] = "alarm.answered"


@dataclass(frozen=True, kw_only=True)
class AlarmEnded(AlarmEvent):
    """Nobody answered in time, the work is done, or the alarm was called off."""

    name: ClassVar[str] = "alarm.ended"


@dataclass(frozen=True, kw_only=True)
class AlarmMoved(AlarmEvent):
    """Under way, on site, a note or a photo: the person's own pages look again."""

    name: ClassVar[str] = "alarm.moved"


@dataclass(frozen=True, kw_only=True)
class NobodyAnswered(AlarmEvent):
    """Everybody on the roster was tried; after a pause they are tried again. The facts are those of the last alarm."""

    name: ClassVar[str] = "alarm.nobody_answered"


def facts(alarm: Alarm, melding: Melding) -> dict[str, Any]:
    return {
        "municipality": alarm.municipality,
        "received_by": alarm.received_by,
        "desk": melding.at_desk,
        "number": melding.number,
        "alarm": alarm.pk,
        "person": alarm.person_id,
        "person_name": alarm.person_name,
        "step": alarm.step,
        "state": alarm.state,
    }
