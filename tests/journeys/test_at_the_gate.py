"""A citizen at the gate of a municipality: to a product in two clicks, warned while reading, and with it on paper."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime
from playwright.sync_api import Request, expect

from tests import cast
from tests.journeys.test_search_and_say import furnish
from tests.support.browser import Opener, assert_accessible
from tests.support.places import Place
from tests.support.stack import Stack

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("stack")]
FORM = "%Y-%m-%dT%H:%M"
LOOKS_AGAIN = 31_000  # milliseconds: a page that stays open asks for alerts every half minute
MOST_WEIGHT = 250_000  # bytes of the home page without its pictures, as they come
PICTURES = (".avif", ".webp", ".jpg", ".jpeg", ".png")


def test_the_home_page_is_light_and_comes_from_one_place(live_stack: Stack, phone: Opener) -> None:
    an, asked = phone(service_workers="block"), list[Request]()
    an.on("requestfinished", lambda request: asked.append(request))
    an.goto(live_stack.address("kortrijk"), wait_until="networkidle")
    assert not [one.url for one in asked if not one.url.startswith((live_stack.address("kortrijk"), "data:"))]
    sizes = [one.sizes() for one in asked if not one.url.partition("?")[0].endswith(PICTURES)]
    weight = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    assert 20_000 < weight < MOST_WEIGHT


def test_two_clicks_a_warning_while_reading_and_paper(live_stack: Stack, phone: Opener, kortrijk: Place) -> None:
    furnish()
    an = phone()
    an.goto(live_stack.address("kortrijk"))
    an.get_by_role("link", name="Alle producten").click()
    assert_accessible(an)
    an.get_by_role("link", name="Reispas", exact=True).click()
    expect(an.locator("h1")).to_have_text("Reispas")
    expect(an.locator("main")).to_contain_text("Zo regelt u het")
    assert_accessible(an)

    an = phone()
    an.clock.install()
    an.goto(live_stack.address("kortrijk", "/producten/reispas/"))
    an.evaluate("window.stayed = true")
    expect(an.locator("[data-alerts]")).not_to_contain_text("Rijd om langs de Leie.")
    begins = localtime()
    words = {
        "severity": "warning",
        "title": "Brug dicht",
        "message": "Rijd om langs de Leie.",
        "link": "",
        "do": "publish",
    }
    moments = {"begins_at": begins.strftime(FORM), "expires_at": (begins + timedelta(hours=2)).strftime(FORM)}
    assert kortrijk.client(cast.RITA).post("/kantoor/berichten/", words | moments).status_code == 302
    an.clock.fast_forward(LOOKS_AGAIN)
    expect(an.locator("[data-alerts]")).to_contain_text("Rijd om langs de Leie.")
    assert an.evaluate("window.stayed"), "the page was loaded again"
    assert_accessible(an)

    an.emulate_media(media="print")
    for left_out in (".sp-nav", ".fb", ".sp-header__end"):
        expect(an.locator(left_out)).to_be_hidden()
    expect(an.locator("h1")).to_be_visible()
    expect(an.locator("main")).to_contain_text("Wat hebt u nodig?")
    assert an.pdf(format="A4").startswith(b"%PDF")
