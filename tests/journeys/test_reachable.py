"""Eva proves on her telephone that she can be reached; Coor sees it; the gateway is the demo's, the way back is signed."""

import json
import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from regional_meldpunt.paging.simulator.process import tell_region
from regional_meldpunt.paging.simulator.server import Simulator
from tests import cast
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.paging.people import eva_with_a_number
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack, wait_for

pytestmark = pytest.mark.journey
PICTURES = os.environ.get("STREEKPOORT_PICTURES", "")
NUMBER = "+32470112031"


@pytest.fixture
def gateway(live_stack: Stack) -> Iterator[Simulator]:
    """Where the live processes look for it."""
    running = Simulator(live_stack.port + 2, partial(tell_region, live_stack.port)).start()
    yield running
    running.close()


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


def text_after(gateway: Simulator, before: int, stack: Stack) -> str:
    wait_for(lambda: len(gateway.rang()) > before, 30, "a text message", stack.logs)
    return gateway.rang()[before].text


def test_eva_proves_that_she_can_be_reached(
    live_stack: Stack, gateway: Simulator, phone: Opener, desktop: Opener
) -> None:
    eva_with_a_number()
    page = phone()
    sign_in(page, live_stack, cast.EVA, "/wacht/bereikbaar/")
    expect(page.locator("#h-ready")).to_contain_text("niet bereikbaar")
    assert_accessible(page)
    picture(page, "leeg")
    page.get_by_role("button", name="Bevestigen per sms").click()
    code = re.search(r"\d{6}", text_after(gateway, 0, live_stack))
    assert code is not None
    picture(page, "code")
    page.get_by_label("De code die u kreeg").fill(code[0])
    page.get_by_role("button", name="Bevestigen", exact=True).click()
    expect(page.locator(".reach__way .st--ok")).to_contain_text("bevestigd")
    page.locator("#h-important ~ details summary").click()
    page.get_by_role("button", name="Deze regel toevoegen").first.click()
    page.get_by_role("button", name="Proefalarm sturen").click()
    assert_accessible(page)
    words = text_after(gateway, 1, live_stack)
    picture(page, "proef")
    answer = re.search(r"JA \d{4}", words)
    assert answer is not None, words
    gateway.answer(NUMBER, answer[0])
    page.reload()
    expect(page.locator("#h-ready")).to_contain_text("U bent bereikbaar")
    picture(page, "bereikbaar")
    page.emulate_media(color_scheme="light")
    picture(page, "bereikbaar-licht")
    a_push_shows_what_and_where_it_leads(page, live_stack)

    coor = desktop()
    sign_in(coor, live_stack, cast.COOR, "/wacht-bereikbaarheid/")
    expect(coor.locator(".reach__table")).to_contain_text("Eva Dewitte")
    assert_accessible(coor)
    picture(coor, "bereikbaarheid")
    coor.goto(live_stack.address("regio", "/-/post/gateway/"))
    expect(coor.locator(".gw__one").first).to_contain_text("Het ging over.")
    assert_accessible(coor)
    picture(coor, "gateway")
    coor.set_viewport_size({"width": 390, "height": 844})
    coor.goto(live_stack.address("regio", "/wacht-bereikbaarheid/"))
    picture(coor, "bereikbaarheid-390")


def a_push_shows_what_and_where_it_leads(page: Page, stack: Stack) -> None:
    """A push that arrives at the service worker of the app, without a push service in between."""
    origin = stack.address("regio", "")
    page.context.grant_permissions(["notifications"], origin=origin)
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    devtools = page.context.new_cdp_session(page)
    registrations: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registrations.extend(one["registrationId"] for one in told["registrations"]),
    )
    devtools.send("ServiceWorker.enable")
    wait_for(lambda: page.evaluate("1") and registrations, 10, "the service worker")
    data = json.dumps({"title": "Acuut: Wateroverlast, Menen", "path": "/wacht/", "tag": "wacht-7"})
    devtools.send(
        "ServiceWorker.deliverPushMessage", {"origin": origin, "registrationId": registrations[0], "data": data}
    )
    shown = """async () => (await (await navigator.serviceWorker.ready).getNotifications())
        .map((one) => [one.title, one.tag, one.data.path])"""
    wait_for(lambda: page.evaluate(shown), 10, "the notification")
    assert page.evaluate(shown) == [["Acuut: Wateroverlast, Menen", "wacht-7", "/wacht/"]]
