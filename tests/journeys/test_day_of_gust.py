"""A day of Gust and his neighbour: what a citizen can do with a telephone, from the first warning to the last opinion."""

import pytest
from playwright.sync_api import Page, expect

from foundation.tenancy import municipality
from regional_meldpunt.contacts import queries as book
from regional_meldpunt.meldingen import actions, queries
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.journeys.citizen import ADDRESS, NUMBER, go_on
from tests.journeys.post import mailed
from tests.journeys.staff import by_its_own_team
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
GUST = "gust.thuis@citizen.test"
MARIE = "marie@citizen.test"
WORDS = "Er zit een gat naast het zebrapad."


def melding(number: str) -> Melding:
    with municipality("kortrijk"):
        found = queries.by_number(number)
    assert found is not None
    return found


def place(page: Page) -> None:
    page.get_by_label("Adres of plaats").fill(ADDRESS)
    go_on(page)
    if page.get_by_label("Adres of plaats").is_visible():  # the municipality is shown first, and confirmed
        go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is er aan de hand?")


def number_on(page: Page) -> str:
    expect(page.locator("main")).to_contain_text(NUMBER)
    found = NUMBER.search(page.locator("main").inner_text())
    assert found is not None
    return found.group()


def warned(gust: Page, live_stack: Stack) -> None:
    """Who is better helped elsewhere reads that first."""
    gust.goto(live_stack.address("kortrijk", "/melden/waar/?soort=gasgeur"))
    expect(gust.get_by_role("link", name="Bel 0800 65 0 65")).to_be_visible()
    first_field = gust.get_by_label("Adres of plaats").bounding_box()
    warning = gust.get_by_text("Ruikt u gas?").bounding_box()
    assert warning and first_field and warning["y"] < first_field["y"], "who is better helped elsewhere reads it first"
    assert_accessible(gust)


def dumped(gust: Page, live_stack: Stack) -> str:
    """A question that waits for another one, and an answer by text message."""
    gust.goto(live_stack.address("kortrijk", "/melden/waar/?soort=sluikstort"))
    place(gust)
    gust.get_by_label("Meubels, matrassen of toestellen").check()
    witness = gust.get_by_label("Wat zag u?")
    expect(witness).to_be_hidden()
    gust.get_by_role("group", name="Zag u wie het deed?").get_by_label("Ja").check()
    expect(witness).to_be_visible()
    witness.fill("Een witte bestelwagen.")
    gust.get_by_label("Beschrijving").fill(WORDS)
    assert_accessible(gust)
    go_on(gust)

    gust.get_by_label("Telefoonnummer").fill("056 12 34 56")
    gust.get_by_label("Per sms").check()
    go_on(gust)
    expect(gust.get_by_role("alert")).to_contain_text("gsm-nummer")
    assert_accessible(gust)
    gust.get_by_label("Telefoonnummer").fill(cast.GUST.phone)
    gust.get_by_label("E-mailadres").fill(GUST)
    assert_accessible(gust)
    go_on(gust)
    expect(gust.locator("main")).to_contain_text("op de manier die u koos")
    first = number_on(gust)
    by_its_own_team(first)
    with municipality("kortrijk"):
        made = melding(first)
        contact = book.find(made.contact_ref) if made.contact_ref else None
        assert contact is not None and contact.way == "sms"
        assert ("wat-zag-u", "Een witte bestelwagen.") in [(row["question"], row["value"]) for row in made.answers]
    return first


def not_collected(gust: Page, live_stack: Stack) -> str:
    """A question that must be answered, about something that needs a name."""
    gust.goto(live_stack.address("kortrijk", "/melden/waar/?soort=afval-niet-opgehaald"))
    place(gust)
    gust.get_by_label("Beschrijving").fill("De zak staat er nog.")
    go_on(gust)
    expect(gust.get_by_role("alert")).to_contain_text("Beantwoord deze vraag.")
    gust.get_by_label("Papier en karton").check()
    go_on(gust)
    expect(gust.locator("main")).to_contain_text("Voor deze melding hebben we uw naam")
    go_on(gust)
    expect(gust.get_by_role("alert")).to_contain_text("Zeg ons uw naam")
    assert_accessible(gust)
    gust.get_by_label("Uw naam").fill(cast.GUST.name)
    gust.get_by_label("E-mailadres").fill(GUST)
    go_on(gust)
    return number_on(gust)


