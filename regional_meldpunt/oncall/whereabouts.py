"""Where somebody on the way is, by choice, from «Ik ga» to «Klaar». One place, not a trail; a quarter of an hour old
is forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from foundation.events import action, announce
from regional_meldpunt.dispatch.models import Alarm, AlarmState
from regional_meldpunt.oncall.events import WhereaboutsChanged
from regional_meldpunt.oncall.models import Whereabouts

LIVES = timedelta(minutes=15)


@action
def tell(alarm: Alarm, *, lat: float, lon: float, at: datetime) -> bool:
    """Overwrite the last place; False when the alarm is not theirs to go to any more: then nothing is kept."""
    if not Alarm.objects.filter(pk=alarm.pk, state=AlarmState.ACKNOWLEDGED).exists():
        forget(alarm)
        return False
    values = {
        "melding": alarm.melding,
        "municipality": alarm.municipality,
        "received_by": alarm.received_by,
        "lat": lat,
        "lon": lon,
        "at": at,
    }
    Whereabouts.objects.update_or_create(alarm=alarm, defaults=values)
    _changed(alarm)
    return True


@action
def forget(alarm: Alarm) -> bool:
    """Done, cannot go, or rather not any more."""
    gone, _rows = Whereabouts.objects.filter(alarm=alarm).delete()
    if gone:
        _changed(alarm)
    return bool(gone)


def of(alarm: Alarm, at: datetime) -> Whereabouts | None:
    return Whereabouts.objects.filter(alarm=alarm, at__gt=at - LIVES).first()


def everybody(at: datetime) -> list[Whereabouts]:
    """For the map of the desk: who is on the way and says so, with their alarm and melding."""
    rows = Whereabouts.objects.select_related("alarm", "melding__category")
    return list(rows.filter(at__gt=at - LIVES, alarm__state=AlarmState.ACKNOWLEDGED))


def _changed(alarm: Alarm) -> None:
    """The place itself stands in no event: whoever may see it, reads it."""
    announce(
        WhereaboutsChanged(
            municipality=alarm.municipality,
            received_by=alarm.received_by,
            desk=True,
            number=alarm.melding.number,
            alarm=alarm.pk,
        )
    )
