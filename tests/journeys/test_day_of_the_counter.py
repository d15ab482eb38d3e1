"""A day at the counter: Lien enters what people bring, Anna answers them by letter and by telephone."""

import re

import pytest
from playwright.sync_api import Page, expect

from foundation.tenancy import municipality
from regional_meldpunt.answers.models import Message
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.journeys.staff import appoint, by_its_own_team, sign_in
from tests.regional_meldpunt.answers import talking
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
SAID = "De tegels liggen volgende week weer vast."
LIEN = cast.Member("Lien Maes", "kortrijk", ("onthaal",))


def enter(page: Page, stack: Stack, *, where: str, word: str, words: str, how: str) -> None:
    page.goto(stack.address("kortrijk", "/kantoor/invoer/"))
    page.get_by_label("Straat, nummer, gemeente").fill(where)
    page.get_by_label("Eén woord").fill(word)
    expect(page.get_by_role("group", name="Wat?").get_by_role("radio", checked=True).first).to_be_visible()
    page.get_by_label("In de woorden van de beller").fill(words)
    page.get_by_label("Binnen via").select_option(label=how)


def saved(page: Page) -> Melding:
    page.get_by_role("button", name="Bewaren").first.click()
    expect(page.get_by_role("heading", name="Bewaard. Lees dit nummer voor.")).to_be_visible()
    with municipality("kortrijk"):
        return Melding.objects.get(number=page.locator(".entry__number").inner_text().strip())


def answer(page: Page, stack: Stack, melding: Melding) -> None:
    page.goto(stack.address("kortrijk", f"/kantoor/meldingen/{melding.number}/gesprek/"))
    page.get_by_label("Uw bericht").fill(SAID)
    page.get_by_role("button", name="Voorbeeld").click()
    expect(page.get_by_role("main")).to_contain_text("Dit lezen zij")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_text("Uw bericht vertrekt zo meteen.").first).to_be_visible()


def left(melding: Melding) -> None:
    """What was said waits ten seconds; here those are over."""
    with municipality("kortrijk"):
        talking.let_go(melding)


def test_a_letter_is_posted_and_somebody_is_called_back(live_stack: Stack, desktop: Opener) -> None:
    appoint(LIEN)
    lien, anna = desktop(), desktop()
    sign_in(lien, live_stack, LIEN, "/kantoor/invoer/")
    assert_accessible(lien)
    enter(lien, live_stack, where="Grote Markt 1", word="stoeptegel", words="Drie tegels liggen los.", how="Brief")
    lien.get_by_label("Datum van de brief").fill("2026-03-02")
    lien.get_by_label("Naam", exact=True).fill("Godelieve Soens")
    lien.get_by_label("Antwoord", exact=True).select_option(label="Per brief")
    lien.get_by_text("Postadres, voor een brief").click()
    lien.get_by_label("Straat en nummer").fill("Stationsstraat 8")
    lien.get_by_label("Postcode").fill("8500")
    lien.get_by_label("Plaats").fill("Kortrijk")
    assert_accessible(lien)
    written = saved(lien)
    assert (written.channel, written.received_by) == ("paper", "kortrijk")
    enter(lien, live_stack, where="Grote Markt 2", word="stoeptegel", words="Ik struikelde.", how="Loket")
    lien.get_by_label("Telefoon", exact=True).fill("056 21 00 00")
    lien.get_by_label("Naam", exact=True).fill("Roger Delaere")
    lien.get_by_label("Antwoord", exact=True).select_option(label="Bel mij")
    asked = saved(lien)
    assert_accessible(lien)

    sign_in(anna, live_stack, cast.ANNA, "/kantoor/antwoorden/")
    for melding in (written, asked):
        by_its_own_team(melding.number)
        answer(anna, live_stack, melding)
        left(melding)
    anna.goto(live_stack.address("kortrijk", "/kantoor/antwoorden/"))
    assert_accessible(anna)
    anna.get_by_role("link", name=re.compile(f"Lezen.*{written.number}")).last.click()
    expect(anna.get_by_role("main")).to_contain_text(SAID)
    anna.get_by_role("button", name="Toon het adres").click()
    expect(anna.get_by_role("main")).to_contain_text("Stationsstraat 8")
    assert_accessible(anna)
    form = "form => fetch(form.action, {method: 'POST', body: new URLSearchParams([...new FormData(form), ['print', '1']])})"
    kind = "async form => { const answer = await (" + form + ")(form); return answer.headers.get('content-type'); }"
    letter = anna.locator("form", has=anna.get_by_role("button", name="Afdrukken"))
    assert letter.evaluate(kind) == "application/pdf"
    anna.get_by_role("button", name="De brief is gepost").click()
    expect(anna.get_by_role("status").first).to_contain_text("Eén brief is gepost.")

    anna.get_by_role("link", name=re.compile(f"Bellen.*{asked.number}")).last.click()
    expect(anna.get_by_role("main")).to_contain_text(SAID)
    anna.get_by_role("button", name="Toon het nummer").click()
    expect(anna.get_by_role("link", name="056 21 00 00")).to_be_visible()
    assert_accessible(anna)
    anna.get_by_label("Ik sprak de melder").check()
    anna.get_by_label("Wat zei de melder?").fill("Het is dringend.")
    anna.get_by_role("button", name="Bewaren").click()
    expect(anna.get_by_role("status").first).to_contain_text("Bewaard.")
    anna.goto(live_stack.address("kortrijk", f"/kantoor/meldingen/{asked.number}/gesprek/"))
    expect(anna.get_by_role("main")).to_contain_text("Het is dringend.")
    assert_accessible(anna)
    with municipality("kortrijk"):
        assert Message.objects.get(melding=written, channel="letter", template="reply").state == "posted"
