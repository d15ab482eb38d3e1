"""What happens to alarms and escalations. `person` is the number of the person an alarm concerns, so that their phone
can listen for it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from foundation.events import Event
from regional_meldpunt.dispatch.models import Alarm, Run
from regional_meldpunt.meldingen.models import Melding


@dataclass(frozen=True, kw_only=True)
class AlarmEvent(Event):
    number: str
    alarm: int
    person: int
    person_name: str
    step: int
    state: str
    inform: bool = False


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
    """Everybody was tried; after a pause they are tried again. The facts are those of the last alarm."""

    name: ClassVar[str] = "alarm.nobody_answered"


@dataclass(frozen=True, kw_only=True)
class RunEvent(Event):
    number: str
    run: int
    state: str
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class RunMoved(RunEvent):
    """An escalation began, waits, goes on, or ended."""

    name: ClassVar[str] = "run.moved"


@dataclass(frozen=True, kw_only=True)
class NobodyOnCall(RunEvent):
    """There is nobody to call before `due_at`: the desk has to act."""

    name: ClassVar[str] = "run.nobody_on_call"


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
        "state": str(alarm.state),
        "inform": alarm.inform,
    }


def run_facts(run: Run, melding: Melding) -> dict[str, Any]:
    return {
        "municipality": melding.municipality,
        "received_by": melding.received_by,
        "desk": melding.at_desk,
        "number": melding.number,
        "run": run.pk,
        "state": str(run.state),
        "due_at": run.due_at,
    }
