"""The mail of the demo, as everybody with a browser finds it."""

import re
from time import monotonic

from playwright.sync_api import Page

from tests.support.stack import Stack

PATIENCE = 40.0


def mailed(page: Page, stack: Stack, *, about: str, link: str) -> str:
    """The newest address of this form in a mail with these words in its subject; it waits until that mail is there."""
    deadline, seen = monotonic() + PATIENCE, [""]
    while monotonic() < deadline:
        page.goto(stack.address("regio", "/-/post/"))
        seen = page.locator("main li a").all_inner_texts()
        letters = page.locator("main li a", has_text=about)
        for address in letters.evaluate_all("links => links.map(link => link.href)"):
            page.goto(address)
            found = re.search(link, page.locator(".post-text").inner_text())
            if found:
                return found.group()
        page.wait_for_timeout(300)
    raise AssertionError(f"no mail about {about} with {link}, but: {seen[:12]}\n{stack.logs()}")
