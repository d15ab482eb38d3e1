"""Somebody calls, the operator gives the work to a party outside, that party answers on a page of its own, the citizen reads it."""

import pytest
from playwright.sync_api import Page, expect

from foundation.tenancy import region
from regional_meldpunt.routing.models import Party
from tests import cast
from tests.journeys.post import mailed
from tests.journeys.staff import sign_in
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
PARTY = "Fluvius"
AT_ONCE = 10_000


def enter_a_call(page: Page) -> str:
    """By the keyboard alone, in the order of the call; what is typed is saved with Enter."""
    expect(page.locator("[name=where]")).to_be_focused()
    keys = page.keyboard
    keys.type("Grote Markt 54, 8500 Kortrijk")
    keys.press("Tab")
    keys.press("Tab")
    keys.type("lamp")
    expect(page.locator(".entry__kinds input").first).to_be_visible(timeout=AT_ONCE)
    keys.press("Enter")
    keys.type("Een paal is aangereden, er hangen draden los.")
    keys.press("Tab")
    keys.press("Space")  # somebody is in danger: then the region handles it, at any hour
    keys.press("Tab")
    keys.type(cast.GUST.phone)
    keys.press("Tab")
    keys.type(cast.GUST.name)
    keys.press("Tab")
    keys.type(cast.GUST.email)
    keys.press("Enter")
    expect(page.locator(".entry__number")).to_be_visible(timeout=AT_ONCE)
    return page.locator(".entry__number").inner_text().strip()


def test_from_the_telephone_to_a_party_and_back(live_stack: Stack, phone: Opener, desktop: Opener) -> None:
    with region("coordinator"):
        Party.objects.filter(name=PARTY).update(email="lampen@fluvius.test", way="token")
    dirk, jo, gust = desktop(), phone(), phone()
    sign_in(dirk, live_stack, cast.DIRK, "/telefoon/")
    assert_accessible(dirk)
    number = enter_a_call(dirk)
    assert_accessible(dirk)

    dirk.locator(".entry__done a").click()
    expect(dirk.locator(f"[data-file='{number}']")).to_be_visible()
    assert_accessible(dirk)
    dirk.locator(f"a[href$='/{number}/taken/nieuw/']").click()
    dirk.select_option("#id_to", label=PARTY)
    dirk.fill("#id_what", "Lichtpaal veilig zetten")
    dirk.check("#id_awaited")
    assert_accessible(dirk)
    dirk.locator("form.taak-form .utrecht-button--primary-action").click()
    expect(dirk.locator(".taken__l")).to_contain_text("Lichtpaal veilig zetten")

    jo.goto(mailed(jo, live_stack, about=number.replace("-", "").lower(), link=r"http\S+/taak/\S+"))
    expect(jo.locator("main")).to_contain_text(number)
    expect(jo.locator("main")).not_to_contain_text(cast.GUST.name)
    assert_accessible(jo)
    jo.fill("#id_name", "Jo")
    jo.locator("button[value=accept]").click()
    jo.fill("#id_name", "Jo")
    jo.fill("#id_text", "De paal staat recht en de draden zijn weg.")
    jo.locator("button[value=finish]").click()
    expect(jo.locator("main form")).to_have_count(0)
    assert_accessible(jo)

    dirk.goto(live_stack.address("regio", f"/dossier/{number}/afwerking/"))
    expect(dirk.locator("#id_end")).to_be_visible()
    assert_accessible(dirk)
    dirk.select_option("#id_end", "done:resolved")
    dirk.fill("#id_text", "De paal is hersteld.")
    dirk.locator("main form .utrecht-button--primary-action").click()
    expect(dirk.locator(f"[data-file='{number}']")).to_contain_text("De paal staat recht en de draden zijn weg.")

    gust.goto(mailed(gust, live_stack, about=number, link=rf"http\S+/meldingen/{number}/\w+/"))
    expect(gust.locator(".sp-status")).to_contain_text("Het is in orde.")
    expect(gust.locator("main")).to_contain_text("De paal is hersteld.")
    assert_accessible(gust)
