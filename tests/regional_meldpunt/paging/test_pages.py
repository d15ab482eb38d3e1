"""The page of whoever is on call, and that of the coordinator."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.audit.models import AuditEntry
from foundation.tenancy import region
from regional_meldpunt.paging import codes, models, queries
from regional_meldpunt.paging.models import Channel, Page, PushSubscription, Rule
from tenants.people.models import Person
from tests import cast
from tests.regional_meldpunt.paging.people import NUMBER, eva_with_a_number
from tests.regional_meldpunt.paging.test_push import browser_keys
from tests.support.places import Place

pytestmark = pytest.mark.django_db
MINE = "/wacht/bereikbaar/"


@pytest.fixture
def eva(regio: Place) -> Client:
    eva_with_a_number()
    return regio.client(cast.EVA)


def read(client: Client) -> str:
    return client.get(MINE).content.decode()


def channels() -> list[Channel]:
    with region("desk"):
        return list(Channel.objects.exclude(kind="push"))


def test_somebody_verifies_a_number_tests_it_and_can_be_reached(eva: Client) -> None:
    assert "U bent niet bereikbaar" in read(eva)
    eva.post(f"{MINE}kanalen/", {"kind": "sms", "address": NUMBER})
    (channel,) = channels()
    assert channel.address == "+32470112031"
    with region("desk"):
        words = Page.objects.get(purpose="code").words
    assert codes.to_verify(channel) in words
    for guess in ("000000", "999999"):
        eva.post(f"{MINE}kanalen/{channel.pk}/bewijs/", {"code": guess})
        assert channels()[0].verified_at is None
    eva.post(f"{MINE}kanalen/{channel.pk}/bewijs/", {"code": codes.to_verify(channel)})
    assert channels()[0].verified_at is not None
    eva.post(f"{MINE}regels/", {"weight": "important", "channel": channel.pk, "wait": "0"})
    eva.post(f"{MINE}regels/", {"weight": "important", "channel": channel.pk, "wait": "120"})
    eva.post(f"{MINE}proef/")
    page = read(eva)
    assert "Ik heb het" in page
    with region("desk"):
        (test,) = models.TestAlarm.objects.all()
        assert Page.objects.filter(test=test).count() == 3  # twice by its rules, and a mail always
    eva.post(f"{MINE}proef/{test.pk}/")
    assert "U bent bereikbaar" in read(eva)
    with region("gate"):
        verbs = set(AuditEntry.objects.filter(verb__startswith="paging.").values_list("verb", flat=True))
    assert {"paging.channel_added", "paging.channel_verified", "paging.rules_changed", "paging.test_sent"} <= verbs


def test_an_old_code_and_a_guessed_one_open_nothing(eva: Client) -> None:
    eva.post(f"{MINE}kanalen/", {"kind": "voice", "address": NUMBER})
    (channel,) = channels()
    right = codes.to_verify(channel)
    assert codes.fits(channel, right, now())
    assert not codes.fits(channel, right, now() + timedelta(minutes=16))
    for _guess in range(7):
        eva.post(f"{MINE}kanalen/{channel.pk}/bewijs/", {"code": "123"})
    eva.post(f"{MINE}kanalen/{channel.pk}/bewijs/", {"code": right})
    assert channels()[0].verified_at is None


def test_what_is_never_verified_cannot_be_in_a_rule_and_the_chat_is_sealed(eva: Client) -> None:
    """Refused where it is made, never found out at night."""
    eva.post(f"{MINE}kanalen/", {"kind": "chat", "address": "tgram://123456789:secretsecret/4242/"})
    (channel,) = channels()
    assert "secret" not in channel.address
    assert "secretsecret" not in channel.sealed
    eva.post(f"{MINE}regels/", {"weight": "important", "channel": channel.pk, "wait": "0"})
    with region("desk"):
        assert Rule.objects.count() == 0
    answer = eva.post(f"{MINE}kanalen/", {"kind": "sms", "address": "nul vier"}, follow=True)
    assert "Dit is geen telefoonnummer." in answer.content.decode()


def test_a_device_switches_its_notifications_on_and_off(eva: Client) -> None:
    keys = browser_keys("https://127.0.0.1:9/x")
    told = {"endpoint": keys.endpoint, "keys": {"p256dh": keys.p256dh, "auth": keys.auth}}
    assert eva.post(f"{MINE}toestel/", told, content_type="application/json").status_code == 200
    assert re.search(r"1 toestel toont meldingen", read(eva))
    wrong = {**told, "endpoint": "file:///etc/passwd"}
    assert eva.post(f"{MINE}toestel/", wrong, content_type="application/json").status_code == 422
    eva.post(f"{MINE}toestel/", {"off": True, "endpoint": told["endpoint"]}, content_type="application/json")
    with region("desk"):
        assert PushSubscription.objects.count() == 0


def test_ways_of_somebody_else_are_not_there(eva: Client) -> None:
    with region("desk"):
        jan = Person.objects.get(email="jan@wacht.test")
        theirs = Channel.objects.create(person=jan, kind="sms", address="+32470999999", made_at=now())
    for path in ("code", "bewijs", "weg"):
        assert eva.post(f"{MINE}kanalen/{theirs.pk}/{path}/").status_code == 404
    assert "+32470999999" not in read(eva)


def test_the_coordinator_sees_who_cannot_be_reached_and_why(eva: Client, regio: Place) -> None:
    coor = regio.client(cast.COOR)
    page = coor.get("/wacht-bereikbaarheid/").content.decode()
    assert "Eva" in page
    assert "Het telefoonnummer is niet bevestigd." in page
    assert eva.get("/wacht-bereikbaarheid/").status_code == 404
    with region("coordinator"):
        person = Person.objects.get(name__startswith="Eva")
        assert queries.readiness(person, now()).ready is False
    coor.post(f"/wacht-bereikbaarheid/{person.pk}/proef/")
    with region("desk"):
        assert models.TestAlarm.objects.get(person=person).by.name
