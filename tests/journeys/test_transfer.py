"""A family of four moves to Menen: Mira there and Sara in Kortrijk bring their file over, each in a browser of her own."""

import os
import re
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from foundation.tenancy import municipality
from shared_services.social_files.consent.actions import Word
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.keys import kluis
from shared_services.social_files.readbook.verifying import verify
from shared_services.social_files.transfer import queries
from shared_services.social_files.transfer.states import Side
from tests import cast
from tests.journeys.staff import sign_in
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.conftest import found
from tests.support.browser import assert_accessible
from tests.support.kluis import only_kluis
from tests.support.stack import Stack, wait_for

START = "/kantoor/sociaal/overdracht/"
PARTS = ("Huisvesting", "Bestaansmiddelen", "Andere rechten")


@pytest.fixture
def two_ocmws(live_stack: Stack, settings: pytest.FixtureRequest) -> Iterator[None]:
    """One kluis for the live processes and for this test; Kortrijk has a file of the family."""
    settings.STREEKPOORT_VAULT = "socket"  # type: ignore[attr-defined]
    with only_kluis(os.environ["STREEKPOORT_VAULT_FOLDER"], "kortrijk", "menen"):
        with municipality("menen"):
            wait_for(lambda: kluis.state().reachable, 30, "the kluis to listen")
            found(cast.LODE, cast.MIRA)
        with municipality("kortrijk"):
            found(cast.HUGO, cast.KAAT)
            transfers.keep_a_file()
        yield


@pytest.mark.journey
@pytest.mark.slow
def test_two_social_workers_bring_a_family_over(
    live_stack: Stack, two_ocmws: None, desktop: Callable[[], Page]
) -> None:
    mira, sara = desktop(), desktop()
    sign_in(sara, live_stack, cast.SARA, START)
    expect(sara.locator("body")).to_have_attribute("data-live", "open")
    expect(sara.get_by_role("main")).to_contain_text("Niemand vraagt nu een dossier")
    assert_accessible(sara)
    sign_in(mira, live_stack, cast.MIRA, START)
    ref = _asks(mira)
    expect(sara.get_by_role("main")).to_contain_text("Lore, Yusuf en Zehra")  # her list looked by itself
    expect(sara.locator("[data-told]")).to_contain_text("de lijst is bijgewerkt")
    _chooses(sara)
    expect(mira.get_by_role("status").filter(has_text="Er kwam iets van OCMW Kortrijk")).to_be_visible()
    mira.get_by_role("link", name="Toon wat er veranderde").click()
    _opens_and_takes_over(mira)
    sara.get_by_role("link", name="Toon wat er veranderde").click()
    expect(sara.get_by_role("main")).to_contain_text("in Menen: opnieuw onderzoeken")
    assert_accessible(sara)
    with municipality("menen"):
        (own,) = files.living_files()
        assert {part.kind for part in files.parts(own) if part.latest} == {"rights"}
        assert verify().sound
    with municipality("kortrijk"):
        row = queries.by_ref(ref)
        assert row is not None and row.state == "finished" and row.file is not None and row.file.state == "open"
        assert verify().sound


def _asks(page: Page) -> UUID:
    page.get_by_role("link", name="Nieuwe aanvraag").click()
    assert_accessible(page)
    page.get_by_role("button", name="Bewaren, en de volwassenen bevragen").click()
    expect(page.get_by_role("alert")).to_contain_text("Er is niets verloren")
    page.get_by_label("Vorige gemeente").select_option("kortrijk")
    page.get_by_label("Datum van de verhuizing").fill(localdate().isoformat())
    page.get_by_label("Waarvoor").fill("Leefloon in Menen")
    for place, person in enumerate(transfers.FAMILY):
        if place:
            page.get_by_role("button", name="Nog iemand").click()
        group = page.get_by_role("group", name=f"Persoon {place + 1}")
        group.get_by_label("Voornaam").fill(person.first_name)
        group.get_by_label("Familienaam").fill(person.family_name)
        group.get_by_label("Geboortedatum").fill(person.born)
        group.get_by_label("In dit gezin").select_option(person.tie)
        if person.insz:
            group.get_by_label(re.compile("^INSZ")).fill(person.insz)
        else:
            group.get_by_label("Zonder INSZ").select_option("unknown")
    for kind in ("home_visit", "health", "gpmi", "report", "identity"):
        page.locator(f"input[name={kind}]").uncheck()
    page.get_by_role("button", name="Bewaren, en de volwassenen bevragen").click()
    expect(page.get_by_role("main")).to_contain_text("Licht eerst elke volwassene in")
    assert "Lore" not in page.title() and "Lore" not in page.url
    assert_accessible(page)
    with municipality("menen"):
        (row,) = queries.running(Side.ASKED)
        opened = transfers.again("menen", row.ref)
        transfers.answer(opened, "Lore")
        transfers.answer(opened, "Yusuf")
        transfers.answer(opened, "Zehra", rights=Word.REFUSED)  # of age, and she decides for herself
    page.reload()
    page.get_by_role("button", name="Verzegelen en versturen").click()
    expect(page.get_by_role("main")).to_contain_text("Verzegeld, getekend en verstuurd")
    return row.ref


def _chooses(page: Page) -> None:
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("Lore, Yusuf")).click()
    page.get_by_role("button", name="Ik behandel dit").click()
    page.get_by_role("button", name="Dit is het").click()
    expect(page.get_by_role("main")).to_contain_text("niet Zehra: weglaten")
    assert_accessible(page)
    for part in PARTS:
        page.get_by_role("link", name=re.compile(f"Kies.*{part}")).click()
        if part == "Huisvesting":
            page.get_by_label("gaat niet mee").check()
            page.get_by_label("Reden, als het niet meegaat").fill("Die woning is verlaten.")
        if part == "Andere rechten":
            preview = page.get_by_role("region", name=re.compile("Voorbeeld"))
            expect(preview).to_contain_text("█████ zoekt een kot")
            expect(preview).not_to_contain_text("Zehra")
            assert_accessible(page)
        page.get_by_role("button", name="Deze keuze bewaren").click()
    page.get_by_role("button", name="Verzegelen en versturen").click()
    expect(page.get_by_role("main")).to_contain_text("Niemand opende het al")
    assert_accessible(page)


def _opens_and_takes_over(page: Page) -> None:
    expect(page.get_by_role("main")).to_contain_text("ligt klaar")
    assert_accessible(page)
    page.get_by_role("button", name="Controleren en openen").click()
    expect(page.get_by_role("main")).to_contain_text("elke byte klopt")
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("Lees.*Bestaansmiddelen")).click()
    expect(page.get_by_role("main")).to_contain_text("Te weinig.")
    assert_accessible(page)
    page.go_back()
    for part, choice in (("Bestaansmiddelen", "Overnemen"), ("Andere rechten", "Opnieuw onderzoeken")):
        page.get_by_role("group", name=part).get_by_label(choice).check()
    page.get_by_label("Waarom opnieuw Andere rechten").fill("andere gemeente, andere toelagen")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("group", name="Andere rechten").get_by_label("Overnemen").check()
    page.get_by_role("group", name="Bestaansmiddelen").get_by_label("Opnieuw onderzoeken").check()
    page.get_by_label("Waarom opnieuw Bestaansmiddelen").fill("nieuw loon")
    page.get_by_role("button", name="Overname afronden").click()
    expect(page.get_by_role("main")).to_contain_text("Overgenomen. Wat u koos")
    assert_accessible(page)
    page.get_by_role("link", name="Naar ons eigen dossier").click()
    expect(page.get_by_role("main")).to_contain_text("Lore, Yusuf en Zehra")
