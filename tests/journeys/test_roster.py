"""The coordinator plans weeks that change hands on another day; the operator reads who has them."""

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.journeys.staff import sign_in
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("stack")]


def test_the_coordinator_plans_and_the_operator_reads(live_stack: Stack, desktop: Opener) -> None:
    coor, dirk = desktop(), desktop()
    sign_in(coor, live_stack, cast.COOR, "/rooster/")
    expect(coor.locator("main")).to_contain_text("Niemand heeft nu wachtdienst.")
    coor.select_option("#id_weekday", label="Dinsdag")
    coor.fill("#id_wall", "8.30")
    coor.fill("#id_count", "3")
    coor.locator("form.roster__add button").click()
    expect(coor.locator("tbody tr")).to_have_count(3)
    expect(coor.locator("tbody tr").first).to_contain_text(cast.EVA.name)
    coor.locator("tbody summary").first.click()
    expect(coor.locator("tbody select").first).to_be_visible()
    assert_accessible(coor)

    sign_in(dirk, live_stack, cast.DIRK, "/rooster/")
    expect(dirk.locator("tbody tr")).to_have_count(3)
    expect(dirk.locator("tbody")).to_contain_text("08:30")
    expect(dirk.locator("main form")).to_have_count(0)
    assert_accessible(dirk)
