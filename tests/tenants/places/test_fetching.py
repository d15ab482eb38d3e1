"""Borders from the open data: page by page, and refused as a whole when anything is not as it should be."""

import json
import os
import socket
import subprocess
import sys

import pytest

from tenants.places import fetching, reading
from tests.support.scratch import Scratch
from tests.tenants.places import shapes
from tests.tenants.places.service import Service, running

FOUR = ("34013", "34022", "34027", "34043")
BROKEN = {
    "error": "HTTP 500: Out of memory",
    "error_with_200": "Te veel vragen",
    "other_crs": "EPSG::31370",
    "cut_off": "brak af na",
    "half_but_whole_length": "niet volledig",
    "short_page": "beloofde",
    "ignores_start": "twee keer dezelfde pagina",
}


def features() -> list[dict]:
    return json.loads(shapes.region())["features"]


def many(number: int) -> list[dict]:
    return [
        shapes.feature(f"{11000 + n}", f"Gemeente {n}", [shapes.square(3.0 + n / 1000, 50.8)]) for n in range(number)
    ]


def test_one_page_is_enough_for_a_small_region():
    with running(features()) as service:
        found = reading.read(fetching.fetch(service.address))
    assert set(FOUR) < found.outlines.keys()
    assert found.names["34022"] == "Kortrijk"
    assert found.remarks == []
    assert [query["startindex"] for query in service.asked] == ["0"]


def test_it_asks_page_after_page():
    with running(many(230)) as service:
        found = reading.read(fetching.fetch(service.address))
    assert len(found.outlines) == 230
    assert [query["startindex"] for query in service.asked] == ["0", "100", "200"]


def test_the_service_may_give_less_at_a_time_than_was_asked():
    with running(many(70), most=30) as service:
        found = reading.read(fetching.fetch(service.address))
    assert len(found.outlines) == 70
    assert [query["startindex"] for query in service.asked] == ["0", "30", "60"]


def test_the_service_may_not_know_how_many_there_are():
    with running(many(130), fault="says_unknown") as service:
        assert len(reading.read(fetching.fetch(service.address)).outlines) == 130


def test_a_service_that_stops_half_way_is_refused():
    with running(many(130)) as service:
        service.answer = stopping(service)  # type: ignore[method-assign]
        with pytest.raises(reading.BadBorders, match="100 gemeenten"):
            fetching.fetch(service.address)


def stopping(service: Service):
    def answer(query):
        found = Service.answer(service, query)
        return found if query["startindex"] == "0" else {**found, "features": [], "numberReturned": 0}

    return answer


@pytest.mark.parametrize(("fault", "told"), BROKEN.items())
def test_what_is_wrong_with_an_answer_is_said(fault, told):
    with running(many(130), fault=fault) as service, pytest.raises(reading.BadBorders, match=told):
        fetching.fetch(service.address)


@pytest.mark.parametrize("fault", ["silent", "drips"])
def test_it_does_not_wait_for_ever(fault):
    with running(features(), fault=fault) as service, pytest.raises(fetching.Unreachable, match="timed out"):
        fetching.fetch(service.address, timeout=0.4)


def test_another_address_on_the_same_host_is_said_to_be_unknown():
    with running(features()) as service, pytest.raises(fetching.Unreachable, match="HTTP 404"):
        fetching.fetch(service.address.replace("VRBG", "GRB"))


def test_the_refusal_of_the_service_is_passed_on(monkeypatch):
    monkeypatch.setitem(fetching.QUERY, "typeNames", "VRBG:Bestaatniet")
    with running(features()) as service, pytest.raises(fetching.Unreachable, match="VRBG:Bestaatniet unknown"):
        fetching.fetch(service.address)


def test_nobody_at_the_other_end_is_said_with_advice():
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/VRBG/wfs"
        with pytest.raises(fetching.Unreachable, match="borders load FILE"):
            fetching.fetch(address, timeout=2)


@pytest.mark.parametrize("address", ["file:///etc/hosts", "ftp://127.0.0.1/x", "geen adres"])
def test_only_the_web_is_asked(address):
    with pytest.raises(reading.BadBorders, match="geen adres van een webdienst"):
        fetching.fetch(address)


def test_an_answer_without_end_is_not_taken_in(monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    with running(many(130)) as service, pytest.raises(reading.BadBorders, match="groter dan"):
        fetching.fetch(service.address)


def test_the_real_borders_come_through_page_by_page():
    if not shapes.OFFICIAL.exists():
        pytest.skip("the official borders are not here; STREEKPOORT_TEST_BORDERS names the file")
    text = shapes.OFFICIAL.read_text(encoding="utf-8")
    with running(json.loads(text)["features"], most=5) as service:
        found = reading.read(fetching.fetch(service.address))
    assert found.outlines == reading.read(text).outlines


def fetch_command(scratch: Scratch, service: Service, *options: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join((str(shapes.CHECKOUT / "platform"), str(shapes.CHECKOUT)))
    return subprocess.run(
        [sys.executable, "-m", "streekpoort", "borders", "fetch", "--service", service.address, *options],
        env={**scratch.environment, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_command_puts_them_in_use_and_a_bad_answer_leaves_them_there(scratch: Scratch):
    with running(features()) as service:
        done = fetch_command(scratch, service)
        assert done.returncode == 0, done.stderr
        assert "4 municipalities: Harelbeke, Kortrijk, Menen, Spiere-Helkijn" in done.stdout
        for fault in ("cut_off", "other_crs", "error"):
            service.fault = fault
            failed = fetch_command(scratch, service)
            assert failed.returncode != 0
            assert "Traceback" not in failed.stderr
        service.fault, service.features = "", features()[1:]
        assert "geen grens in voor Kortrijk" in fetch_command(scratch, service).stderr
    assert in_use(scratch) == {"34013", "34022", "34027", "34043", "57062"}


def in_use(scratch: Scratch) -> set[str]:
    import psycopg

    with psycopg.connect(scratch.urls.owner) as connection:
        rows = connection.execute(
            "SELECT b.refnis FROM places_border b JOIN places_borderset s ON s.id = b.border_set_id WHERE s.in_use"
        )
        return {row[0] for row in rows}
