"""What a night leaves behind: an alarm with a button that was pressed, a place that is shared, and a call."""

import uuid
from datetime import datetime

from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.dispatch import actions, queries
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.night_line.models import NightCall, NightNumber
from regional_meldpunt.oncall.models import Kind, Press, Whereabouts


def night(melding: Melding, *, by: Actor, at: datetime) -> None:
    """For a melding at the desk for which somebody is called."""
    with region("desk"):
        (alarm,) = queries.alarms_for(melding.pk)
        actions.acknowledge(alarm, by=by, at=at)
        walls = {"melding": melding, "municipality": melding.municipality, "received_by": melding.received_by}
        Press.objects.create(
            **walls,
            alarm=alarm,
            person_number=alarm.person_id,
            key=uuid.uuid4(),
            kind=Kind.GO,
            pressed_at=at,
            received_at=at,
            said=f"said of {melding.municipality}",
        )
        Whereabouts.objects.create(**walls, alarm=alarm, lat=50.8, lon=3.2, at=at)
        NightCall.objects.create(call=f"night call of {melding.municipality}", place=melding.municipality, at=at)
    with region("coordinator"):
        digits = f"5600{melding.pk:04d}"
        NightNumber.objects.create(digits=digits, shown=digits, name="Nachtlijn", place=melding.municipality)
