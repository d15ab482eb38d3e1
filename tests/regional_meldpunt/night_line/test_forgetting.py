"""What the queue forgets by itself: calls after two months, keys of buttons after one, places after a quarter."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions
from regional_meldpunt.night_line import keeping as calls
from regional_meldpunt.night_line.models import NightCall
from regional_meldpunt.oncall import keeping as presses
from regional_meldpunt.oncall.models import Press, Whereabouts
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making

ODD = "3f0c2d8e-7a52-4c5d-9a0e-6f2a1f8f1c11"


@pytest.mark.usefixtures("committed")
def test_what_is_old_goes_and_what_is_new_stays() -> None:
    eva, _jan = on_call_people()
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION)
    at = now()
    with region("desk"):
        alarm = actions.send(melding, person=eva, by=DIRK, at=at)
        walls = {"melding": melding, "municipality": melding.municipality, "received_by": melding.received_by}
        for days in (70, 1):
            NightCall.objects.create(call=f"c-{days}", place="menen", at=at - timedelta(days=days))
        old = at - timedelta(days=31)
        Press.objects.create(
            **walls, alarm=alarm, person_number=eva.pk, key=ODD, kind="note", pressed_at=old, received_at=old
        )
        Whereabouts.objects.create(**walls, alarm=alarm, lat=50.8, lon=3.2, at=at - timedelta(minutes=16))
    with login("queue"), region("queue"):
        assert (calls.sweep(), presses.sweep()) == (1, 2)
    with region("desk"):
        assert [row.call for row in NightCall.objects.all()] == ["c-1"]
