"""A citizen says something about a page; it is counted, comes to who keeps the page, is answered and forgotten."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cms.feedback import actions, limits
from cms.feedback.models import Opinion, Remark
from cms.site.models import ContentPage
from foundation.identity.models import User
from foundation.notifications.models import Delivery
from tests import cast


@pytest.fixture
def page(demo_site, kortrijk):
    cache.clear()
    demo_site("kortrijk")
    with kortrijk.wall():
        found = ContentPage.objects.get(slug="verhuizen")
        found.owner = User.objects.get(email=cast.RITA.email)
        found.save()
        return found


def mails(place, template):
    with place.wall():
        return list(Delivery.objects.filter(template=template).order_by("pk"))


def test_one_click_counts_and_the_page_asks_for_it(page, kortrijk):
    client = kortrijk.client()
    text = client.get("/verhuizen/").content.decode()
    assert 'name="nuttig" value="ja"' in text
    assert "/mening/?pagina=%2Fverhuizen%2F" in text
    assert 'href="tel:' in text
    answer = client.post("/mening/", {"pagina": "/verhuizen/", "nuttig": "ja"})
    assert answer["Location"] == "/mening/?pagina=%2Fverhuizen%2F&dank=ja"
    client.post("/mening/", {"pagina": "/verhuizen/", "nuttig": "nee"}, headers={"X-Fragment": "1"})
    with kortrijk.wall():
        row = Opinion.objects.get(path="/verhuizen/", month=timezone.localdate().replace(day=1))
        assert (row.yes, row.no) == (1, 1)


def test_what_is_wrong_reaches_the_owner_and_the_answer_the_citizen(page, kortrijk):
    client = kortrijk.client()
    said = {"pagina": "/verhuizen/", "text": "Het nummer klopt niet <b>meer</b>", "email": "an@burger.example"}
    assert client.post("/mening/", said)["Location"].endswith("dank=gezegd")
    (told,) = mails(kortrijk, "feedback/mail/remark")
    assert told.recipient == cast.RITA.email
    rita = kortrijk.client(cast.RITA)
    with kortrijk.wall():
        remark = Remark.objects.get()
    assert "&lt;b&gt;meer" in rita.get("/kantoor/meningen/").content.decode()
    rita.post(f"/kantoor/meningen/{remark.pk}/", {"answer": "Dank u, het is verbeterd."})
    (sent,) = mails(kortrijk, "feedback/mail/answer")
    assert sent.recipient == "an@burger.example"
    with kortrijk.wall():
        remark.refresh_from_db()
        assert (remark.state, remark.email, remark.mailed) == ("answered", "", True)
    again = rita.post(f"/kantoor/meningen/{remark.pk}/", {"answer": "Nog eens"}, follow=True)
    assert "Dank u, het is verbeterd." in again.content.decode()
    assert len(mails(kortrijk, "feedback/mail/answer")) == 1


def test_a_product_without_an_owner_goes_to_the_mailbox_of_the_municipality(catalogue, page, kortrijk):
    catalogue("kortrijk")
    client = kortrijk.client()
    assert "data-vote" in client.get("/producten/reispas/").content.decode()
    client.post("/mening/", {"pagina": "/producten/reispas/", "text": "De prijs klopt niet"})
    assert [mail.recipient for mail in mails(kortrijk, "feedback/mail/remark")] == ["info@gemeente.example"]


@pytest.mark.parametrize(
    "path", ["/bestaat-niet/", "verhuizen", "//elders.example/", "/producten/niets/", "\x00", "/" * 500]
)
def test_only_about_what_is_published(path, page, kortrijk):
    client = kortrijk.client()
    assert client.get("/mening/", {"pagina": path}).status_code == 404
    assert client.post("/mening/", {"pagina": path, "nuttig": "ja"}).status_code == 404
    with kortrijk.wall():
        assert not Opinion.objects.exists()


def test_robots_floods_and_other_websites_are_refused(page, kortrijk, monkeypatch):
    monkeypatch.setattr(limits, "MOST_REMARKS", 2)
    client = kortrijk.client()
    robot = {"pagina": "/verhuizen/", "text": "Koop nu", "website": "http://spam.example"}
    client.post("/mening/", robot)
    with kortrijk.wall():
        assert not Remark.objects.exists()
    codes = [client.post("/mening/", {"pagina": "/verhuizen/", "text": f"Nummer {n}"}).status_code for n in range(3)]
    assert codes[-1] == 429
    strict = Client(enforce_csrf_checks=True, SERVER_NAME=kortrijk.host)
    vote = {"pagina": "/verhuizen/", "nuttig": "ja"}
    own = {"Origin": f"http://{kortrijk.host}", "Sec-Fetch-Site": "same-origin"}
    assert strict.post("/mening/", vote, headers=own).status_code == 302
    for headers in (
        {},
        {"Origin": "http://elders.example"},
        {"Origin": "null"},
        own | {"Sec-Fetch-Site": "cross-site"},
    ):
        assert strict.post("/mening/", vote, headers=headers).status_code == 403
    with kortrijk.wall():
        assert Opinion.objects.get().yes == 1


def test_what_stood_long_enough_is_gone(page, kortrijk):
    at = timezone.now()
    with kortrijk.wall():
        for days in (10, 70, 400):
            Remark.objects.create(
                path="/", title="x", text=str(days), email="an@burger.example", at=at - timedelta(days=days)
            )
        assert actions.forget_old(at) == (1, 1)
        assert {row.text: row.email for row in Remark.objects.all()} == {"10": "an@burger.example", "70": ""}


def test_who_may_not_answer_does_not_see_it(page, kortrijk):
    assert kortrijk.client().get("/kantoor/meningen/").status_code == 302
    assert kortrijk.client(cast.ANNA).get("/kantoor/meningen/").status_code == 404


def test_without_a_page_it_is_about_the_website_as_a_whole(page, kortrijk):
    text = kortrijk.client().get("/mening/").content.decode()
    assert 'name="pagina" value="/"' in text
