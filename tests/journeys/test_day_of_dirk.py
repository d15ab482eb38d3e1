"""A day of Dirk at the regional desk: a caller he knows, two of the same, a storm, a neighbour, and a mail that nobody could place."""

import time

import pytest
from django.utils.timezone import now
from playwright.sync_api import Page, expect

from foundation.tenancy import municipality, region
from regional_meldpunt.contacts import queries as book
from regional_meldpunt.mailbox import collecting, handling
from regional_meldpunt.mailbox.models import Mailbox
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.journeys.post import PATIENCE, mailed
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.mailbox import post
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
PRACTISED = 45  # seconds for a whole call
AT_ONCE = 15_000


def at_the_region(street: str = "Veemarkt 3, 8500 Kortrijk", **changes: object) -> Melding:
    """Something that the desk handles, of somebody who can be mailed."""
    with municipality("kortrijk"):
        way = {"email": changes.pop("email", cast.GUST.email)}
        where = Place(text=street, postal_code="8500", lat=50.8279, lon=3.2649)
        return talking.reported(way, decision=making.REGION, place=where, **changes)


def fresh(melding: Melding) -> Melding:
    with region("desk"):
        found = queries.by_number(melding.number)
    assert found is not None
    return found


@pytest.fixture
def dirk(live_stack: Stack, desktop: Opener) -> Page:
    page = desktop()
    sign_in(page, live_stack, cast.DIRK, "/telefoon/")
    return page


def test_a_caller_who_is_known_and_two_of_the_same(dirk: Page, live_stack: Stack) -> None:
    earlier = at_the_region("Zandberg 4, 8500 Kortrijk")
    with municipality("kortrijk"):
        talking.followed(earlier, {"phone": cast.GUST.phone})
    dirk.goto(live_stack.address("regio", "/telefoon/"))
    expect(dirk.get_by_label("Straat, nummer, gemeente")).to_be_focused()
    begun, keys = time.monotonic(), dirk.keyboard
    keys.type("Budastraat 20, 8500 Kortrijk")
    keys.press("Tab")
    keys.press("Tab")
    expect(dirk.get_by_label("Eén woord")).to_be_focused()
    keys.type("put")
    expect(dirk.get_by_role("radio", name="Put in de weg")).to_be_checked(timeout=AT_ONCE)
    keys.press("Enter")
    keys.type("Diepe put voor de deur.")
    keys.press("Tab")
    keys.press("Space")  # somebody is in danger: the desk keeps it, at any hour
    keys.press("Tab")
    keys.type(cast.GUST.phone)
    expect(dirk.get_by_label("Naam", exact=True)).to_have_value("Marie Callens", timeout=AT_ONCE)
    expect(dirk.locator("main")).to_contain_text(earlier.number)
    assert_accessible(dirk)
    keys.press("Enter")
    expect(dirk.get_by_role("heading", name="Bewaard. Lees dit nummer voor.")).to_be_visible()
    assert time.monotonic() - begun < PRACTISED
    first = dirk.locator(".entry__number").inner_text().strip()
    same = at_the_region("Budastraat 22, 8500 Kortrijk", urgency="acute")

    dirk.goto(live_stack.address("regio", f"/meldpunt/{same.number}/"))
    dirk.get_by_role("link", name="Samenvoegen met een andere").click()
    dirk.get_by_label("of met het nummer").fill(first)
    assert_accessible(dirk)
    dirk.get_by_role("button", name="Samenvoegen").click()
    expect(dirk.get_by_role("main")).to_contain_text("Samengevoegd met")
    assert fresh(same).merged_into == first
    dirk.get_by_role("link", name="Weer losmaken").click()
    assert_accessible(dirk)
    dirk.get_by_role("button", name="Losmaken").click()
    expect(dirk.get_by_role("link", name="Weer losmaken")).to_have_count(0)
    assert fresh(same).merged_into == ""


