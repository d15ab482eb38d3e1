"""The desk keeps up without reloading: what comes in appears, what somebody takes says so, what is over leaves."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from foundation.events import stream
from foundation.tenancy import municipality, region
from regional_meldpunt.desk import projection, queries
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.journeys.staff import row_of, sign_in
from tests.regional_meldpunt.desk.people import DIRK, NOOR, on_call_people
from tests.regional_meldpunt.dispatch.test_rounds import a_round_without_answer
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
PLAY = """async ({state, events}) => {
  const {applyEvent} = await import("/static/desk/projection.js");
  return events.reduce(applyEvent, state);
}"""

COMING_BACK = """async () => {
  const {connect} = await import("/static/realtime/stream.js"), waits = [], later = window.setTimeout, real = window.WebSocket;
  window.WebSocket = class { constructor() { later(() => this.onclose({code: 1006}), 0); } close() {} };
  window.setTimeout = (_act, ms) => { waits.push(ms); return 0; };
  for (let number = 0; number < 1000; number++) connect("ws://x.localhost/ws/meldpunt/", {});
  await new Promise((done) => later(done, 300));
  Object.assign(window, {WebSocket: real, setTimeout: later});
  return waits;
}"""


@pytest.fixture
def desk(live_stack: Stack, desktop: Opener) -> Page:
    """Dirk's screen, live."""
    page = desktop()
    sign_in(page, live_stack, cast.DIRK, "/meldpunt/")
    expect(page.locator("body")).to_have_attribute("data-live", "open")
    return page


def receive(**changes: object) -> Melding:
    with municipality("kortrijk"):
        return making.receive(decision=making.REGION, **changes)


def fresh(melding: Melding) -> Melding:
    return Melding.objects.select_related("category").get(pk=melding.pk)


def test_the_list_follows_what_happens(desk: Page) -> None:
    expect(desk.locator("[data-empty]")).to_be_visible()
    first = receive()
    expect(row_of(desk, first.number)).to_be_visible()
    expect(desk.locator("[data-empty]")).to_be_hidden()
    with region("desk"):
        actions.claim(fresh(first), by=NOOR, at=first.reported_at)
    expect(row_of(desk, first.number)).to_contain_text(NOOR.name)
    expect(desk.locator("[data-log] li").first).to_contain_text(NOOR.name)

    acute = receive(category="boom-op-de-weg", urgency="acute")
    expect(desk.locator(".q-row").first).to_have_id(f"rij-{acute.number}")
    expect(desk.locator("[data-shout]")).to_contain_text(acute.number)
    expect(desk).to_have_title(re.compile("^! "))
    expect(desk.locator("[data-count]")).to_have_text("2")

    with region("desk"):
        actions.transition(fresh(first), to="done", by=NOOR, at=first.reported_at)
    expect(row_of(desk, first.number)).to_have_count(0)
    with region("desk"):
        actions.pass_on(fresh(acute), to="municipality", by=DIRK, at=acute.reported_at)
    expect(row_of(desk, acute.number)).to_have_count(0)
    expect(desk.locator("[data-empty]")).to_be_visible()
    expect(desk.locator("[data-count]")).to_have_text("0")


def test_the_list_does_not_move_under_the_pointer(desk: Page) -> None:
    calm = receive()
    row_of(desk, calm.number).hover()
    acute = receive(category="boom-op-de-weg", urgency="acute")
    above = desk.locator("[data-newabove]")
    expect(above).to_be_enabled()
    expect(row_of(desk, acute.number)).to_have_count(0)
    desk.mouse.move(900, 500)
    expect(desk.locator(".q-row").first).to_have_id(f"rij-{acute.number}")
    expect(above).to_be_disabled()


def test_nobody_answered_cannot_be_missed(desk: Page, live_stack: Stack, settings: Any) -> None:
    live_stack.rest()  # this test is the engine, and its clock goes faster
    settings.STREEKPOORT_ANSWER_WITHIN, settings.STREEKPOORT_CLAIM_TIMEOUT = 60, 1
    on_call_people()
    melding = receive(category="boom-op-de-weg", urgency="acute")
    a_round_without_answer(melding.reported_at)
    a_round_without_answer(melding.reported_at + timedelta(minutes=3))
    expect(row_of(desk, melding.number)).to_contain_text("Niemand antwoordde")
    expect(desk.locator("[data-shout]")).to_contain_text("Niemand antwoordde")
    row_of(desk, melding.number).locator("a").click()
    expect(desk.locator(".esc h3")).to_have_text("Niemand antwoordde")
    assert_accessible(desk)


def test_the_page_and_the_server_understand_events_alike(desk: Page) -> None:
    eva, _jan = on_call_people()
    first, second = receive(), receive()
    with region("desk"):
        before, after = queries.state(), stream.head().seq
        dispatch.acknowledge(
            dispatch.send(fresh(first), person=eva, by=DIRK, at=first.reported_at), by=DIRK, at=first.reported_at
        )
        actions.transition(fresh(second), to="done", by=NOOR, at=second.reported_at)
        events = [{"event": event.event, "data": event.data} for event in stream.read(after=after)]
        played = before
        for event in events:
            played = projection.apply(played, event["event"], event["data"])
        assert desk.evaluate(PLAY, {"state": before, "events": events}) == played == queries.state()


def test_a_thousand_pages_do_not_come_back_in_one_moment(desk: Page) -> None:
    waits = sorted(desk.evaluate(COMING_BACK))
    assert len(waits) == 1000
    assert waits[0] >= 250
    assert waits[-1] <= 500
    assert max(later - sooner for sooner, later in zip(waits, waits[1:], strict=False)) < 25, "spread over all of it"
