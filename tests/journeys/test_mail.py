"""Mail that waits: Anna reads why, makes a melding of one, throws another away and takes it back; on a screen and on a telephone."""

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from foundation.tenancy import municipality
from regional_meldpunt.mailbox import collecting, handling
from regional_meldpunt.mailbox.models import Mailbox
from tests import cast
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.mailbox import post
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
MAILS = "/kantoor/mails/"


def came_in() -> None:
    """Two doubtful mails, one of them with a photo."""
    spam = "X-Spam-Flag: YES"
    photo = post.attached(post.PIXEL, "put.png", "image/png")
    with municipality("kortrijk"):
        box = Mailbox.objects.create(municipality="kortrijk", address=post.MAILBOX, started_at=now(), uid_validity=1)
        collecting.deliver(
            box, post.mail("Koop nu strooizout", subject="Aanbod", headers=spam, ident="<1@x>"), at=now()
        )
        collecting.deliver(box, post.multipart(post.TEXT, photo, headers=spam, ident="<2@x>"), at=now())
        handling.handle_all(box)


def test_a_mail_that_waits_becomes_a_melding(live_stack: Stack, desktop: Opener, phone: Opener) -> None:
    came_in()
    anna, on_the_way, bram = desktop(), phone(), desktop()
    sign_in(anna, live_stack, cast.ANNA, MAILS)
    assert_accessible(anna)
    anna.locator(".mbx-w a", has_text="Put in de weg").click()
    expect(anna.locator(".mbx-why")).to_contain_text("Misschien spam")
    expect(anna.locator(".mbx-files img")).to_be_visible()
    anna.locator("select[name=category]").select_option("put-in-de-weg")
    anna.locator("input[name=place]").fill("Grote Markt 1, Kortrijk")
    anna.locator("button", has_text="Melding maken").click()
    expect(anna.locator(".case")).to_contain_text("Deze mail werd een melding")
    anna.locator(".case a.code").first.click()
    expect(anna.locator("body")).to_contain_text("Grote Markt 1")

    sign_in(on_the_way, live_stack, cast.ANNA, MAILS)
    assert_accessible(on_the_way)
    on_the_way.locator(".mbx-w a", has_text="Aanbod").click()
    assert_accessible(on_the_way)
    on_the_way.locator("button", has_text="Weggooien").click()
    on_the_way.locator("button", has_text="Ongedaan maken").click()
    expect(on_the_way.locator("button", has_text="Weggooien")).to_be_visible()

    sign_in(bram, live_stack, cast.BRAM, "/kantoor/postbussen/")
    assert_accessible(bram)
    bram.locator("a", has_text="Postbus toevoegen").click()
    assert_accessible(bram)
