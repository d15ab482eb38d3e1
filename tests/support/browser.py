"""A real Chromium: phones, desktops, a browser without JavaScript, and axe."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.support import chromium
from tests.support.home import CHECKOUT

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage")
COMMON = {"locale": "nl-BE", "timezone_id": "Europe/Brussels"}
PHONE = {
    **COMMON,
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
DESKTOP = {**COMMON, "viewport": {"width": 1440, "height": 900}}
AXE = (CHECKOUT / "node_modules" / "axe-core" / "axe.min.js", CHECKOUT / "build" / "vendor" / "axe.min.js")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = """async (tags) => {
  const asked = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]};
  return (await axe.run(document, asked)).violations;
}"""

PATIENCE = 30_000  # for what a page does by itself; a busy machine is slow, not wrong

Opener = Callable[..., Page]
expect.set_options(timeout=PATIENCE / 2)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run. Playwright's loop runs in this thread, so the tests that want a browser come last."""
    path = chromium.find()
    if path is None:
        pytest.skip(f"no Chromium: {chromium.EXPLANATION}")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # Playwright's loop runs in this thread; the tests themselves are synchronous
    )
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield launched
        launched.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Opener]:
    """``page = phone()``: a telephone of 390 by 844."""
    yield from _opener(browser, PHONE)


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Opener]:
    """``page = desktop()``: a screen of 1440 by 900."""
    yield from _opener(browser, DESKTOP)


@pytest.fixture
def no_script(browser: Browser) -> Iterator[Opener]:
    """``page = no_script()``: a telephone that runs no JavaScript."""
    yield from _opener(browser, {**PHONE, "java_script_enabled": False})


def _opener(browser: Browser, common: dict[str, Any]) -> Iterator[Opener]:
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{**common, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: _complaints(page).append(str(error)))
        return page

    yield open_page
    complaints = [f"{page.url}: {text}" for context in contexts for page in context.pages for text in _complaints(page)]
    for context in contexts:
        context.close()
    assert not complaints, f"a script failed: {complaints}"


def _complaints(page: Page) -> list[str]:
    """Errors that scripts of this page raised."""
    if not hasattr(page, "complaints"):
        page.complaints = []
    found: list[str] = page.complaints
    return found


def assert_accessible(page: Page) -> None:
    """axe with the rules of WCAG 2.2 AA finds nothing; otherwise each finding with the element it is about."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    violations = page.evaluate(RUN_AXE, WCAG)
    findings = [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]}\n    {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"][:3]
    ]
    assert not findings, f"{page.url} is not accessible:\n" + "\n".join(findings)


@cache
def _axe() -> str:
    source = next((path for path in AXE if path.exists()), None)
    assert source is not None, "axe-core is not installed: run `npm ci`"
    return source.read_text()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "no Chromium" in str(report.longrepr)]
    if skipped:
        terminalreporter.section("NO CHROMIUM", sep="!", red=True, bold=True)
        terminalreporter.write_line(f"{len(skipped)} journeys were skipped. {chromium.EXPLANATION}", red=True)
