"""A day of Jo, who repairs lamps for a party outside: a question with a photo, a refusal, an answer by mail, a link that ran out."""

import uuid
from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import FilePayload, Page, expect

from foundation.tenancy import municipality, region
from regional_meldpunt.mailbox import collecting, handling, reply_tokens
from regional_meldpunt.mailbox.models import Mailbox
from regional_meldpunt.mailbox.reply_tokens import Side
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.routing.models import Party
from regional_meldpunt.taak import actions, queries
from regional_meldpunt.taak.actions import Work
from regional_meldpunt.taak.models import Taak
from tests import cast
from tests.journeys.post import mailed
from tests.journeys.staff import sign_in
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.intake.filling import picture
from tests.regional_meldpunt.mailbox import post
from tests.regional_meldpunt.meldingen import making
from tests.support.browser import Opener, assert_accessible
from tests.support.stack import Stack

pytestmark = pytest.mark.journey
CONTRACTOR = "lampen.dag@fluvius.test"


def give(melding: Melding, what: str) -> Taak:
    work = Work(receiver="party", slug="fluvius", name="Fluvius", what=what)
    with municipality("kortrijk"):
        return actions.give(melding, work, key=uuid.uuid4(), by=making.ANNA, at=now())


def states(melding: Melding) -> list[str]:
    with municipality("kortrijk"):
        return [row.state for row in queries.of_melding(melding)]


def ask_and_refuse(jo: Page) -> None:
    """A question with a photo, yes after all, and then no."""
    jo.get_by_label("Uw naam").fill("Jo")
    jo.get_by_label("Foto").set_input_files(
        FilePayload(name="paal.jpg", mimeType="image/jpeg", buffer=picture().getvalue())
    )
    jo.get_by_role("button", name="Iets vragen of zeggen").click()
    expect(jo.get_by_role("alert")).to_contain_text("Wat wilt u zeggen?")
    assert_accessible(jo)
    jo.get_by_label("Wat wilt u zeggen?").fill("Is het deze paal?")
    jo.get_by_label("Foto").set_input_files(
        FilePayload(name="paal.jpg", mimeType="image/jpeg", buffer=picture().getvalue())
    )
    jo.get_by_role("button", name="Iets vragen of zeggen").click()
    expect(jo.get_by_role("status")).to_contain_text("Uw bericht staat in het dossier.")
    jo.get_by_label("Uw naam").fill("Jo")
    jo.get_by_role("button", name="Wij doen het").click()
    expect(jo.get_by_role("button", name="Wij doen het")).to_have_count(0)
    jo.get_by_label("Uw naam").fill("Jo")
    jo.get_by_label("Wat wilt u zeggen?").fill("Deze paal is niet van ons.")
    jo.get_by_role("button", name="Wij kunnen dit niet doen").click()
    expect(jo.get_by_role("main")).to_contain_text("U moet niets meer doen.")
    assert_accessible(jo)


def test_a_party_asks_refuses_and_answers_by_mail(live_stack: Stack, phone: Opener, desktop: Opener) -> None:
    with region("coordinator"):
        Party.objects.filter(name="Fluvius").update(email=CONTRACTOR, way="token")
    with municipality("kortrijk"):
        lamp = talking.reported()
    first = give(lamp, "Lichtpaal rechtzetten")
    jo = phone()
    link = mailed(jo, live_stack, about=CONTRACTOR, link=r"http\S+/taak/\S+")
    jo.goto(link)
    expect(jo.get_by_role("heading", level=1)).to_have_text("Lichtpaal rechtzetten")
    expect(jo.get_by_role("main")).not_to_contain_text("Gust Vercruysse")
    ask_and_refuse(jo)
    assert states(lamp) == ["declined"]

    anna = desktop()
    sign_in(anna, live_stack, cast.ANNA, f"/kantoor/meldingen/{lamp.number}/")
    for told in ("Is het deze paal?", "Deze paal is niet van ons."):
        expect(anna.get_by_role("complementary", name="Tijdlijn")).to_contain_text(told)
    expect(anna.get_by_role("main").get_by_role("img", name="Fluvius").first).to_be_visible()
    assert_accessible(anna)

    second = give(lamp, "Kabel afdekken")
    token = reply_tokens.make(lamp.number, second.pk, Side.TASK)
    with municipality("kortrijk"):
        box = Mailbox.objects.create(municipality="kortrijk", address=post.MAILBOX, started_at=now(), uid_validity=1)
        reply = post.mail(
            "Gedaan.\n\nDe kabel is afgedekt.",
            sender=f"Jo <{CONTRACTOR}>",
            subject=f"Re: Kabel {reply_tokens.subject_tail(token)}",
            ident="<kabel@fluvius.test>",
        )
        collecting.deliver(box, reply, at=now())
        handling.handle_all(box)
    anna.reload()
    expect(anna.get_by_role("main")).to_contain_text("De kabel is afgedekt.")
    assert states(lamp) == ["declined", "done"]

    with municipality("kortrijk"):
        Taak.objects.filter(pk=first.pk).update(open_until=now() - timedelta(minutes=1))
    jo.goto(link)
    expect(jo.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")
    expect(jo.get_by_role("main")).not_to_contain_text("Lichtpaal rechtzetten")
    assert_accessible(jo)
