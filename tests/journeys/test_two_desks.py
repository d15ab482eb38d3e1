"""Two operators at once: each sees what the other looks at, takes over in the open, and hears what is acute."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from foundation.access.models import AccessGrant
from foundation.audit.models import AuditEntry
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import municipality, region
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.journeys.staff import row_of, sign_in
from tests.regional_meldpunt.desk.people import on_call_people
from tests.regional_meldpunt.escalation.choices import choose
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
BRAM = cast.Member("Bram Peeters", "regio", ("operator",), home="menen")


def receive(**changes: object) -> Melding:
    with municipality("kortrijk"):
        return making.receive(decision=making.REGION, **changes)


def open_desk(stack: Stack, page: Page, member: cast.Member) -> Page:
    sign_in(page, stack, member, "/meldpunt/")
    expect(page.locator("body")).to_have_attribute("data-live", "open")
    return page


@pytest.fixture
def desks(live_stack: Stack, desktop: Opener) -> Iterator[tuple[Page, Page]]:
    """Dirk's screen and Bram's, both live."""
    with region("gate"):
        user = User.objects.create_user(BRAM.email, cast.PASSWORD, display_name=BRAM.name)
        AccessGrant.objects.create(user=user, role="operator", granted_by=Actor.system("tests"))
    yield open_desk(live_stack, desktop(), cast.DIRK), open_desk(live_stack, desktop(), BRAM)


def test_a_colleague_is_seen_and_may_take_over_in_the_open(desks: tuple[Page, Page]) -> None:
    dirk, bram = desks
    melding = receive()
    for page in desks:
        row_of(page, melding.number).locator("a").click()
    expect(dirk.locator(".file__watch")).to_have_text("Bram kijkt ook")
    expect(row_of(bram, melding.number).locator(".q-w")).to_have_text("Dirk")
    dirk.keyboard.press("c")
    expect(dirk.get_by_role("button", name="Loslaten")).to_be_visible()
    take = bram.get_by_role("button", name="Overnemen van Dirk Verhaeghe")
    expect(take).to_be_visible()
    bram.keyboard.press("t")
    expect(bram.get_by_role("button", name="Loslaten")).to_be_visible()
    toast = dirk.locator("[data-toast]")
    expect(toast).to_contain_text(f"Een collega nam dit van u over: {melding.number}, Bram Peeters")
    expect(dirk.locator(".tl li").first).to_contain_text("Overgenomen van Dirk Verhaeghe")
    assert_accessible(dirk)
    with region("desk"):
        assert AuditEntry.objects.filter(verb="desk.taken_over", subject_label=melding.number).count() == 1


def test_acute_is_heard_until_somebody_goes_and_the_next_step_is_one_key(
    desks: tuple[Page, Page], live_stack: Stack
) -> None:
    dirk, bram = desks
    on_call_people()
    with region("coordinator"):
        choose("Acute nacht", urgency="acute", steps=2)
    sound = dirk.locator("[data-sound]")
    expect(sound).to_contain_text("Geluid uit")
    dirk.keyboard.press("m")
    expect(sound).to_contain_text("Geluid aan")
    melding = receive(category="boom-op-de-weg", urgency="acute")
    expect(dirk.locator("[data-alarm]")).to_contain_text("1 acute melding wacht op iemand")
    expect(dirk).to_have_title(re.compile(r"^! \(1\)"))
    expect(sound).to_have_attribute("data-rang", re.compile(r"\d+"))
    first = sound.get_attribute("data-rang") or ""
    expect(sound).not_to_have_attribute("data-rang", first, timeout=15_000)  # it goes on until somebody takes it

    bram.locator("[data-alarm]").click()
    expect(bram.locator(".esc h3")).to_have_text("Niemand heeft ze al genomen")
    bram.keyboard.press("e")
    now = bram.locator(".lad .now")
    expect(now).to_contain_text("Eva Dewitte", timeout=20_000)
    expect(bram.locator(".esc h3")).to_contain_text("Stap 1 van 2: Eva Dewitte wordt opgeroepen")
    row_of(dirk, melding.number).locator("a").click()
    expect(dirk.locator(".esc h3")).to_contain_text("Eva Dewitte wordt opgeroepen")
    assert_accessible(bram)
    bram.keyboard.press("a")
    expect(dirk.locator(".esc h3")).to_have_text("Eva Dewitte gaat")
    expect(dirk.locator("[data-alarm]")).to_be_hidden()


def test_the_wall_names_nobody_and_misses_nothing_while_it_was_cut_off(live_stack: Stack, desktop: Opener) -> None:
    on_call_people()
    before = receive(category="boom-op-de-weg", urgency="acute", description="Bij Gust Vercruysse in de tuin")
    page = desktop(viewport={"width": 1920, "height": 1080})
    sign_in(page, live_stack, cast.DIRK, "/meldpunt/muur/")
    line = page.locator("[data-wall-line]")
    expect(line).to_contain_text("Live")
    expect(page.locator(".wall__row")).to_have_count(1)
    assert_accessible(page)
    shown = page.locator("main").inner_text()
    for secret in (before.place_text, "Gust", cast.EVA.name, cast.DIRK.name):
        assert secret not in shown

    live_stack.kill("sockets")
    expect(line).to_contain_text("Verbinding weg sinds")
    receive(category="glad-wegdek", urgency="acute")
    live_stack.start("sockets")
    expect(page.locator(".wall__row")).to_have_count(2, timeout=30_000)
    expect(line).to_contain_text("Live", timeout=30_000)
