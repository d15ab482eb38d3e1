"""The exchange proves itself, a card appears, one colleague takes it."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.tenancy import region
from regional_meldpunt.telephone import exchange
from regional_meldpunt.telephone.models import CallCard
from tests import cast
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


def ring(client: Client, owner: str = "region", *, offset: int = 0, body: Any = None, signature: str = "") -> int:
    told = body if body is not None else {"call": "c-1", "phone": "0470123456", "line": "056", "state": "ringing"}
    raw, stamp = json.dumps(told).encode(), str(int(now().timestamp()) + offset)
    headers = {
        "X-Exchange-Timestamp": stamp,
        "X-Exchange-Signature": signature or exchange.sign(owner, stamp, raw),
    }
    status: int = client.post("/-/centrale/", raw, content_type="application/json", headers=headers).status_code
    return status


def test_a_signed_call_opens_a_card_that_one_operator_takes(regio: Place) -> None:
    assert ring(regio.client()) == 200
    assert ring(regio.client()) == 200
    operator = regio.client(cast.DIRK)
    assert "0470123456" in operator.get("/telefoon/").content.decode()
    with region("desk"):
        card = CallCard.objects.get()
    taken = operator.post(f"/telefoon/oproepen/{card.pk}/", follow=True)
    assert taken.context["form"].initial["phone"] == "0470123456"
    assert ring(regio.client(), body={"call": "c-1", "state": "ended"}) == 200
    assert "0470123456" not in operator.get("/telefoon/oproepen/").content.decode()


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"owner": "kortrijk"}, 404),
        ({"signature": "sha256=00"}, 404),
        ({"offset": -900}, 404),
        ({"body": ["no"]}, 400),
        ({"body": {"call": "c", "state": "singing"}}, 400),
        ({"body": {"call": "c", "state": "ringing", "phone": 5}}, 400),
        ({"body": {"call": "c\0", "state": "ringing"}}, 400),
    ],
)
def test_what_is_not_right_makes_no_card(regio: Place, changes: dict[str, Any], status: int) -> None:
    assert ring(regio.client(), **changes) == status
    with region("desk"):
        assert not CallCard.objects.exists()


def test_each_municipality_has_its_own_key_and_cards(kortrijk: Place, regio: Place) -> None:
    assert ring(kortrijk.client(), owner="kortrijk") == 200
    assert "0470123456" in kortrijk.client(cast.ANNA).get("/kantoor/invoer/").content.decode()
    assert "0470123456" not in regio.client(cast.DIRK).get("/telefoon/").content.decode()


def test_the_key_is_shown_to_who_connects_it(kortrijk: Place) -> None:
    client = kortrijk.client(cast.BRAM)
    assert exchange.key_of("kortrijk") not in client.get("/kantoor/centrale/").content.decode()
    assert exchange.key_of("kortrijk") in client.post("/kantoor/centrale/", {"show": "1"}).content.decode()
