"""A key of Kortrijk, and reports as software sends them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from foundation.identity.actor import Actor
from regional_meldpunt.open311 import actions
from tests.support.places import Place

BY = Actor.system("tests")
IN_KORTRIJK = {"lat": "50.8279", "long": "3.2649"}
ANSWERED = {"attribute[waar-op-de-weg]": "rijweg"}


def make_key(place: Place, **options: Any) -> str:
    with place.wall():
        return actions.make_key(
            name="Proefapp", answers_with_token=options.get("token", False), by=BY, at=timezone.now()
        )[1]


@pytest.fixture
def key(db: None, kortrijk: Place) -> str:
    return make_key(kortrijk)


@pytest.fixture
def send(kortrijk: Place, key: str) -> Callable[..., Any]:
    """``send(service_code=...)``: POST a report to Kortrijk and get the answer."""

    def post(
        client: Client | None = None, form: str = "json", headers: dict[str, str] | None = None, **fields: Any
    ) -> Any:
        report = {
            "api_key": key,
            "service_code": "put-in-de-weg",
            "description": "Een diepe put.",
            **IN_KORTRIJK,
            **ANSWERED,
            **fields,
        }
        sent = {name: value for name, value in report.items() if value is not None}
        return (client or kortrijk.client()).post(f"/open311/v2/requests.{form}", sent, headers=headers or {})

    return post
