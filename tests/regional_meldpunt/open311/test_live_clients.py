"""Software of others over real HTTP against the real processes: it lists, reports, follows and reads errors."""

import threading
from collections.abc import Iterator

import pytest
import requests
from django.utils import timezone

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.open311 import actions
from tests.regional_meldpunt.intake.filling import picture
from tests.regional_meldpunt.linked_data.making import melding
from tests.regional_meldpunt.open311.clients import georeport_client, names_of_this_machine, three_client
from tests.regional_meldpunt.open311.conftest import ANSWERED
from tests.support.places import Place
from tests.support.stack import Stack, wait_for

pytestmark = pytest.mark.slow
BY = Actor.system("tests")
PLACE = {"lat": "50.8279", "long": "3.2649", **ANSWERED}


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    names_of_this_machine(monkeypatch)


@pytest.fixture
def key(live_stack: Stack) -> Iterator[str]:
    with municipality("kortrijk"):
        yield actions.make_key(name="Proefapp", answers_with_token=False, by=BY, at=timezone.now())[1]


def test_three_lists_reports_and_follows(live_stack: Stack, key: str) -> None:
    city = three_client(live_stack.address("kortrijk", "/open311/v2/"), api_key=key)
    services = city.services()
    assert len(services) >= 60
    assert city.services("put-in-de-weg")["service_code"] == "put-in-de-weg"
    (made,) = city.post(
        "put-in-de-weg",
        name="Gust Vercruysse",
        email="gust@citizen.test",
        address="Grote Markt 54",
        description="Een diepe put.",
        media=picture(),
        **PLACE,
    )
    number = made["service_request_id"]
    (found,) = city.request(number)
    assert (found["status"], found["service_code"]) == ("open", "put-in-de-weg")
    assert [row["service_request_id"] for row in city.requests("put-in-de-weg", status="open", count=10)] == [number]
    with municipality("kortrijk"):
        melding = Melding.objects.select_related("category").get(number=number)
        assert melding.attachments.count() == 1
        meldingen.transition(melding, to=Status.DONE, by=BY, at=timezone.now(), text="Hersteld.")
    (found,) = city.request(number)
    assert (found["status"], found["status_notes"]) == ("closed", "Hersteld.")


def test_three_speaks_to_the_region_with_a_jurisdiction(live_stack: Stack, key: str) -> None:
    region = three_client(live_stack.address("regio", "/open311/v2/"), api_key=key, jurisdiction="kortrijk")
    (made,) = region.post("glas-op-straat", description="Zakken", **PLACE)
    assert region.request(made["service_request_id"])[0]["service_code"] == "glas-op-straat"
    lost = three_client(live_stack.address("regio", "/open311/v2/"))
    assert lost.services()[0]["code"] == 400
    assert (
        three_client(live_stack.address("kortrijk", "/open311/v2/"), api_key="fout").post("glas-op-straat", **PLACE)[0][
            "code"
        ]
        == 403
    )
    assert region.discovery(live_stack.address("regio", "/open311/discovery.json"))


@pytest.mark.parametrize("form", ["json", "xml"])
def test_georeport_reads_both_formats(live_stack: Stack, key: str, form: str) -> None:
    address = live_stack.address("kortrijk", "/open311/v2")
    for n in range(2):
        sent = requests.post(
            f"{address}/requests.{form}",
            data={"api_key": key, "service_code": "glas-op-straat", "description": f"Zak {n}", **PLACE},
            timeout=20,
        )
        assert sent.status_code == 200
    city = georeport_client(address, output_format=form)
    assert len(city.get_service_list()) >= 60
    assert city.get_service_definition("put-in-de-weg")["service_code"] == "put-in-de-weg"
    found = city.get_service_requests(status="open")
    assert len(found) == 2
    assert {row["status"] for row in found} == {"open"}
    with pytest.raises(requests.HTTPError):
        city.get_service_definition("draken")


def test_a_hundred_copies_at_once_make_one_melding(live_stack: Stack, key: str) -> None:
    address = live_stack.address("kortrijk", "/open311/v2/requests.json")
    report = {"api_key": key, "service_code": "put-in-de-weg", "description": "Een diepe put.", **PLACE}
    numbers: list[str] = []

    def send() -> None:
        for _time in range(10):
            answer = requests.post(address, data=report, timeout=60)
            numbers.append(answer.json()[0].get("service_request_id", f"{answer.status_code}"))

    threads = [threading.Thread(target=send) for _thread in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(numbers) == 100
    assert len(set(numbers)) == 1, set(numbers)
    with municipality("kortrijk"):
        assert Melding.objects.count() == 1


def test_a_melding_is_handed_on_to_another_installation_and_followed_until_it_is_solved(
    live_stack: Stack, key: str
) -> None:
    """Menen hands on to Kortrijk, as it would to a stranger: over HTTP, with a key, through the worker."""
    with municipality("menen"):
        endpoint = actions.save_endpoint(
            None,
            {
                "name": "Kortrijk",
                "url": live_stack.address("kortrijk", "/open311/v2/"),
                "jurisdiction": "",
                "key": key,
                "closes": True,
                "tells_reporter": True,
            },
            by=BY,
        )

    mine = melding(
        Place("menen"), public=False, place={"lat": 50.8279, "lon": 3.2649, "text": "Grote Markt 54, 8500 Kortrijk"}
    )
    sending = {"service_code": "put-in-de-weg", **PLACE, "description": "Put op de grens", "account_id": mine.number}
    with municipality("menen"):
        link = actions.hand_on(mine, endpoint, sending=sending, by=BY, at=timezone.now())
        mine.refresh_from_db()
        assert mine.status == Status.WAITING

    def known_there() -> bool:
        with municipality("menen"):
            link.refresh_from_db()
            return bool(link.remote_id)

    wait_for(known_there, 40, "the number of the other installation", live_stack.logs)
    with municipality("kortrijk"):
        theirs = Melding.objects.select_related("category").get(number=link.remote_id)
        assert theirs.description == "Put op de grens"
        assert theirs.contact_ref is None
        meldingen.transition(theirs, to=Status.DONE, by=BY, at=timezone.now(), text="De put is gevuld.")

    def solved_here() -> bool:
        with municipality("menen"):
            if link.state == "followed":
                actions.try_again(link, at=timezone.now())
            link.refresh_from_db()
            mine.refresh_from_db()
            return mine.status == Status.DONE

    wait_for(solved_here, 60, "the end over there to arrive here", live_stack.logs)
    with municipality("menen"):
        assert mine.resolution == "resolved"
        assert any("De put is gevuld." in line.text for line in mine.history.all())
