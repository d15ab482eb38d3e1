"""A night with the telephone of whoever is on call: it rings, the connection falls away, and nothing is lost."""

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import now
from PIL import Image
from playwright.sync_api import Page, expect

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions, queries
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.night_line.models import NightCall, NightNumber
from regional_meldpunt.oncall.models import Press
from tests import cast
from tests.journeys.staff import put_on_call, sign_in
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack, wait_for

pytestmark = pytest.mark.journey
AT_ONCE = 10_000
SMALLEST = 56  # pixels: a thumb, half asleep
READY = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
KEPT_FORM = "async () => Boolean(await caches.match('/wacht/nieuw/', {ignoreVary: true}))"
WAITING_PHOTO = """async () => {
  const {photo} = (await self.wacht.all())[0];
  return [(await createImageBitmap(photo)).width, photo.size];
}"""
SMALL = """() => [...document.querySelectorAll(".big, .tile, .urg label, summary")]
  .filter((one) => one.offsetParent && one.getBoundingClientRect().height < %d).map((one) => one.textContent.trim())"""


def acute(**changes: Any) -> Melding:
    with municipality("kortrijk"):
        return making.receive(decision=making.REGION, category="boom-op-de-weg", urgency="acute", **changes)


def history(melding: Melding) -> list[tuple[str, str, str]]:
    with region("desk"):
        return [(line.verb, line.to_status, line.text) for line in meldingen.history(melding)]


def steps(melding: Melding) -> list[str]:
    return [to for verb, to, _text in history(melding) if verb == "status"]


def png(folder: Path) -> Path:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x20\x60\x80" * 64) * 48)
    header = struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 0)
    made = folder / "boom.png"
    made.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    return made


def settled(page: Page, count: int) -> None:
    expect(page.locator("[data-count]")).to_have_text(str(count), timeout=AT_ONCE)


def test_it_rings_at_night_and_goes_on_without_a_connection(
    live_stack: Stack, phone: Opener, owner_url: str, tmp_path: Path
) -> None:
    put_on_call(owner_url, cast.EVA)
    eva = phone()
    sign_in(eva, live_stack, cast.EVA, "/wacht/")
    eva.wait_for_function(READY)
    assert_accessible(eva)
    melding = acute()
    go = eva.locator("button[name=answer][value=go]")
    expect(go).to_be_visible(timeout=3 * AT_ONCE)  # the engine calls: no operator is there
    assert_accessible(eva)
    assert eva.evaluate(SMALL % SMALLEST) == []
    address = eva.url

    eva.context.set_offline(True)
    go.click()
    settled(eva, 1)
    expect(eva.locator("[data-waiting]")).to_contain_text("Opgeslagen, wordt verzonden")
    eva.locator("form[data-step=under_way] button").click()
    settled(eva, 2)
    eva.locator("summary", has_text="Foto of notitie").click()
    note = eva.locator("form[data-press=note]")
    note.locator("textarea").fill("Grote eik, de rijweg is dicht.")
    note.locator("input[type=file]").set_input_files(png(tmp_path))
    note.locator("button").click()
    settled(eva, 3)
    assert_accessible(eva)
    assert steps(melding) == ["dispatched"]

    eva.goto(address)  # closed and opened again, still without a connection: the alarm as last seen
    expect(eva.locator("h1")).to_have_text("Boom of tak op de weg")
    settled(eva, 3)
    expect(eva.locator("form[data-step=on_site]")).to_be_visible()

    eva.context.set_offline(False)
    expect(eva.locator("[data-waiting]")).to_be_hidden(timeout=3 * AT_ONCE)
    expect(eva.locator("form[data-step=on_site]")).to_be_visible(timeout=AT_ONCE)
    assert steps(melding) == ["dispatched", "acknowledged", "under_way"]
    with region("desk"):
        assert [row.kind for row in Press.objects.order_by("pk")] == ["go", "under_way", "note"]
        assert len(meldingen.photos(melding)) == 1
    eva.locator("form[data-step=on_site] button").click()
    last = eva.locator("form[data-step=done]")
    expect(last).to_be_visible(timeout=AT_ONCE)
    last.locator("textarea").fill("Weg vrijgemaakt.")
    last.locator("button").click()
    expect(eva).to_have_url(re.compile(r"/wacht/$"), timeout=AT_ONCE)
    expect(eva.locator("h1")).to_have_text("Geen alarm")
    assert steps(melding)[-2:] == ["on_site", "done"]


