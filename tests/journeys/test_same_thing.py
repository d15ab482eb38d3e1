"""Three people report one lamp: one follows, one is joined to it, and all of them are answered."""

import pytest
from playwright.sync_api import Page, expect

from foundation.tenancy import municipality
from regional_meldpunt.meldingen import queries
from tests import cast
from tests.journeys.citizen import ADDRESS, go_on, report
from tests.journeys.staff import by_its_own_team, finish, sign_in
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey


def follow_instead(page: Page, stack: Stack, email: str) -> str:
    """The hint stands between the place and the questions; whoever follows fills in nothing more than an address."""
    page.goto(stack.address("kortrijk", "/melden/"))
    page.fill("#id_q", "lamp")
    page.press("#id_q", "Enter")
    page.locator("section[role=status] a.sp-row-link").first.click()
    page.fill("#id_address", ADDRESS)
    go_on(page)
    if not page.locator("#id_description").is_visible():
        go_on(page)
    expect(page.locator(".sp-same")).to_be_visible()
    assert_accessible(page)
    page.locator(".sp-same a").first.click()
    page.fill("#id_email", email)
    assert_accessible(page)
    go_on(page)
    expect(page.locator(".sp-code")).to_be_visible()
    assert_accessible(page)
    return page.locator(".sp-code").inner_text().strip()


def test_one_lamp_three_people(live_stack: Stack, phone: Opener, desktop: Opener) -> None:
    gust, els, noor, anna = phone(), phone(), phone(), desktop()
    first = report(gust, live_stack, word="lamp", description="De lamp is stuk.", email=cast.GUST.email)
    assert follow_instead(els, live_stack, "els@citizen.test") == first.number
    second = report(noor, live_stack, word="lamp", description="Hier is het donker.", email="noor@citizen.test")
    assert second.number != first.number
    for number in (first.number, second.number):
        by_its_own_team(number)
    with municipality("kortrijk"):
        melding = queries.by_number(first.number)
        assert melding is not None and len(queries.signalen(melding)) == 2

    sign_in(anna, live_stack, cast.ANNA, f"/dossier/{second.number}/samen/")
    assert_accessible(anna)
    anna.fill("#id_number", first.number)
    anna.locator("main form .utrecht-button--primary-action").click()
    expect(anna.locator("body")).to_contain_text(first.number)
    finish(anna, live_stack, first.number, "De lamp brandt weer.")
    assert_accessible(anna)

    gust.goto(first.link)
    expect(gust.locator("main")).to_contain_text("De lamp brandt weer.")
    noor.goto(second.link)
    expect(noor.locator(".sp-line")).to_contain_text("De lamp brandt weer.")
    assert_accessible(noor)
