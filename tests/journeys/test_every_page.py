"""Every kind of page of the website in a real browser, in three themes: axe finds nothing, nothing is wider than the screen.

Each kind is looked at in one theme and at one width, the next kind in the next; all of them in all themes is what
`python -m tests.support.audit` measures for the accessibility statement. Then French, plain language, and the pages
of the office on which products and words are kept.
"""

from dataclasses import replace

import pytest
from django.apps import apps
from playwright.sync_api import Page, expect

from cms.catalogue.demo import load as products
from cms.concepts.demo import load as concepts
from cms.concepts.queries import latest_versions
from cms.plain import demo as plain
from cms.site.demo.load import load_demo_site
from cms.site.models.base import BilingualPage
from foundation.tenancy import municipality, region
from tenants.registry.hosts import by_schema
from tests import cast
from tests.journeys.staff import sign_in
from tests.support.audit import FOUND_ON, PAGES
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
CONTACT = {
    "phone": "056 00 00 00",
    "email": "info@gemeente.example",
    "street": "Markt 1",
    "postal_code": "8500",
    "city": "Kortrijk",
}
HOURS = {day: [["09:00", "12:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
THEMES = ("kortrijk", "menen", "spiere-helkijn")
HAS_A_SUBSITE = "kortrijk"
OFFICE = (
    "/kantoor/producten/",
    "/kantoor/producten/overnemen/",
    "/kantoor/producten/bestanden/",
    "/kantoor/zoekwoorden/",
    "/kantoor/bezoek/",
)


def furnish() -> None:
    with region("coordinator"):
        concepts.load()
    for slug in THEMES:
        place = replace(by_schema(slug.replace("-", "_")), contact=CONTACT, opening_hours=HOURS)
        with municipality(place.schema_name):
            products.fill(place, latest_versions())
            load_demo_site(place)


def test_no_kind_of_page_is_forgotten() -> None:
    kinds = {model for model in apps.get_app_config("site_pages").get_models() if issubclass(model, BilingualPage)}
    assert {model._meta.model_name for model in kinds} <= set(PAGES)


def test_every_kind_of_page_is_accessible_and_fits(live_stack: Stack, phone: Opener, desktop: Opener) -> None:
    furnish()
    screens = phone(), desktop()
    for number, (kind, path) in enumerate(PAGES.items()):
        theme = HAS_A_SUBSITE if kind == "subsitepage" else THEMES[number % len(THEMES)]
        page = screens[number % 2]
        if kind in FOUND_ON:
            index, link = FOUND_ON[kind]
            page.goto(live_stack.address(theme, index))
            path = page.locator(link).first.get_attribute("href") or ""
        answer = page.goto(live_stack.address(theme, path))
        assert answer is not None and answer.ok, (kind, theme, path)
        assert_accessible(page)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{kind} in {theme} is {wide} px wider than the screen"
    in_french(live_stack, screens[0])
    in_plain_language(live_stack, screens[0])
    at_the_counter(live_stack, desktop())


def in_french(stack: Stack, page: Page) -> None:
    page.goto(stack.address("spiere-helkijn", "/verhuizen/"))
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("h1")).to_have_text("Déclarer un déménagement")
    assert_accessible(page)


def in_plain_language(stack: Stack, page: Page) -> None:
    with municipality("kortrijk"):
        plain.load(by_schema("kortrijk"))
    page.goto(stack.address("kortrijk", "/verhuizen/"))
    page.get_by_role("button", name="Toon in eenvoudige taal").click()
    expect(page.locator("main")).to_contain_text("Lukt het niet? Bel ons.")
    assert_accessible(page)


def at_the_counter(stack: Stack, page: Page) -> None:
    """Rita keeps the products; what she sees of one is what the front office sees."""
    sign_in(page, stack, cast.RITA, "/kantoor/producten/?q=reispaz")
    expect(page.get_by_role("link", name="Reispas", exact=True)).to_be_visible()
    for path in OFFICE:
        answer = page.goto(stack.address("kortrijk", path))
        assert answer is not None and answer.ok, path
        assert_accessible(page)
    page.goto(stack.address("kortrijk", "/kantoor/producten/?q=reispas"))
    page.get_by_role("link", name="Reispas", exact=True).click()
    expect(page.locator("main")).to_contain_text("Voert het uit")
    assert_accessible(page)
    page.goto(page.url + "wijzigen/")
    assert_accessible(page)
