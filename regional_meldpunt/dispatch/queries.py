"""Reads of alarms and of who is at the desk."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from regional_meldpunt.dispatch.models import LIVE, Alarm, Presence

PRESENT_FOR = timedelta(seconds=60)


def open_alarm(person_id: int) -> Alarm | None:
    """The alarm this person has to answer or is busy with; the oldest first."""
    rows = Alarm.objects.select_related("melding__category").filter(person_id=person_id, state__in=LIVE)
    return rows.order_by("sent_at").first()


def alarm_of(person_id: int, pk: int) -> Alarm | None:
    """An alarm of this person, whatever became of it."""
    return Alarm.objects.select_related("melding__category").filter(person_id=person_id, pk=pk).first()


def alarms_of(person_id: int, limit: int = 20) -> list[Alarm]:
    """A person's alarms, newest first."""
    rows = Alarm.objects.select_related("melding__category").filter(person_id=person_id)
    return list(rows.order_by("-sent_at")[:limit])


def alarms_for(melding_id: int) -> list[Alarm]:
    """Every attempt to reach somebody for a melding, in order."""
    return list(Alarm.objects.filter(melding_id=melding_id))


def live_alarm(melding_id: int) -> Alarm | None:
    return Alarm.objects.filter(melding_id=melding_id, state__in=LIVE).first()


def live_alarms() -> dict[int, Alarm]:
    """Melding -> its live alarm, for a whole queue in one query."""
    return {alarm.melding_id: alarm for alarm in Alarm.objects.filter(state__in=LIVE)}


def resting() -> dict[int, Alarm]:
    """Melding -> the last alarm of a round in which nobody answered, while the next round waits."""
    return {alarm.melding_id: alarm for alarm in _resting()}


def resting_alarm(melding_id: int) -> Alarm | None:
    return _resting().filter(melding_id=melding_id).first()


def _resting() -> QuerySet[Alarm]:
    return Alarm.objects.filter(due_at__isnull=False, finished_at__isnull=False)


def operators(at: datetime) -> list[str]:
    """Names of the operators who are at the desk."""
    rows = Presence.objects.filter(seen_at__gt=at - PRESENT_FOR).order_by("name")
    return list(rows.values_list("name", flat=True))


def live_alarms_with_melding() -> list[Alarm]:
    """Every live alarm, with its melding."""
    return list(Alarm.objects.select_related("melding").filter(state__in=LIVE))