def test_somebody_who_went_meanwhile_is_named_and_the_note_is_kept(
    live_stack: Stack, phone: Opener, owner_url: str
) -> None:
    eva_person, jan = on_call_people()
    eva = phone()
    live_stack.rest()  # nobody but this test calls anybody
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION)
    with region("desk"):
        alarm = actions.send(melding, person=eva_person, by=DIRK, at=now())
    sign_in(eva, live_stack, cast.EVA, f"/wacht/{alarm.pk}/")
    eva.wait_for_function(READY)
    eva.context.set_offline(True)
    eva.locator("button[name=answer][value=go]").click()
    settled(eva, 1)
    eva.locator("summary", has_text="Foto of notitie").click()
    eva.locator("form[data-press=note] textarea").fill("De sleutel hangt links.")
    eva.locator("form[data-press=note] button").click()
    settled(eva, 2)
    with region("desk"):
        his = actions.send(Melding.objects.get(pk=melding.pk), person=jan, by=DIRK, at=now())
        actions.acknowledge(his, by=DIRK, at=now())
    eva.context.set_offline(False)
    expect(eva.locator("[data-said]")).to_contain_text("Jan Lambrecht ging ondertussen.", timeout=3 * AT_ONCE)
    assert_accessible(eva)
    assert ("note", "", "De sleutel hangt links.") in history(melding)
    with region("desk"):
        assert [row.person_id for row in queries.alarms_for(melding.pk) if row.state == "acknowledged"] == [jan.pk]


def test_a_melding_is_entered_in_four_taps(live_stack: Stack, phone: Opener, owner_url: str) -> None:
    on_call_people()
    eva = phone(geolocation={"latitude": 50.8279, "longitude": 3.2646}, permissions=["geolocation"])
    with region("desk"):
        person = next(one for one in on_call_people() if one.name.startswith("Eva"))
        NightCall.objects.create(
            call="c-1", place="kortrijk", line_name="Nachtlijn", at=now(), answered_at=now(), answered_by=person
        )
    sign_in(eva, live_stack, cast.EVA, "/wacht/")
    taps = 0

    def tap(where: str) -> None:
        nonlocal taps
        taps += 1
        eva.locator(where).first.tap()

    tap("a[href*='oproep=']")
    expect(eva.locator("h1")).to_have_text("Nieuwe melding")
    assert_accessible(eva)
    assert eva.evaluate(SMALL % SMALLEST) == []
    tap(".tile:has-text('Boom of tak op de weg')")
    tap("[data-here-button]")
    expect(eva.locator("[data-here-says]")).to_contain_text("Gevonden")
    tap(".entry > button.yes")
    expect(eva.locator("form[data-step=under_way]")).to_be_visible(timeout=AT_ONCE)
    assert taps == 4
    with region("desk"):
        made = Melding.objects.get()
        assert (made.municipality, made.urgency, made.status) == ("kortrijk", "acute", "acknowledged")
        assert NightCall.objects.get().number == made.number


