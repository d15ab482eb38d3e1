"""The case worker asks, the reporter answers on the page behind the link, it is done - and then it is not."""

import pytest
from playwright.sync_api import expect

from foundation.tenancy import municipality
from regional_meldpunt.meldingen import queries
from tests import cast
from tests.journeys.citizen import report
from tests.journeys.post import mailed
from tests.journeys.staff import by_its_own_team, finish, sign_in
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
AT_ONCE = 20_000


def state(number: str) -> str:
    with municipality("kortrijk"):
        melding = queries.by_number(number)
    assert melding is not None
    return melding.status


def test_a_question_an_answer_and_a_second_time(live_stack: Stack, phone: Opener, desktop: Opener) -> None:
    anna, gust = desktop(), phone()
    receipt = report(gust, live_stack, word="lamp", description="De lamp is stuk.", email=cast.GUST.email)
    by_its_own_team(receipt.number)

    sign_in(anna, live_stack, cast.ANNA, f"/kantoor/meldingen/{receipt.number}/gesprek/")
    anna.locator("input[name=template][value=question]").check()
    anna.fill("#id_said", "Welk nummer staat op de paal?")
    anna.locator("button[name=preview]").click()
    expect(anna.locator(".prev")).to_contain_text("Welk nummer staat op de paal?")
    assert_accessible(anna)
    anna.locator("button[name=send]").click()
    expect(anna.locator("[data-held]").first).to_be_visible()
    assert_accessible(anna)

    link = mailed(gust, live_stack, about=receipt.number, link=rf"http\S+/meldingen/{receipt.number}/\w+/")
    gust.goto(link)
    expect(gust.locator(".sp-question")).to_contain_text("Welk nummer staat op de paal?", timeout=AT_ONCE)
    assert_accessible(gust)
    gust.fill("#antwoord textarea", "Nummer 4711.")
    gust.locator("#antwoord button[type=submit]").click()
    expect(gust.locator(".sp-question")).to_have_count(0)
    assert state(receipt.number) != "waiting_reporter"
    anna.reload()
    expect(anna.locator(".ans-said")).to_contain_text("Nummer 4711.")

    finish(anna, live_stack, receipt.number, "Paal 4711 brandt weer.")
    assert_accessible(anna)
    gust.goto(link)
    expect(gust.locator("#oordeel")).to_be_visible()
    assert_accessible(gust)
    gust.locator("#oordeel input[value=no]").check()
    gust.fill("#oordeel textarea", "Hij is opnieuw uit.")
    gust.locator("#oordeel input[name=reopen]").check()
    gust.locator("#oordeel button[type=submit]").click()
    expect(gust.locator("#oordeel")).to_have_count(0)
    assert_accessible(gust)
    assert state(receipt.number) == "reopened"
    anna.goto(live_stack.address("kortrijk", f"/kantoor/meldingen/{receipt.number}/"))
    expect(anna.locator(".tl")).to_contain_text("Hij is opnieuw uit.")
    assert_accessible(anna)
