"""A day of Anna: the list, a file by its keys, two at once, many at once, a storm."""

import pytest
from playwright.sync_api import Page, expect

from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions, queries
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey


@pytest.fixture
def anna(live_stack: Stack, desktop: Opener) -> Page:
    page = desktop()
    sign_in(page, live_stack, cast.ANNA, "/werklijst/")
    return page


def receive(**changes: object) -> Melding:
    with municipality("kortrijk"):
        return making.receive(**changes)


def fresh(melding: Melding) -> Melding:
    with municipality("kortrijk"):
        found = queries.by_number(melding.number)
    assert found is not None
    return found


def test_a_file_by_its_keys(anna: Page, live_stack: Stack) -> None:
    melding = receive()
    anna.goto(live_stack.address("kortrijk", f"/kantoor/meldingen/{melding.number}/"))
    anna.keyboard.press("n")
    note = anna.locator("[data-verb=notitie]")
    expect(note.locator("textarea")).to_be_focused()
    anna.keyboard.type("Morgen met de vrachtwagen.")
    assert_accessible(anna)
    note.locator("button").click()
    expect(anna.locator(".tl")).to_contain_text("Morgen met de vrachtwagen.")
    anna.keyboard.press("f")
    finish = anna.locator("[data-verb=afwerking]")
    finish.locator("select").select_option("done:temporary")
    finish.locator("textarea").fill("Afgezet met een hek.")
    finish.locator("button").click()
    expect(anna.locator(".case__h .tag, .case__h .st").first).to_be_visible()
    assert (fresh(melding).status, fresh(melding).resolution) == ("done", "temporary")


def test_nothing_typed_is_lost_when_two_write(anna: Page, live_stack: Stack) -> None:
    melding = receive()
    anna.goto(live_stack.address("kortrijk", f"/kantoor/meldingen/{melding.number}/"))
    with municipality("kortrijk"):
        actions.claim(melding, by=making.BRAM, at=melding.reported_at)
    finish = anna.locator("[data-verb=afwerking]")
    finish.locator("summary").click()
    finish.locator("textarea").fill("Mooi hersteld.")
    finish.locator("select").select_option("done:resolved")
    finish.locator("button").click()
    expect(anna.locator(".case-happened")).to_contain_text(making.BRAM.name)
    expect(anna.locator("textarea[name=text]")).to_have_value("Mooi hersteld.")
    assert_accessible(anna)
    anna.locator("main form button").click()
    expect(anna.locator(".sp-message, .sp-alert").first).to_be_visible()
    assert fresh(melding).status == "done"


def test_many_at_once_and_back(anna: Page) -> None:
    rows = [receive() for _number in range(3)]
    anna.reload()
    anna.locator("[data-all]").check()
    expect(anna.locator("[data-ticked]")).to_contain_text("3")
    assert_accessible(anna)
    anna.locator("select[name=status]").last.select_option("paused")
    anna.locator("button[name=verb][value=status]").click()
    expect(anna.locator(".undo")).to_be_visible()
    assert {fresh(row).status for row in rows} == {"paused"}
    anna.keyboard.press("/")
    expect(anna.locator("[data-find]")).to_be_focused()


def test_the_list_on_a_telephone(live_stack: Stack, phone: Opener) -> None:
    receive()
    page = phone()
    sign_in(page, live_stack, cast.ANNA, "/werklijst/")
    expect(page.locator(".lst tbody tr")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page)
