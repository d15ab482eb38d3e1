"""A call, from the first word to the number read aloud, without a mouse."""

import json
import time
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from foundation.tenancy import municipality
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.telephone import exchange
from tests import cast
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
PRACTISED = 45  # seconds for a whole call


@pytest.fixture
def call(live_stack: Stack, desktop: Opener) -> Page:
    page = desktop()
    sign_in(page, live_stack, cast.DIRK, "/telefoon/")
    expect(page.locator("body")).to_have_attribute("data-live", "open")
    return page


def test_a_call_by_keyboard_alone(call: Page) -> None:
    begun = time.monotonic()
    expect(call.locator("#id_where")).to_be_focused()
    call.keyboard.type("Doorniksestraat 12, 8500 Kortrijk")
    call.keyboard.press("Tab")
    call.keyboard.press("Tab")
    expect(call.locator("#id_what")).to_be_focused()
    call.keyboard.type("put")
    expect(call.locator("input[name=category]:checked")).to_have_count(1, timeout=15_000)
    call.keyboard.press("Enter")
    expect(call.locator("#id_description")).to_be_focused()
    call.keyboard.type("Diepe put voor de deur.")
    assert_accessible(call)
    call.keyboard.press("Enter")
    expect(call.locator(".entry__number")).to_be_visible()
    assert time.monotonic() - begun < PRACTISED
    number = call.locator(".entry__number").inner_text()
    with municipality("kortrijk"):
        made = queries.by_number(number)
    assert made is not None
    assert (made.channel, made.description) == ("phone", "Diepe put voor de deur.")
    expect(call.locator("#id_where")).to_be_focused()
    assert_accessible(call)


def test_the_same_is_followed_with_one_key(call: Page) -> None:
    with municipality("kortrijk"):
        known = making.receive(place=Place(text="Doorniksestraat 9", postal_code="8500"))
    call.fill("#id_where", "Doorniksestraat 12, 8500 Kortrijk")
    call.fill("#id_what", "put in de weg")
    expect(call.locator(f"[data-follow='1'][value='{known.number}']")).to_be_visible()
    call.keyboard.press("Alt+Digit1")
    expect(call.locator(".entry__number")).to_have_text(known.number)


def test_the_exchange_opens_a_card_by_itself(call: Page, live_stack: Stack) -> None:
    raw = json.dumps({"call": "c-9", "phone": cast.GUST.phone, "state": "ringing"}).encode()
    stamp = str(int(time.time()))
    headers = {"X-Exchange-Timestamp": stamp, "X-Exchange-Signature": exchange.sign("region", stamp, raw)}
    address = f"http://127.0.0.1:{live_stack.port}/-/centrale/"
    headers["Host"] = f"regio.localhost:{live_stack.port}"
    told = urllib.request.Request(address, raw, headers)
    with urllib.request.urlopen(told) as heard:
        assert heard.status == 200
    card = call.locator(".entry__card")
    expect(card).to_contain_text(cast.GUST.phone)
    card.locator("button").click()
    expect(call.locator("#id_phone")).to_have_value(cast.GUST.phone)


def test_answered_at_once_is_one_key(call: Page) -> None:
    call.fill("#id_where", "8500 Kortrijk")
    call.fill("#id_what", "iets anders")
    expect(call.locator("input[name=category]:checked")).to_have_count(1)
    call.keyboard.press("F2")
    expect(call.locator("#h-done")).to_contain_text("Meteen beantwoord")
    expect(call.locator(".page__h .sp-soft")).to_contain_text("1 vraag")


def test_the_counter_on_a_telephone(live_stack: Stack, phone: Opener) -> None:
    page = phone()
    sign_in(page, live_stack, cast.ANNA, "/kantoor/invoer/")
    expect(page.locator("#id_where")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page)
