"""A day of Coor, who keeps the agreements: a warning for a week, another promise, a party, a rule, and what broke meanwhile."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from tests import cast
from tests.journeys.staff import sign_in
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
TITLE = "Glad? Bel de strooidienst"


def save(page: Page) -> None:
    page.get_by_role("button", name="Bewaren").first.click()
    expect(page.get_by_role("alert")).to_have_count(0)


def attempt(coor: Page) -> None:
    """A hole in the road in Menen: who would get it?"""
    coor.get_by_role("link", name="De regels uitproberen").click()
    coor.get_by_label("Gemeente").select_option(label="Menen")
    coor.get_by_label("Categorie").select_option("put-in-de-weg")
    coor.get_by_role("button", name="Tonen wat er gebeurt").click()


def refer(coor: Page, gust: Page, live_stack: Stack) -> None:
    """For a week people read who helps them better."""
    today = localdate()
    assert_accessible(coor)
    coor.get_by_role("link", name="Een verwijzing toevoegen").click()
    coor.get_by_label("Titel in het Nederlands").fill(TITLE)
    coor.get_by_label("Titel in het Frans").fill("Glissant ? Appelez le service")
    coor.get_by_label("Telefoonnummer").fill("056 99 99 99")
    coor.get_by_label("Voor deze categorie").select_option(label="Glad wegdek: ijzel, olie of modder")
    coor.get_by_label("Van", exact=False).first.fill(today.isoformat())
    coor.get_by_label("Tot en met").fill((today + timedelta(days=7)).isoformat())
    assert_accessible(coor)
    save(coor)
    expect(coor.get_by_role("row").filter(has_text=TITLE)).to_contain_text("Glad wegdek")
    gust.goto(live_stack.address("menen", "/melden/waar/?soort=glad-wegdek"))
    expect(gust.get_by_role("main")).to_contain_text(TITLE)
    assert_accessible(gust)


def promise(coor: Page, live_stack: Stack) -> None:
    """Seven working days instead of what it was, and the book says who decided so."""
    coor.goto(live_stack.address("regio", "/catalogus/"))
    assert_accessible(coor)
    coor.get_by_role("link", name="Put in de weg of het fietspad").click()
    coor.get_by_label("Opgelost binnen (werkdagen)").fill("7")
    save(coor)
    coor.goto(live_stack.address("regio", "/catalogus/soort/put-in-de-weg/"))
    history = coor.get_by_role("region", name="Geschiedenis")
    expect(history).to_contain_text(cast.COOR.name)
    expect(history).to_contain_text("7")
    assert_accessible(coor)


def test_the_coordinator_keeps_the_agreements(live_stack: Stack, desktop: Opener, phone: Opener) -> None:
    coor, gust = desktop(), phone()
    sign_in(coor, live_stack, cast.COOR, "/verwijzingen/")
    refer(coor, gust, live_stack)
    promise(coor, live_stack)
    coor.goto(live_stack.address("regio", "/partijen/"))
    assert_accessible(coor)
    coor.get_by_role("link", name="Een partij toevoegen").click()
    coor.get_by_label("Naam").fill("Strooidienst Zuid")
    coor.get_by_label("Wat inwoners lezen, in het Nederlands").fill("De strooidienst doet dit.")
    coor.get_by_label("E-mailadres voor het werk").fill("strooien@zuid.test")
    assert_accessible(coor)
    save(coor)

    coor.get_by_role("link", name="Regels", exact=True).click()
    coor.get_by_role("link", name="Een regel toevoegen").click()
    coor.get_by_label("Naam van de regel").fill("Putten naar Zuid")
    coor.get_by_label("Categorieën").select_option("put-in-de-weg")
    coor.get_by_label("Naar de externe partij").select_option(label="Strooidienst Zuid")
    assert_accessible(coor)
    save(coor)
    expect(coor.get_by_role("main")).to_contain_text("Putten naar Zuid")
    attempt(coor)
    expect(coor.get_by_role("region", name="Wie het krijgt")).to_contain_text("Strooidienst Zuid")
    why = coor.get_by_role("listitem").filter(has_text="Putten naar Zuid")
    expect(why.first).to_contain_text("beslist")
    assert_accessible(coor)

    coor.get_by_role("link", name="Externe partijen").click()
    coor.get_by_role("link", name="Strooidienst Zuid").click()
    coor.get_by_label("Werkt met ons samen").uncheck()
    save(coor)
    coor.get_by_role("link", name="Regels", exact=True).click()
    broken = coor.get_by_role("listitem").filter(has_text="Putten naar Zuid")
    expect(broken.first).to_contain_text("De regel wordt overgeslagen tot u hem herstelt.")
    assert_accessible(coor)
    attempt(coor)
    expect(coor.get_by_role("listitem").filter(has_text="Putten naar Zuid").first).to_contain_text("overgeslagen")
