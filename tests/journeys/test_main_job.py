"""The main job: a citizen reports, the desk sees it at once, the operator calls who is on call, and the citizen sees it happen."""

import re

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.journeys.citizen import report
from tests.journeys.staff import call, put_on_call, row_of, sign_in, sign_in_by_hand
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
AT_ONCE = 10_000
DONE = re.compile(r"klaar|opgelost|afgehandeld|gedaan", re.IGNORECASE)


def test_from_the_street_to_the_person_on_call_and_back(
    live_stack: Stack, phone: Opener, desktop: Opener, owner_url: str
) -> None:
    put_on_call(owner_url, cast.EVA)
    dirk, eva, gust = desktop(), phone(), phone()
    sign_in_by_hand(dirk, live_stack, cast.DIRK, "/meldpunt/")
    sign_in_by_hand(eva, live_stack, cast.EVA, "/wacht/")
    assert_accessible(dirk)
    assert_accessible(eva)

    receipt = report(gust, live_stack, word="glad", description="Olie over de hele rijweg.", email=cast.GUST.email)
    expect(row_of(dirk, receipt.number)).to_be_visible(timeout=AT_ONCE)
    call(dirk, receipt.number, cast.EVA)

    go = eva.locator("button[name=answer][value=go]")
    expect(go).to_be_visible(timeout=AT_ONCE)
    assert_accessible(eva)
    go.click()
    expect(row_of(dirk, receipt.number)).to_contain_text(cast.EVA.name, timeout=AT_ONCE)
    assert_accessible(dirk)
    for step in ("under_way", "on_site", "done"):
        form = eva.locator(f"form[data-step={step}]")
        expect(form).to_be_visible(timeout=AT_ONCE)
        if step == "done":
            form.locator("textarea").fill("Het wegdek is schoongemaakt.")
        form.locator("button.big.yes").click()
    expect(eva).to_have_url(re.compile(r"/wacht/$"))

    gust.goto(receipt.link)
    expect(gust.locator("main")).to_contain_text(DONE)
    assert_accessible(gust)


def test_the_engine_calls_when_no_operator_is_there(live_stack: Stack, phone: Opener, owner_url: str) -> None:
    put_on_call(owner_url, cast.EVA)
    eva, gust = phone(), phone()
    sign_in(eva, live_stack, cast.EVA, "/wacht/")
    receipt = report(gust, live_stack, word="glad", description="IJzel op de brug.")
    expect(eva.locator("button[name=answer][value=go]")).to_be_visible(timeout=3 * AT_ONCE)
    expect(eva.locator("body")).to_contain_text(receipt.number)
