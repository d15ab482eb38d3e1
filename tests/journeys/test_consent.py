"""Two adults decide: Lore on her telephone, Yusuf at the desk with a witness. Later Lore takes a yes back."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.utils.timezone import now
from playwright.sync_api import Page, expect

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.consent import actions, queries
from shared_services.social_files.consent.actions import Adult, Asked
from tests import cast
from tests.journeys.staff import sign_in
from tests.journeys.test_social_file import running_kluis
from tests.shared_services.social_files.conftest import account
from tests.support.browser import assert_accessible
from tests.support.kluis import Kluis
from tests.support.stack import Stack

__all__ = ["running_kluis"]
REQUEST, LORE, YUSUF = uuid4(), uuid4(), uuid4()
SECTIONS = (Asked("identity", "law"), Asked("means", "law"), Asked("gpmi", "consent"), Asked("health", "consent"))


def desk_of(adult: object) -> str:
    with municipality("kortrijk"):
        row = next(one for one in queries.participants(REQUEST) if one.person == adult)
    return f"/kantoor/sociaal/toestemming/{row.ref}/"


def no_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.journey
@pytest.mark.slow
def test_two_adults_decide_each_for_themself(
    live_stack: Stack, running_kluis: Kluis, desktop: Callable[[], Page], phone: Callable[[], Page]
) -> None:
    with municipality("kortrijk"):
        adults = (Adult(LORE, "Lore Vermeersch"), Adult(YUSUF, "Yusuf Yıldız"))
        actions.begin(REQUEST, adults, SECTIONS, by=Actor.person(account(cast.SARA)), at=now())
    sara, telephone = desktop(), phone()
    sign_in(sara, live_stack, cast.SARA, desk_of(LORE))
    sara.get_by_role("button", name="Link maken").click()
    expect(sara.locator(".sc-code svg")).to_be_visible()
    link = sara.locator(".sc-address code").inner_text()
    assert_accessible(sara)
    _lore_answers_by_telephone(telephone, link)
    _yusuf_refuses_a_part_at_the_desk(sara, live_stack)
    telephone.goto(link)
    telephone.get_by_label("Uw plan met het OCMW").check()
    telephone.get_by_role("button", name="Mijn ja terugnemen").click()
    expect(telephone.get_by_role("main")).to_contain_text("u nam uw ja terug")
    assert_accessible(telephone)
    with municipality("kortrijk"):
        standing = queries.standing(REQUEST, at=now())
    assert standing.complete and standing.withdrawn == {LORE: {"gpmi"}} and standing.refused == {YUSUF: {"health"}}
    assert standing.allowed == {LORE: {"identity", "means", "health"}, YUSUF: {"identity", "means", "gpmi"}}


def _lore_answers_by_telephone(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mogen we uw dossier vragen?")
    aloud = page.get_by_role("button", name="Lees dit voor")
    expect(aloud).to_be_visible()
    aloud.click()
    expect(page.get_by_role("button", name="Stop met voorlezen")).to_be_visible()
    page.get_by_role("button", name="Stop met voorlezen").click()
    assert "Lore" not in page.title()
    no_wider_than_the_screen(page)
    assert_accessible(page)
    for part in ("Uw plan met het OCMW", "Uw gezondheid"):
        page.get_by_role("group", name=re.compile(part)).get_by_label("Ja, dat mag").check()
    page.get_by_label("Ik las dit, of iemand las het mij voor.").check()
    page.get_by_role("button", name="Mijn antwoord versturen").click()
    expect(page.get_by_role("status")).to_contain_text("Dank u")
    no_wider_than_the_screen(page)
    assert_accessible(page)


def _yusuf_refuses_a_part_at_the_desk(page: Page, stack: Stack) -> None:
    page.goto(stack.address("kortrijk", desk_of(YUSUF)))
    for part, answer in (("Uw plan met het OCMW", "Akkoord"), ("Uw gezondheid", "Weigert")):
        page.get_by_role("group", name=re.compile(part)).get_by_label(answer, exact=True).check()
    page.get_by_label("Deze persoon las de tekst, of iemand las hem voor.").check()
    expect(page.get_by_label("Het ondertekende papier: een pdf of een foto")).to_be_hidden()
    page.get_by_label("Getuige: een collega die erbij was").select_option(label="Hugo Maes")
    assert_accessible(page)
    page.get_by_role("button", name="Noteren").click()
    page.get_by_role("region", name="Wat er gezegd is").get_by_role("link").click()
    expect(page.get_by_role("main")).to_contain_text("Hugo Maes")
    expect(page.get_by_role("main")).to_contain_text("De ketting van deze persoon klopt.")
    assert_accessible(page)
