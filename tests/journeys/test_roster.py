"""The coordinator moves a shift by keyboard and by mouse and publishes; the operator reads it on a telephone."""

import pytest
from playwright.sync_api import Page, expect

from tests import cast
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.desk.people import on_call_people
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
TAKEN_OVER = "neemt het over zodra u publiceert"


def test_the_coordinator_edits_by_key_and_mouse_and_the_operator_reads(
    live_stack: Stack, desktop: Opener, phone: Opener
) -> None:
    eva, jan = on_call_people()
    coor = desktop()
    sign_in(coor, live_stack, cast.COOR, "/rooster/")
    expect(coor.locator("[data-person]")).to_have_count(2)
    expect(coor.locator(".pub")).to_contain_text("is gepubliceerd")
    assert_accessible(coor)
    by_keyboard(coor)
    coor.keyboard.press("p")
    expect(coor.locator(".diffs")).to_contain_text(jan.name)
    assert_accessible(coor)
    coor.locator("main form .utrecht-button--primary-action").click()
    expect(coor.locator(".sp-message--success")).to_contain_text("Gepubliceerd")
    expect(coor.locator("[data-person] .chg")).to_have_count(0)
    by_mouse(coor)

    dirk = phone()
    sign_in(dirk, live_stack, cast.DIRK, "/rooster/")
    expect(dirk.locator(".ros__list")).to_contain_text(eva.name)
    expect(dirk.locator(".ros__grid")).to_be_hidden()
    assert_accessible(dirk)


def by_keyboard(page: Page) -> None:
    """Pick up a coming shift of the first person, go down, drop it with the second."""
    page.locator("[data-person]").first.locator("[data-cell]:has([data-block])").nth(1).focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-said]")).to_contain_text("Opgepakt")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.locator(".sp-message--success")).to_contain_text(TAKEN_OVER)
    expect(page.locator("[data-person]").nth(1).locator(".chg")).to_have_count(1)


def by_mouse(page: Page) -> None:
    """The other way, by dragging the last shift of the second person to the row of the first."""
    block = page.locator("[data-person]").nth(1).locator("[data-block]").last
    block.drag_to(page.locator("[data-person]").first.locator("[data-cell]").nth(5))
    expect(page.locator(".sp-message--success")).to_contain_text(TAKEN_OVER)
    expect(page.locator("[data-person]").first.locator(".chg")).to_have_count(1)