def all_own_reports(gust: Page, live_stack: Stack, first: str, second: str) -> None:
    """A link by mail opens everything that this address reported."""
    gust.goto(live_stack.address("kortrijk", "/mijn-meldingen/"))
    assert_accessible(gust)
    gust.get_by_label("E-mailadres").fill(GUST)
    gust.get_by_role("button", name="Stuur mij de link").click()
    expect(gust.get_by_role("heading", name="Kijk in uw mailbox")).to_be_visible()
    assert_accessible(gust)
    gust.goto(mailed(gust, live_stack, about=GUST, link=r"http\S+/mijn-meldingen/\S+/"))
    for number in (first, second):
        expect(gust.locator("main")).to_contain_text(number)
    assert_accessible(gust)
    gust.get_by_role("link", name=first).click()


def test_questions_a_text_message_and_all_own_reports(live_stack: Stack, phone: Opener) -> None:
    gust = phone()
    warned(gust, live_stack)
    first = dumped(gust, live_stack)
    second = not_collected(gust, live_stack)
    all_own_reports(gust, live_stack, first, second)
    gust.get_by_role("button", name="Geen berichten meer").click()
    expect(gust.locator("main")).to_contain_text("U vroeg geen berichten meer")
    gust.get_by_role("button", name="Stuur mij weer berichten").click()
    expect(gust.get_by_role("button", name="Geen berichten meer")).to_be_visible()
    gust.get_by_label("Uw bericht").fill("Het ligt er nog altijd.")
    gust.get_by_role("button", name="Verstuur uw bericht").click()
    expect(gust.locator("main")).to_contain_text("Het ligt er nog altijd.")
    assert_accessible(gust)
    with municipality("kortrijk"):
        actions.transition(melding(first), to="done", text="Opgehaald.", by=making.ANNA, at=melding(first).changed_at)
    gust.reload()
    gust.get_by_label("Ja, het is opgelost").check()
    gust.get_by_role("button", name="Verstuur uw mening").click()
    expect(gust.locator("main")).to_contain_text("U zei: het is opgelost.")
    assert_accessible(gust)


def test_a_neighbour_finds_it_on_the_map_and_follows(live_stack: Stack, phone: Opener) -> None:
    with municipality("kortrijk"):
        known = making.receive(
            description=WORDS, public=True, place=actions.Place(text=ADDRESS, lat=50.8279, lon=3.2649)
        )
    marie = phone()
    marie.goto(live_stack.address("kortrijk", "/meldingenkaart/"))
    feed = marie.get_by_role("link", name="RSS-feed").get_attribute("href")
    told = marie.evaluate("address => fetch(address).then(answer => answer.text())", feed)
    assert known.category.name_nl in told and WORDS not in told and "georss:point" in told

    marie.get_by_role("link", name=known.category.name_nl).click()
    expect(marie.locator("main")).to_contain_text(known.number)
    expect(marie.locator("main")).not_to_contain_text(WORDS)
    assert_accessible(marie)
    marie.get_by_label("E-mailadres").fill(MARIE)
    marie.get_by_role("button", name="Volgen").click()
    expect(marie.get_by_role("heading", name="Kijk in uw mailbox")).to_be_visible()
    marie.goto(mailed(marie, live_stack, about=known.number, link=r"http\S+/mijn-meldingen/\S+/"))
    assert_accessible(marie)
    marie.get_by_role("button", name="Ja, ik volg deze melding").click()
    expect(marie.get_by_role("button", name="Geen berichten meer")).to_be_visible()
    expect(marie.locator("main")).not_to_contain_text(WORDS)
    assert_accessible(marie)
    with municipality("kortrijk"):
        actions.transition(melding(known.number), to="under_way", by=making.ANNA, at=known.reported_at)
    assert mailed(marie, live_stack, about=known.number, link=rf"http\S+/meldingen/{known.number}/\w+/")

    marie.goto(live_stack.address("kortrijk", "/meldingenkaart/"))
    marie.get_by_label("Uw e-mailadres").fill(MARIE)
    marie.get_by_role("button", name="Stuur mij een mail").click()
    marie.goto(mailed(marie, live_stack, about=MARIE, link=r"http\S+/meldingenkaart/abonnement/[^/\s]+/"))
    assert_accessible(marie)
    marie.get_by_role("button", name="Ja, stuur mij deze mails").click()
    marie.get_by_role("link", name="Stop deze mails").click()
    assert_accessible(marie)
    marie.get_by_role("button", name="Stop deze mails").click()
    expect(marie.get_by_role("heading", name="Het is gestopt")).to_be_visible()
    assert_accessible(marie)
