"""The coordinator moves a shift by keyboard and by mouse and publishes; the operator reads it on a telephone."""

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests import cast
from tests.journeys.staff import put_on_call, sign_in
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("stack")]
PLANNED = """
WITH r AS (INSERT INTO roster_rotation (layer_id, name, "order", unit, length, starts_on, starts_at, windows)
    SELECT min(id), 'Weken', 10, 'weeks', 1, current_date - 21, '08:00', '[]' FROM roster_layer RETURNING id)
INSERT INTO roster_rotationmember (rotation_id, person_id, "order")
SELECT r.id, p.id, row_number() OVER (ORDER BY p.email = %s DESC, p.id) FROM r, people_person p
    WHERE p.email IN (%s, %s)
"""


def test_the_coordinator_edits_by_key_and_mouse_and_the_operator_reads(
    live_stack: Stack, desktop: Opener, phone: Opener, owner_url: str
) -> None:
    put_on_call(owner_url, cast.EVA)
    with psycopg.connect(owner_url) as connection:
        connection.execute(PLANNED, [cast.EVA.email, cast.EVA.email, cast.DIRK.email])
    coor = desktop()
    sign_in(coor, live_stack, cast.COOR, "/rooster/")
    assert_accessible(coor)
    publish(coor)
    by_keyboard(coor)
    publish(coor)
    by_mouse(coor)
    expect(coor.locator(".blk.chg").first).to_be_visible()

    dirk = phone()
    sign_in(dirk, live_stack, cast.DIRK, "/rooster/")
    expect(dirk.locator(".ros__list")).to_be_visible()
    expect(dirk.locator(".ros__list")).to_contain_text(cast.EVA.name)
    expect(dirk.locator(".ros__grid")).to_be_hidden()
    assert_accessible(dirk)


def publish(page: Page) -> None:
    page.keyboard.press("p")
    expect(page.locator(".diffs")).to_be_visible()
    page.locator("form .utrecht-button--primary-action").click()
    expect(page.locator(".pub")).to_contain_text("gepubliceerd")
    expect(page.locator(".grid .chg")).to_have_count(0)


def by_keyboard(page: Page) -> None:
    """To the first shift of the first person that is still to come, up it, and down with the next person."""
    cell = page.locator("[data-person] >> nth=0").locator("[data-cell]:has([data-block])").nth(1)
    cell.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-said]")).to_contain_text("Opgepakt")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.locator(".sp-message--success")).to_be_visible()


def by_mouse(page: Page) -> None:
    block = page.locator("[data-person] >> nth=1").locator("[data-block]").nth(2)
    block.drag_to(page.locator("[data-person] >> nth=0").locator("[data-cell]").nth(3))
    expect(page.locator(".sp-message--success")).to_be_visible()
