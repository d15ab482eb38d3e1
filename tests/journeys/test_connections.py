"""The doors to other software, walked in a browser: the administrator, a case worker, and somebody who looks at the map."""

import re

import pytest
import requests
from playwright.sync_api import expect

from foundation.tenancy import municipality
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.public_map.models import Subscription
from tests import cast
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.linked_data.making import WORDS, melding
from tests.regional_meldpunt.linked_data.receiver import listening
from tests.regional_meldpunt.open311.clients import names_of_this_machine
from tests.regional_meldpunt.open311.conftest import ANSWERED, IN_KORTRIJK
from tests.support.browser import Opener, assert_accessible
from tests.support.places import Place
from tests.support.stack import Stack, wait_for

pytestmark = pytest.mark.journey
KORTRIJK = Place("kortrijk")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_map_tells_and_mails(live_stack: Stack, request: pytest.FixtureRequest, size: str) -> None:
    made = melding(KORTRIJK)
    page = request.getfixturevalue(size)()
    page.goto(live_stack.address("kortrijk", "/meldingenkaart/"))
    expect(page.locator("main")).to_contain_text(made.category.name_nl)
    expect(page.locator("main")).not_to_contain_text(WORDS)
    assert_accessible(page)
    page.get_by_label("Uw e-mailadres").fill("gust@citizen.test")
    page.get_by_role("button", name="Stuur mij een mail").click()
    expect(page.get_by_role("heading", name="Kijk in uw mailbox")).to_be_visible()
    assert_accessible(page)
    with municipality("kortrijk"):
        assert Subscription.objects.get().confirmed_at is None


def test_a_key_and_a_report_with_it(live_stack: Stack, desktop: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is seen once; what is sent with it is a melding; the key itself is nowhere any more."""
    names_of_this_machine(monkeypatch)
    theirs = live_stack.address("kortrijk", "/open311/v2/")
    bram = desktop()
    sign_in(bram, live_stack, cast.BRAM, "/kantoor/koppelingen/")
    assert_accessible(bram)
    bram.get_by_role("link", name="Een sleutel maken").click()
    bram.get_by_label("Wie gebruikt deze sleutel?").fill("Meldpunt Menen")
    bram.get_by_role("button", name="Een sleutel maken").click()
    key = bram.locator(".conn-key code").inner_text()
    assert_accessible(bram)
    sent = requests.post(
        f"{theirs}requests.json",
        data={"api_key": key, "service_code": "put-in-de-weg", "description": "Put", **IN_KORTRIJK, **ANSWERED},
        timeout=20,
    )
    assert sent.status_code == 200
    bram.goto(live_stack.address("kortrijk", "/kantoor/koppelingen/"))
    expect(bram.locator("main")).not_to_contain_text(key)
    with municipality("kortrijk"):
        assert Melding.objects.count() == 1


def test_a_webhook_is_made_tried_and_heard(live_stack: Stack, desktop: Opener) -> None:
    bram = desktop()
    sign_in(bram, live_stack, cast.BRAM, "/kantoor/koppelingen/webhooks/nieuw/")
    with listening() as receiver:
        bram.get_by_label("Voor wie of waarvoor?").fill("Dashboard")
        bram.get_by_label("Adres dat de berichten ontvangt").fill(receiver.url)
        assert_accessible(bram)
        bram.locator("main form button[type=submit]").first.click()
        bram.get_by_role("button", name="Een proefbericht sturen").click()
        wait_for(lambda: receiver.got, 30, "the test message", live_stack.logs)
        made = melding(KORTRIJK)
        wait_for(
            lambda: any(made.number.encode() in body for _headers, body in receiver.got),
            30,
            "the event",
            live_stack.logs,
        )
        bram.reload()
        expect(bram.locator("main")).to_contain_text(re.compile("Afgeleverd"))
        assert_accessible(bram)


def test_the_page_for_programmers(live_stack: Stack, phone: Opener) -> None:
    page = phone()
    page.goto(live_stack.address("kortrijk", "/open311/"))
    assert_accessible(page)
    page.goto(live_stack.address("regio", "/open311/"))
    expect(page.locator("main")).to_contain_text("jurisdiction_id")
    assert_accessible(page)
