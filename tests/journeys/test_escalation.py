"""The coordinator changes a policy with the keyboard alone, puts it into use, and sees who would be reached on a Sunday."""

import pytest
from playwright.sync_api import Page, expect

from tests import cast
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.desk.people import on_call_people
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey


def test_the_coordinator_changes_a_policy_by_keyboard_and_simulates_it(
    live_stack: Stack, desktop: Opener, phone: Opener
) -> None:
    eva, _jan = on_call_people()
    coor = desktop()
    sign_in(coor, live_stack, cast.COOR, "/escalatie/nieuw/")
    coor.get_by_label("Naam").fill("Acute nacht")
    coor.keyboard.press("Enter")
    expect(coor.locator("[data-step]")).to_have_count(2)
    assert_accessible(coor)
    by_keyboard(coor, eva.name)
    coor.get_by_role("button", name="In gebruik nemen").focus()
    coor.keyboard.press("Enter")
    expect(coor.locator(".sp-message--success")).to_contain_text("In gebruik")

    coor.get_by_role("link", name="Bekijk wie wanneer bereikt wordt").click()
    coor.get_by_label("Categorie").select_option("boom-op-de-weg")
    coor.get_by_role("button", name="Toon wie bereikt wordt").click()
    expect(coor.locator(".sim__t").first).to_contain_text(eva.name)
    assert_accessible(coor)

    small = phone()
    sign_in(small, live_stack, cast.COOR, coor.url.removeprefix(live_stack.address("regio", "")))
    expect(small.locator(".sim__t").first).to_contain_text(eva.name)
    assert_accessible(small)
    assert small.evaluate("document.documentElement.scrollWidth") <= 390


def by_keyboard(page: Page, name: str) -> None:
    """Down to the second step, up with it, and somebody else in the first."""
    page.locator("#stap-1").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#stap-2")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#stap-1")).to_be_focused()
    expect(page.locator("#stap-1")).to_contain_text("laag 2")
    page.keyboard.press("Enter")
    second = page.get_by_label("Wie").nth(1)
    second.select_option(second.locator("option", has_text=name).first.get_attribute("value"))
    second.focus()
    assert_accessible(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Bewaren in het ontwerp").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#stap-1")).to_contain_text(name)