def test_a_storm_from_its_first_hour_to_its_end(dirk: Page, live_stack: Stack, phone: Opener) -> None:
    homes = [f"huis{number}@citizen.test" for number in range(3)]
    blown = [at_the_region("Veemarkt 3, 8500 Kortrijk", category="boom-op-de-weg", email=home) for home in homes]
    dirk.goto(live_stack.address("regio", "/stormen/"))
    assert_accessible(dirk)
    dirk.get_by_label("Nieuwe storm").fill("Storm Gudrun")
    dirk.get_by_role("button", name="Samen zetten").click()
    expect(dirk.get_by_role("heading", level=1)).to_have_text("Storm Gudrun")
    for melding in blown:
        expect(dirk.get_by_role("main")).to_contain_text(melding.number)
    dirk.get_by_label("Bericht aan iedereen").fill("De brandweer is onderweg naar uw straat.")
    assert_accessible(dirk)
    dirk.get_by_role("button", name="Versturen naar de melders van 3 open meldingen").click()
    expect(dirk.get_by_role("main")).to_contain_text("Al gezegd")
    dirk.get_by_role("button", name="Deze storm is voorbij").click()
    expect(dirk.get_by_role("main")).to_contain_text("De storm is voorbij.")
    assert_accessible(dirk)

    marie = phone()
    for melding, home in zip(blown, homes, strict=True):
        marie.goto(mailed(marie, live_stack, about=home, link=rf"http\S+/meldingen/{melding.number}/\w+/"))
        until_it_says(marie, "De brandweer is onderweg naar uw straat.")
    assert_accessible(marie)


def until_it_says(page: Page, words: str) -> None:
    """A message to many waits for a second thought; the page of the reporter says it when it left."""
    deadline = time.monotonic() + PATIENCE
    while words not in page.locator("main").inner_text() and time.monotonic() < deadline:
        page.wait_for_timeout(500)
        page.reload()
    expect(page.locator("main")).to_contain_text(words)


def test_to_a_neighbour_with_the_reporter_and_a_mail_without_a_place(
    dirk: Page, live_stack: Stack, desktop: Opener
) -> None:
    border = at_the_region("Menenstraat 300, 8500 Kortrijk")
    assert border.contact_ref is not None
    dirk.goto(live_stack.address("regio", f"/meldpunt/{border.number}/"))
    dirk.keyboard.press("o")
    dirk.get_by_label("Aan wie").select_option(label="Menen")
    dirk.get_by_label("Waarom").fill("Het ligt net voorbij de grens.")
    assert_accessible(dirk)
    dirk.get_by_role("button", name="Overdragen").last.click()
    expect(dirk.get_by_role("main")).to_contain_text("Overgedragen.")

    chaima = desktop()
    sign_in(chaima, live_stack, cast.CHAIMA, "/werklijst/?lijst=alles")
    with municipality("menen"):
        found = queries.by_number(border.number)
        assert found is not None and found.municipality == "menen"
    chaima.goto(live_stack.address("menen", f"/kantoor/meldingen/{border.number}/"))
    expect(chaima.get_by_role("main")).to_contain_text("Het ligt net voorbij de grens.")
    assert_accessible(chaima)

    with region("coordinator"):
        Mailbox.objects.create(
            municipality="public", address="meldpunt@regio.example", started_at=now(), uid_validity=1
        )
    with region("desk"):
        box = Mailbox.objects.get()
        collecting.deliver(box, post.mail("Er ligt een boom op het pad.", subject="Boom", ident="<boom@x>"), at=now())
        handling.handle_all(box)
    dirk.goto(live_stack.address("regio", "/meldpunt/mails/"))
    assert_accessible(dirk)
    dirk.get_by_role("link", name="Boom").click()
    dirk.get_by_label("Gemeente", exact=True).select_option(label="Menen")
    dirk.get_by_label("Categorie", exact=True).select_option("boom-op-de-weg")
    assert_accessible(dirk)
    dirk.get_by_role("button", name="Melding maken").click()
    expect(dirk.get_by_role("main")).to_contain_text("Deze mail werd een melding")
    with municipality("menen"):
        assert Melding.objects.filter(channel="mail", municipality="menen").count() == 1
        assert book.find(border.contact_ref) is not None, "the reporter can be answered by Menen"
    with municipality("kortrijk"):
        assert book.find(border.contact_ref) is None, "and no longer stands in the book of Kortrijk"