def test_a_melding_is_entered_without_a_connection_and_its_photo_is_made_small(
    live_stack: Stack, phone: Opener, owner_url: str, tmp_path: Path
) -> None:
    """In a cellar, four taps: kept, sent once. And five megabytes of a camera do not wait on the telephone."""
    put_on_call(owner_url, cast.EVA)
    eva = phone(geolocation={"latitude": 50.8279, "longitude": 3.2646}, permissions=["geolocation"])
    sign_in(eva, live_stack, cast.EVA, "/wacht/")
    eva.wait_for_function(READY)
    wait_for(lambda: eva.evaluate(KEPT_FORM), 30.0, "the form to be kept on the telephone")
    eva.context.set_offline(True)
    eva.locator(".tabs a[href='/wacht/nieuw/']").tap()
    eva.locator(".entry > button.yes").tap()
    expect(eva.locator("[data-waiting]")).to_be_hidden()  # nothing was chosen: nothing is kept
    eva.locator(".tile:has-text('Boom of tak op de weg')").tap()
    eva.locator("[data-here-button]").tap()
    expect(eva.locator("[data-here-says]")).to_contain_text("Gevonden")
    eva.locator(".entry > button.yes").tap()
    settled(eva, 1)
    expect(eva.locator("[data-what]")).to_contain_text("Boom of tak op de weg")
    expect(eva.locator("[data-here-says]")).to_be_empty()
    assert_accessible(eva)
    eva.context.set_offline(False)
    expect(eva).to_have_url(re.compile(r"/wacht/\d+/$"), timeout=3 * AT_ONCE)
    expect(eva.locator("form[data-step=under_way]")).to_be_visible(timeout=AT_ONCE)
    expect(eva.locator("[data-waiting]")).to_be_hidden(timeout=AT_ONCE)
    with region("desk"):
        made = Melding.objects.get()
        assert (made.municipality, made.status) == ("kortrijk", "acknowledged")
    eva.context.set_offline(True)
    eva.locator("summary", has_text="Foto of notitie").click()
    camera = tmp_path / "camera.jpg"
    Image.effect_noise((3000, 2000), 90).convert("RGB").save(camera, quality=95)
    assert camera.stat().st_size > 3_000_000
    eva.locator("form[data-press=note] input[type=file]").set_input_files(camera)
    eva.locator("form[data-press=note] button").click()
    settled(eva, 1)
    width, size = eva.evaluate(WAITING_PHOTO)
    assert (width, size < camera.stat().st_size / 2) == (1920, True)


def test_a_missed_call_at_night_is_called_back(
    live_stack: Stack, phone: Opener, desktop: Opener, owner_url: str
) -> None:
    put_on_call(owner_url, cast.EVA)
    with region("coordinator"):
        NightNumber.objects.create(digits="56000100", shown="056 00 01 00", name="Nachtlijn", place="kortrijk")
    coor, eva = desktop(), phone()
    sign_in(eva, live_stack, cast.EVA, "/wacht/")
    sign_in(coor, live_stack, cast.COOR, "/nachtlijn/proef/")
    assert_accessible(coor)
    coor.locator("form.card button").click()
    expect(coor.locator("[role=status]")).to_contain_text("terug te bellen")
    coor.goto(live_stack.address("regio", "/nachtlijn/"))
    assert_accessible(coor)

    go = eva.locator("button[name=answer][value=go]")
    expect(go).to_be_visible(timeout=6 * AT_ONCE)
    expect(eva.locator("h1")).to_have_text("Terugbellen")
    go.click()
    eva.locator("button", has_text="Wie het meldde").click()
    expect(eva.locator("a[href^='tel:']")).to_have_text("0470 00 11 22")
    assert_accessible(eva)
    eva.go_back()
    for step in ("under_way", "on_site", "done"):
        form = eva.locator(f"form[data-step={step}]")
        expect(form).to_be_visible(timeout=AT_ONCE)
        form.locator("button.big.yes").click()
    expect(eva.locator("h1")).to_have_text("Geen alarm", timeout=AT_ONCE)

    def done() -> bool:
        with region("desk"):
            return Melding.objects.get().status == "done" and Alarm.objects.get().state == "finished"

    waiting: Callable[[], bool] = done
    wait_for(waiting, 10.0, "the melding to be done")
