"""What lies together, is put together and is told together: once."""

import uuid

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.answers.models import Message, MessageState
from regional_meldpunt.duplicates import actions, storms
from regional_meldpunt.duplicates.models import StormMessage
from regional_meldpunt.meldingen import nearby as queries
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import HistoryEntry, Melding
from regional_meldpunt.meldingen.nearby import Spot
from tests import cast
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place as Host

pytestmark = pytest.mark.usefixtures("db")


def at(lat: float, lon: float, **more: object) -> Melding:
    return making.receive(place=Place(text="Leiestraat 3", lat=lat, lon=lon), **more)


def test_the_nearest_first_within_the_distance_of_the_category() -> None:
    with municipality("kortrijk"):
        far, near, nearest = at(50.8310, 3.26), at(50.83010, 3.26), at(50.83002, 3.26)
        other = at(50.83, 3.26, category="straatlamp-kapot")
        spot = Spot(municipality="kortrijk", category=near.category, lat=50.83, lon=3.26)
        found = [row.melding.number for row in queries.nearby(spot)]
        assert found == [nearest.number, near.number]
        assert far.number not in found
        assert other.number not in found
        assert queries.nearby(spot, but=nearest.number)[0].melding.number == near.number


@pytest.mark.parametrize(
    ("typed", "street"),
    [
        ("Doorniksestraat 12, 8500 Kortrijk", "Doorniksestraat"),
        ("Sint-Denijsestraat", "Sint-Denijsestraat"),
        ("12", ""),
        ("N8", ""),
        ("", ""),
    ],
)
def test_a_street_is_what_stands_before_the_number(typed: str, street: str) -> None:
    assert queries.street_of(typed) == street


def test_coordinates_may_be_typed() -> None:
    assert queries.point_of(Spot(municipality="", text="50.8312, 3.2654")) == (50.8312, 3.2654)
    assert queries.point_of(Spot(municipality="", text="50, 3")) == (None, None)


def test_a_storm_from_the_first_group_to_the_message(regio: Host) -> None:
    with municipality("kortrijk"):
        rows = [at(50.83, 3.26, decision=making.REGION, category="boom-op-de-weg") for _number in range(3)]
    client = regio.client(cast.DIRK)
    page = client.get("/stormen/")
    assert [len(group.rows) for group, _place, _form in page.context["groups"]] == [3]
    numbers = page.context["groups"][0][0].numbers
    answer = client.post("/stormen/samen/", {"numbers": numbers, "name": "Storm Ciarán"})
    assert answer.status_code == 302
    key = str(uuid.uuid4())
    for _click in range(2):
        client.post(f"{answer['Location']}bericht/", {"key": key, "text": "De ploegen zijn op weg."})
    with region("desk"):
        assert StormMessage.objects.get().told == 3
        told = HistoryEntry.objects.filter(melding__in=rows, verb="note", text="De ploegen zijn op weg.")
        assert {entry.melding_id for entry in told} == {row.pk for row in rows}
        assert storms.groups(now()) == []


def test_a_storm_of_a_municipality_is_not_for_its_neighbour(kortrijk: Host, menen: Host) -> None:
    with municipality("kortrijk"):
        own = storms.begin("Wolkbreuk", by=making.ANNA, at=now())
    assert kortrijk.client(cast.ANNA).get(f"/stormen/{own.slug}/").status_code == 200
    assert menen.client(cast.CHAIMA).get(f"/stormen/{own.slug}/").status_code == 404


def test_a_message_to_a_storm_is_taken_back_before_it_leaves(regio: Host) -> None:
    with municipality("kortrijk"):
        found = [talking.reported(decision=making.REGION, place=Place(text="Leiestraat 3")) for _number in range(2)]
    with region("desk"):
        storm = storms.begin("Hagel", by=making.ANNA, at=now())
        actions.gather(found, storm, by=making.ANNA, at=now())
    client, address = regio.client(cast.DIRK), f"/stormen/{storm.slug}/bericht/"
    client.post(address, {"key": str(uuid.uuid4()), "text": "De ploegen zijn op weg."})
    assert "binnen twintig seconden" in client.get(f"/stormen/{storm.slug}/").content.decode()
    back = client.post(address, {"undo": "1"}).content.decode()
    assert "Er is niets verstuurd" in back
    assert "De ploegen zijn op weg." in back  # the words are in the form again
    with region("desk"):
        said = Message.objects.filter(melding__in=found, template="reply")
        assert [message.state for message in said] == [MessageState.UNDONE] * 2
    assert "Dat kan niet meer" in client.post(address, {"undo": "1"}, follow=True).content.decode()
