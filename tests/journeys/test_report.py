"""A citizen reports something: on a telephone, on a screen, and on a telephone that runs no scripts."""

import pytest
from playwright.sync_api import expect

from foundation.tenancy import municipality
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.journeys.citizen import Receipt, report
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey


def stored(receipt: Receipt) -> Melding:
    with municipality("kortrijk"):
        return Melding.objects.get(number=receipt.number)


def test_on_a_telephone(live_stack: Stack, phone: Opener) -> None:
    page = phone()
    receipt = report(
        page,
        live_stack,
        word="lamp",
        description="De lantaarn voor nummer 54 is stuk.",
        email=cast.GUST.email,
        check=True,
    )
    assert stored(receipt).description == "De lantaarn voor nummer 54 is stuk."
    page.goto(receipt.link)
    expect(page.locator("main")).to_contain_text(receipt.number)
    assert_accessible(page)


def test_on_a_screen(live_stack: Stack, desktop: Opener) -> None:
    receipt = report(desktop(), live_stack, word="lamp", description="De lantaarn is stuk.", check=True)
    assert stored(receipt).municipality == "kortrijk"


def test_without_javascript(live_stack: Stack, no_script: Opener) -> None:
    page = no_script()
    receipt = report(page, live_stack, word="boom", description="Er ligt een boom op het fietspad.")
    assert stored(receipt).received_by == "kortrijk"
    page.goto(live_stack.address("kortrijk", f"/meldingen/{receipt.number}/"))
    expect(page.locator("main")).to_contain_text(receipt.number)
    expect(page.locator("main")).not_to_contain_text("Er ligt een boom op het fietspad.")


def test_a_double_click_makes_one_melding(live_stack: Stack, phone: Opener) -> None:
    page = phone()
    page.goto(live_stack.address("kortrijk", "/melden/"))
    receipt = report(page, live_stack, word="lamp", description="Dubbel geklikt.")
    page.go_back()
    page.go_forward()
    with municipality("kortrijk"):
        assert Melding.objects.filter(description="Dubbel geklikt.").count() == 1
    assert receipt.number


def test_the_number_alone_tells_a_stranger_no_words(live_stack: Stack, phone: Opener) -> None:
    receipt = report(phone(), live_stack, word="lamp", description="Mijn geheime zin.")
    stranger = phone()
    stranger.goto(live_stack.address("menen", f"/meldingen/{receipt.number}/"))
    expect(stranger.locator("body")).not_to_contain_text("Mijn geheime zin.")
