"""Every component of every room, in a real browser: axe finds nothing, nothing sticks out, keys do their work."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
ROOMS = ("burger", "kantoor", "desk", "app")


@pytest.mark.parametrize("room", ROOMS)
def test_it_is_accessible_on_a_telephone_and_on_a_screen(
    live_stack: Stack, phone: Opener, desktop: Opener, room: str
) -> None:
    for page in (phone(), desktop()):
        page.goto(live_stack.address("kortrijk", f"/-/stijlgids/{room}/"))
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{room} is wider than the screen"


@pytest.mark.parametrize("room", ROOMS)
def test_it_reflows_at_the_width_of_four_hundred_percent(live_stack: Stack, desktop: Opener, room: str) -> None:
    page = desktop(viewport={"width": 320, "height": 640})
    page.goto(live_stack.address("spiere-helkijn", f"/-/stijlgids/{room}/"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_first_tab_leads_to_the_content(live_stack: Stack, desktop: Opener) -> None:
    page = desktop()
    page.goto(live_stack.address("kortrijk", "/nergens/"))
    page.keyboard.press("Tab")
    skip = page.locator(".utrecht-skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


def test_a_question_mark_shows_the_keys_unless_somebody_is_typing(live_stack: Stack, desktop: Opener) -> None:
    page = desktop()
    page.goto(live_stack.address("kortrijk", "/-/stijlgids/kantoor/"))
    sheet = page.locator("#keys")
    page.locator("textarea").first.press("Shift+?")
    expect(sheet).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("Shift+?")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_the_desk_remembers_day_or_night(live_stack: Stack, desktop: Opener) -> None:
    page = desktop()
    page.goto(live_stack.address("kortrijk", "/-/stijlgids/desk/"))
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    page.locator("[data-theme-switch]").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "day")
    assert_accessible(page)


def test_each_host_has_its_own_theme_and_keeps_it(live_stack: Stack, desktop: Opener) -> None:
    page = desktop()
    accents = set()
    for slug in ("kortrijk", "menen", "harelbeke", "spiere-helkijn"):
        page.goto(live_stack.address(slug, "/nergens/"))
        accents.add(page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"))
    assert len(accents) == 4


def test_french_is_one_press_away_where_it_is_spoken(live_stack: Stack, phone: Opener) -> None:
    page = phone()
    page.goto(live_stack.address("spiere-helkijn", "/melden/"))
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.goto(live_stack.address("spiere-helkijn", "/nergens/"))
    expect(page.locator("h1")).to_have_text("Nous n'avons pas trouvé cette page")
    page.goto(live_stack.address("kortrijk", "/melden/"))
    expect(page.get_by_role("button", name="Français")).to_have_count(0)
