"""A mail about an area: nothing before the address was confirmed, each morning something is new, one click to stop."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.notifications.models import Delivery
from foundation.tenancy import region
from regional_meldpunt.meldingen import secret_links
from regional_meldpunt.public_map import actions
from regional_meldpunt.public_map.models import Subscription
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.linked_data.making import melding
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("committed")


def ask(place: Place, **area: str) -> Subscription:
    answer = place.client().post("/meldingenkaart/abonnement/", {"email": "gust@citizen.test", **area})
    assert answer.status_code == 302, answer.content
    with place.wall():
        return Subscription.objects.latest("pk")


def link(found: Subscription) -> str:
    return f"/meldingenkaart/abonnement/{secret_links.token(found.key)}/"


def asked(place: Place, template: str) -> int:
    """How many mails of a template were asked for, as the queue sees it."""
    with login("queue"), region("queue"):
        return Delivery.objects.filter(template=template, municipality=place.schema).count()


def test_the_address_is_asked_first(kortrijk: Place) -> None:
    found = ask(kortrijk, postcode="8500")
    assert asked(kortrijk, actions.CONFIRM_MAIL) == 1
    assert found.confirmed_at is None
    page = kortrijk.client().get(link(found))
    assert "<form" in page.content.decode()
    with kortrijk.wall():
        found.refresh_from_db()
        assert found.confirmed_at is None  # looking is not agreeing: programs that read mail follow links
    assert kortrijk.client().post(link(found)).status_code == 302
    with kortrijk.wall():
        found.refresh_from_db()
        assert found.confirmed_at is not None


def test_a_morning_with_news_gives_one_mail(kortrijk: Place) -> None:
    found = ask(kortrijk)
    kortrijk.client().post(link(found))
    base = "http://kortrijk.localhost"
    with kortrijk.wall():
        actions.send_digest(subscription=found.pk, base=base)
    assert asked(kortrijk, actions.DIGEST_MAIL) == 0
    melding(kortrijk, at=timezone.now())
    with kortrijk.wall():
        actions.send_digest(subscription=found.pk, base=base)
        actions.send_digest(subscription=found.pk, base=base)
    assert asked(kortrijk, actions.DIGEST_MAIL) == 1


def test_asking_again_replaces_the_older_one(kortrijk: Place) -> None:
    for _time in range(2):
        kortrijk.client().post(link(ask(kortrijk)))
    with kortrijk.wall():
        assert Subscription.objects.count() == 1


def test_one_click_ends_it_and_the_address_is_gone(kortrijk: Place) -> None:
    found = ask(kortrijk)
    kortrijk.client().post(link(found))
    assert kortrijk.client().post(f"{link(found)}einde/").status_code == 302
    with kortrijk.wall():
        assert Subscription.objects.count() == 0
        actions.send_digest(subscription=found.pk, base="")  # what was planned does nothing any more
    assert kortrijk.client().get(link(found)).status_code == 404


def test_an_address_that_nobody_confirmed_is_forgotten(kortrijk: Place) -> None:
    found = ask(kortrijk)
    with kortrijk.wall():
        actions.forget_unconfirmed(subscription=found.pk)
        assert Subscription.objects.count() == 0


def test_a_wrong_address_is_said_and_a_flood_is_stopped(kortrijk: Place) -> None:
    assert kortrijk.client().post("/meldingenkaart/abonnement/", {"email": "geen adres"}).status_code == 422
    answers = [
        kortrijk.client().post("/meldingenkaart/abonnement/", {"email": f"g{n}@citizen.test"}).status_code
        for n in range(12)
    ]
    assert answers.count(429) == 2


def test_the_link_works_only_at_its_municipality(kortrijk: Place, menen: Place) -> None:
    assert menen.client().get(link(ask(kortrijk))).status_code == 404
    assert re.fullmatch(r"/meldingenkaart/abonnement/[a-z2-7]{26}/", link(ask(kortrijk)))
    assert timedelta(days=7) == actions.UNCONFIRMED_KEPT
