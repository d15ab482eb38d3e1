"""Sara writes in a social file in a real browser, while her session ends, a colleague saves, and the kluis is killed."""

import os
import re
from collections.abc import Callable, Iterator

import pytest
from django.utils.timezone import now
from playwright.sync_api import Page, expect

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.investigation.actions import opening
from shared_services.social_files.keys import kluis
from tests import cast
from tests.journeys.staff import sign_in
from tests.shared_services.social_files.conftest import LORE, MILA, PASSPHRASES, YUSUF, account, found
from tests.support.browser import assert_accessible
from tests.support.kluis import Kluis, only_kluis
from tests.support.stack import Stack, wait_for

START = "/kantoor/sociaal/"


@pytest.fixture
def running_kluis(live_stack: Stack, settings: pytest.FixtureRequest) -> Iterator[Kluis]:
    """The same kluis for the live web processes and for this test."""
    settings.STREEKPOORT_VAULT = "socket"  # type: ignore[attr-defined]
    with only_kluis(os.environ["STREEKPOORT_VAULT_FOLDER"], "kortrijk") as running:
        with municipality("kortrijk"):
            wait_for(lambda: kluis.state().reachable, 30, "the kluis to listen")
            found(cast.HUGO, cast.KAAT)
            sara = account(cast.SARA)
            opening.open_new((LORE, YUSUF, MILA), lead=sara, by=Actor.person(sara), at=now())
        yield running


@pytest.mark.journey
@pytest.mark.slow
def test_nothing_that_sara_types_is_lost(live_stack: Stack, running_kluis: Kluis, desktop: Callable[[], Page]) -> None:
    page, hugo, kaat = desktop(), desktop(), desktop()
    sign_in(page, live_stack, cast.SARA, START)
    page.get_by_role("link", name=re.compile("Lore en Yusuf")).click()
    assert "Lore" not in page.title()
    assert_accessible(page)
    page.get_by_role("link", name="Schrijven Huisvesting").click()
    page.get_by_role("textbox", name="Staat van de woning").fill("Vochtige muur in de keuken.")
    told = page.locator("[data-told]")
    expect(told).to_contain_text("Concept bewaard om")
    assert_accessible(page)
    _the_session_ends(page, live_stack, told)
    _the_kluis_is_killed(page, hugo, kaat, live_stack, running_kluis)


def _the_session_ends(page: Page, stack: Stack, told: object) -> None:
    cookies = page.context.cookies()
    page.context.clear_cookies(name="streekpoort_session")
    page.get_by_role("textbox", name="Staat van de woning").fill("Vochtige muur in de keuken en schimmel.")
    expect(told).to_contain_text("afgemeld")  # type: ignore[arg-type]  # a locator
    page.context.add_cookies(cookies)  # type: ignore[arg-type]  # as the browser gave them
    page.reload()
    expect(page.get_by_role("textbox", name="Staat van de woning")).to_have_value(
        "Vochtige muur in de keuken en schimmel."
    )
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("main")).to_contain_text("en schimmel.")


def _the_kluis_is_killed(page: Page, hugo: Page, kaat: Page, stack: Stack, running: Kluis) -> None:
    page.get_by_role("link", name="Schrijven").click()
    page.get_by_role("textbox", name="Huurwaarborg").fill("via het OCMW")
    expect(page.locator("[data-told]")).to_contain_text("Concept bewaard om")
    running.kill()
    running.start()
    page.get_by_role("textbox", name="Huurwaarborg").fill("via het OCMW, loopt nog")
    expect(page.locator("[data-told]")).to_contain_text("vergrendeld")
    for holder, member in ((hugo, cast.HUGO), (kaat, cast.KAAT)):
        sign_in(holder, stack, member, f"{START}sleutels/")
        holder.get_by_label("Wachtzin").fill(PASSPHRASES[member])
        holder.get_by_role("button", name="Mijn deel geven").click()
    expect(kaat.get_by_role("main")).to_contain_text("Ontgrendeld door twee sleutelhouders")
    assert_accessible(kaat)
    expect(page.locator("[data-told]")).to_contain_text("Concept bewaard om")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("main")).to_contain_text("loopt nog")
    page.goto(page.url.split("deel/")[0] + "inzage/")
    expect(page.get_by_role("main")).to_contain_text("schreef: Huisvesting (versie 2)")
    assert_accessible(page)
