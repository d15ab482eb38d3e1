"""A citizen searches with a mistake in the word, finds the product in two clicks, says what is wrong; an editor answers."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cms.catalogue.demo import load as products
from cms.concepts.demo import load as concepts
from cms.concepts.queries import latest_versions
from foundation.tenancy import municipality, region
from tenants.registry.hosts import by_schema
from tests import cast
from tests.journeys.post import mailed
from tests.journeys.staff import sign_in
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack, wait_for

pytestmark = pytest.mark.journey
CONTACT = {
    "phone": "056 00 00 00",
    "email": "info@gemeente.example",
    "street": "Markt 1",
    "postal_code": "8500",
    "city": "Kortrijk",
}


def furnish() -> None:
    with region("coordinator"):
        concepts.load()
    with municipality("kortrijk"):
        products.fill(replace(by_schema("kortrijk"), contact=CONTACT), latest_versions())


def test_from_a_mistyped_word_to_an_answer(
    live_stack: Stack, phone: Opener, no_script: Opener, desktop: Opener
) -> None:
    furnish()
    an, rita, plain = phone(), desktop(), no_script()
    an.goto(live_stack.address("kortrijk"))
    box = an.locator("main [data-suggests]")
    box.press_sequentially("reispa", delay=20)
    expect(an.locator(".sq-suggest [role=option]").first).to_contain_text("Reispas")
    assert_accessible(an)
    box.fill("reispaz")
    box.press("Enter")
    expect(an.locator("h1")).to_contain_text("reispaz")
    expect(an.locator(".sq-meant")).to_contain_text("reispas")
    assert_accessible(an)
    an.locator(".sq-list a").first.click()
    expect(an.locator("h1")).to_have_text("Reispas")

    an.locator("[data-vote] button[value=nee]").click()
    expect(an.locator(".fb__thanks")).to_be_visible()
    assert_accessible(an)
    an.locator(".fb__thanks a").click()
    an.fill("#id_text", "De prijs is nu anders.")
    an.fill("#id_email", "an@burger.example")
    assert_accessible(an)
    an.locator("main form .utrecht-button--primary-action").click()
    expect(an.locator("[role=status]")).to_be_visible()

    sign_in(rita, live_stack, cast.RITA, "/kantoor/meningen/")
    expect(rita.locator(".fb-rows")).to_contain_text("De prijs is nu anders.")
    expect(rita.locator(".fb-table")).to_contain_text("/producten/reispas/")
    assert_accessible(rita)
    rita.locator(".fb-rows a.lnk").first.click()
    rita.fill("#id_answer", "Dank u, de prijs is verbeterd.")
    assert_accessible(rita)
    rita.locator("main form .utrecht-button--primary-action").click()
    expect(rita.locator("main")).to_contain_text("Beantwoord")
    mailed(plain, live_stack, about="Ons antwoord", link=r"http://kortrijk\S*/producten/reispas/")

    plain.goto(live_stack.address("kortrijk", "/producten/reispas/"))
    plain.locator("[data-vote] button[value=ja]").click()
    expect(plain.locator("h1")).to_have_text("Dank u wel")


def test_what_was_read_can_be_read_without_a_connection(live_stack: Stack, phone: Opener) -> None:
    an = phone()
    an.goto(live_stack.address("kortrijk"))
    wait_for(lambda: an.evaluate("navigator.serviceWorker.controller !== null"), 30, "the service worker")
    an.goto(live_stack.address("kortrijk", "/contact/"))
    heading = an.locator("h1").inner_text()
    an.goto(live_stack.address("kortrijk", "/melden/"))
    kept_it = "caches.match(location.origin + '/contact/').then(Boolean)"
    wait_for(lambda: an.evaluate(kept_it), 30, "the page to be kept")
    kept = an.evaluate(
        "caches.keys().then(names => Promise.all(names.map(n => caches.open(n).then(c => c.keys())))).then(all => all.flat().map(r => new URL(r.url).pathname))"
    )
    assert "/contact/" in kept
    assert not {path for path in kept if path.startswith(("/melden", "/kantoor", "/inloggen", "/mening"))}, kept
    an.context.set_offline(True)
    an.goto(live_stack.address("kortrijk", "/contact/"))
    expect(an.locator("h1")).to_have_text(heading)
    an.goto(live_stack.address("kortrijk", "/nieuws/"))
    expect(an.locator("h1")).to_contain_text("geen verbinding")
