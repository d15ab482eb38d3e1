"""Before somebody reports what is known, the form says so; following makes no second melding."""

import uuid
from typing import Any

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.intake import actions
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import Melding, Signaal
from tests import cast
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place as Host

pytestmark = pytest.mark.usefixtures("db")
SPOT = {"lat": 50.8281, "lon": 3.2648}


def known(**changes: Any) -> Melding:
    with municipality("kortrijk"):
        return making.receive(**{"place": Place(text="Grote Markt 1", **SPOT), "public": True, **changes})


def draft(**changes: Any) -> Draft:
    given = {"category": "put-in-de-weg", "municipality": "kortrijk", "address": "Grote Markt 2", **SPOT, **changes}
    with municipality("kortrijk"):
        return actions.begin(given, at=now())


def test_it_is_shown_without_what_the_reporter_wrote(kortrijk: Host) -> None:
    there = known(description="Bij Jef voor de deur.")
    page = kortrijk.client().get(f"/melden/{draft().pk}/wat/").content.decode()
    assert there.number in page
    assert "Jef" not in page


@pytest.mark.parametrize("changes", [{"public": False}, {"category": "straatlamp-kapot"}])
def test_what_is_not_public_or_is_something_else_is_not_shown(kortrijk: Host, changes: dict[str, Any]) -> None:
    there, mine = known(**changes), draft()
    assert there.number not in kortrijk.client().get(f"/melden/{mine.pk}/wat/").content.decode()
    if "public" in changes:
        assert kortrijk.client().get(f"/melden/{mine.pk}/volgen/{there.number}/").status_code == 404


def test_following_gives_a_link_of_ones_own(kortrijk: Host) -> None:
    there, mine = known(), draft()
    address = f"/melden/{mine.pk}/volgen/{there.number}/"
    client = kortrijk.client()
    for _click in range(2):
        client.post(address, {"email": cast.GUST.email})
    done = client.get(f"/melden/{mine.pk}/klaar/")
    assert there.number in done.content.decode()
    link = done.context["link"]
    assert client.get(link.split(kortrijk.host, 1)[1]).status_code == 200
    with municipality("kortrijk"):
        assert Melding.objects.filter(municipality="kortrijk").count() == 1
        assert Signaal.objects.filter(melding=there, first=False).count() == 1


def test_a_melding_of_elsewhere_or_finished_cannot_be_followed(kortrijk: Host) -> None:
    with municipality("menen"):
        other = making.receive(municipality="menen", received_by="menen", public=True)
    mine = draft()
    for number in (other.number, "KOR-0000-000", f"{uuid.uuid4()}"):
        assert kortrijk.client().get(f"/melden/{mine.pk}/volgen/{number}/").status_code == 404
