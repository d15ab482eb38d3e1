"""A day of Bram, the administrator: a team, words of the municipality's own seen before they count, and what was erased."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions
from regional_meldpunt.retention import erasing
from tests import cast
from tests.journeys.citizen import report
from tests.journeys.post import mailed
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
OWN_WORDS = "Dag! Kortrijk kreeg uw melding {number}."
GUST = "gust.eigen.woorden@citizen.test"


def test_a_team_own_words_and_the_register(live_stack: Stack, desktop: Opener, phone: Opener) -> None:
    at = now()
    with municipality("kortrijk"):
        old = making.receive(description="Een geheim van lang geleden.")
        actions.transition(old, to="done", by=making.ANNA, at=at - timedelta(days=1900))
    bram, gust = desktop(), phone()
    sign_in(bram, live_stack, cast.BRAM, "/beheer/teams/")
    bram.get_by_role("link", name="Een team toevoegen").click()
    bram.get_by_label("Naam").fill("Groendienst Zuid")
    assert_accessible(bram)
    bram.get_by_role("button", name="Toevoegen").click()
    bram.get_by_label("Collega").select_option(label=cast.ANNA.name)
    bram.get_by_role("button", name="Toevoegen").click()
    expect(bram.get_by_role("region", name="Mensen")).to_contain_text(cast.ANNA.name)
    assert_accessible(bram)

    bram.goto(live_stack.address("kortrijk", "/kantoor/antwoordteksten/"))
    assert_accessible(bram)
    bram.get_by_role("row").filter(has_text="ontvangen").first.get_by_role("link", name="NL").first.click()
    bram.get_by_label("Onderwerp").fill("Wij kregen uw melding {number}")
    bram.get_by_label("Tekst", exact=True).fill("Dag {bestaat_niet}")
    bram.get_by_role("button", name="Bewaren").click()
    expect(bram.get_by_role("alert")).to_contain_text("bestaat_niet")
    bram.get_by_label("Tekst", exact=True).fill(f"{OWN_WORDS}\n\n{{link}}")
    bram.get_by_role("button", name="Voorbeeld").click()
    expect(bram.get_by_role("region", name="Een voorbeeld")).to_contain_text("Dag! Kortrijk kreeg uw melding")
    assert_accessible(bram)
    bram.get_by_role("button", name="Bewaren").click()
    receipt = report(gust, live_stack, word="lamp", description="De lamp is stuk.", email=GUST)
    assert mailed(gust, live_stack, about=GUST, link=rf"Dag! Kortrijk kreeg uw melding {receipt.number}\.")

    bram.goto(live_stack.address("kortrijk", "/kantoor/bewaartermijnen/"))
    expect(bram.get_by_role("main")).to_contain_text("1 melding wordt gewist")
    assert_accessible(bram)
    with municipality("kortrijk"):
        erasing.erase_due(at)
    bram.reload()
    expect(bram.get_by_role("region", name="Register")).to_contain_text(old.number)
    register = bram.get_by_role("link", name="Hele register (CSV)")
    assert old.number in register.evaluate("link => fetch(link.href).then(answer => answer.text())")
    assert_accessible(bram)
