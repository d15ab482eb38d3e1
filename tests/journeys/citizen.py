"""What Gust does with his telephone: four questions, then a number and a link."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.support.browser import assert_accessible
from tests.support.stack import Stack

NUMBER = re.compile(r"[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{3}")
ADDRESS = "Grote Markt 54, 8500 Kortrijk"


@dataclass(frozen=True)
class Receipt:
    """What the citizen takes away."""

    number: str
    link: str


def go_on(page: Page) -> None:
    """The one button that leads to the next question."""
    page.locator("main button.utrecht-button--primary-action[type=submit]").last.click()


def report(
    page: Page,
    stack: Stack,
    *,
    word: str,
    description: str,
    slug: str = "kortrijk",
    email: str = "",
    check: bool = False,
) -> Receipt:
    """From the start page of the municipality to the number; with ``check`` each page goes past axe."""

    def look() -> None:
        if check:
            assert_accessible(page)

    page.goto(stack.address(slug))
    look()
    page.goto(stack.address(slug, "/melden/"))
    look()
    page.fill("#id_q", word)
    page.press("#id_q", "Enter")
    page.locator("section[role=status] a.sp-row-link").first.click()
    expect(page.locator("#id_address")).to_be_visible()
    look()
    page.fill("#id_address", ADDRESS)
    go_on(page)
    if not page.locator("#id_description").is_visible():  # the municipality is shown first, and confirmed
        go_on(page)
    expect(page.locator("#id_description")).to_be_visible()
    page.fill("#id_description", description)
    look()
    go_on(page)
    expect(page.locator(".sp-summary")).to_be_visible()
    look()
    if email:
        page.fill("#id_email", email)
    go_on(page)
    expect(page.locator(".sp-code")).to_have_text(NUMBER)
    look()
    return Receipt(page.locator(".sp-code").inner_text().strip(), page.locator("#secret").input_value())
