"""A webhook hears what happens, once, signed, until it was taken; and nobody hears what is not theirs."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from foundation.tenancy import region
from regional_meldpunt.linked_data import actions, delivering
from regional_meldpunt.linked_data.models import Delivery, DeliveryState, Webhook
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.statuses import Status
from tests import cast
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.linked_data.making import BY, WORDS, melding
from tests.regional_meldpunt.linked_data.receiver import Receiver, listening
from tests.support.places import Place

standardwebhooks = pytest.importorskip("standardwebhooks")
pytestmark = pytest.mark.usefixtures("committed")


def make(place: Place, url: str, *events: str) -> Webhook:
    with login("queue"), region("queue"):
        delivering.read_stream()  # from here on
    with place.wall():
        values = {"name": "Proef", "url": url, "events": list(events)}
        return actions.make(values, by=BY, at=timezone.now())


def read_stream() -> int:
    with login("queue"), region("queue"):
        return delivering.read_stream()


def deliver_all(place: Place) -> None:
    with place.wall():
        for pk in Delivery.objects.filter(state=DeliveryState.QUEUED).order_by("pk").values_list("pk", flat=True):
            delivering.deliver(delivery=pk)


def bodies(receiver: Receiver) -> list[dict[str, Any]]:
    return [json.loads(body) for _headers, body in receiver.got]


def test_a_receiver_hears_it_once_and_can_check_the_signature(kortrijk: Place) -> None:
    with listening() as receiver:
        hook = make(kortrijk, receiver.url)
        made = melding(kortrijk)
        assert read_stream() == 1
        assert read_stream() == 0
        deliver_all(kortrijk)
        deliver_all(kortrijk)
        ((headers, body),) = receiver.got
    told = standardwebhooks.Webhook(hook.secret).verify(body, headers)
    assert told["type"] == "melding.received"
    assert told["data"]["number"] == made.number
    assert told["data"]["status_oslo"] == "511"
    assert WORDS not in body.decode()
    with pytest.raises(standardwebhooks.WebhookVerificationError):
        standardwebhooks.Webhook(hook.secret).verify(body.replace(b"received", b"finished"), headers)


def test_only_what_was_chosen_and_only_what_is_theirs(kortrijk: Place, menen: Place) -> None:
    with listening() as receiver, listening() as neighbour:
        make(kortrijk, receiver.url, "melding.status_changed")
        make(menen, neighbour.url)
        made = melding(kortrijk)
        with kortrijk.wall():
            meldingen.transition(made, to=Status.DONE, by=BY, at=timezone.now(), text="Klaar")
        read_stream()
        for place in (kortrijk, menen):
            deliver_all(place)
    assert [told["type"] for told in bodies(receiver)] == ["melding.status_changed"]
    assert bodies(receiver)[0]["data"]["status"] == "done"
    assert neighbour.got == []


def test_what_the_region_does_is_told_as_well(kortrijk: Place) -> None:
    with listening() as receiver:
        make(kortrijk, receiver.url)
        made = melding(kortrijk)
        with kortrijk.wall():
            meldingen.pass_on(made, to="region", by=BY, at=timezone.now())
        with region("desk"):
            meldingen.transition(made, to=Status.DISPATCHED, by=BY, at=timezone.now())
        read_stream()
        deliver_all(kortrijk)
    assert [told["data"]["status"] for told in bodies(receiver)] == ["received", "received", "dispatched"]


def test_a_receiver_that_fails_is_tried_again_later_with_the_same_message(kortrijk: Place) -> None:
    with listening(500, 503) as receiver:
        hook = make(kortrijk, receiver.url)
        melding(kortrijk)
        read_stream()
        for _attempt in range(3):
            deliver_all(kortrijk)
            with kortrijk.wall():
                Delivery.objects.filter(next_at__isnull=False).update(next_at=timezone.now())
    assert len(receiver.got) == 3
    assert len({headers["webhook-id"] for headers, _body in receiver.got}) == 1
    with kortrijk.wall():
        found = Delivery.objects.get()
        assert (found.state, found.attempts, found.problem) == (DeliveryState.DELIVERED, 3, "")
        hook.refresh_from_db()
        assert hook.failing_since is None


def test_after_a_day_of_failing_it_is_given_up_and_a_person_can_send_it_again(kortrijk: Place) -> None:
    with listening(*[500] * 9) as receiver:
        hook = make(kortrijk, receiver.url)
        melding(kortrijk)
        read_stream()
        for _attempt in range(12):
            deliver_all(kortrijk)
            with kortrijk.wall():
                Delivery.objects.filter(next_at__isnull=False).update(next_at=timezone.now())
        with kortrijk.wall():
            assert Delivery.objects.get().state == DeliveryState.FAILED
            hook.refresh_from_db()
            assert hook.failing_since is not None
            actions.send_again(Delivery.objects.get(), at=timezone.now())
        deliver_all(kortrijk)
    with kortrijk.wall():
        assert Delivery.objects.get().state == DeliveryState.DELIVERED


def test_a_receiver_that_is_gone_is_switched_off(kortrijk: Place) -> None:
    with listening(410) as receiver:
        hook = make(kortrijk, receiver.url)
        melding(kortrijk)
        read_stream()
        deliver_all(kortrijk)
    with kortrijk.wall():
        hook.refresh_from_db()
        assert not hook.active
    melding(kortrijk)
    assert read_stream() == 0


def test_nobody_listens_where_nobody_answers(kortrijk: Place) -> None:
    make(kortrijk, "http://127.0.0.1:9/")
    melding(kortrijk)
    read_stream()
    deliver_all(kortrijk)
    with kortrijk.wall():
        found = Delivery.objects.get()
        assert found.state == DeliveryState.QUEUED
        assert found.problem
        assert found.next_at is not None
        assert found.next_at > timezone.now() + timedelta(seconds=5)


def test_old_messages_are_forgotten(kortrijk: Place) -> None:
    with listening() as receiver:
        make(kortrijk, receiver.url)
        melding(kortrijk)
        read_stream()
        deliver_all(kortrijk)
        with kortrijk.wall():
            Delivery.objects.update(at=timezone.now() - timedelta(days=31))
        melding(kortrijk)
        read_stream()
        with kortrijk.wall():
            assert Delivery.objects.count() == 1


def test_the_administrator_makes_tests_and_switches_one(kortrijk: Place) -> None:
    bram = kortrijk.client(cast.BRAM)
    with listening() as receiver:
        page = bram.post(
            "/kantoor/koppelingen/webhooks/nieuw/",
            {"name": "Dashboard", "url": receiver.url, "events": "melding.received"},
        )
        assert page.status_code == 302
        address = page["Location"]
        assert "whsec_" in bram.get(address).content.decode()
        assert bram.post(f"{address}proef/").status_code == 302
        deliver_all(kortrijk)
        assert [told["type"] for told in bodies(receiver)] == ["test.ping"]
    assert "Dashboard" in bram.get("/kantoor/koppelingen/webhooks/").content.decode()
    assert bram.post(f"{address}geheim/").status_code == 302
    assert bram.post(f"{address}stand/", {"stand": "uit"}).status_code == 302
    with kortrijk.wall():
        assert not Webhook.objects.get().active
    assert kortrijk.client(cast.ANNA).get("/kantoor/koppelingen/webhooks/").status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "ftp://example.be/",
        "http://user@example.be/",
        "x",
    ],
)
def test_an_address_of_our_own_network_is_refused(kortrijk: Place, settings: Any, url: str) -> None:
    settings.STREEKPOORT_OUTBOUND_PRIVATE = False
    answer = kortrijk.client(cast.BRAM).post("/kantoor/koppelingen/webhooks/nieuw/", {"name": "Kwaad", "url": url})
    assert answer.status_code == 422
    with kortrijk.wall():
        assert Webhook.objects.count() == 0
