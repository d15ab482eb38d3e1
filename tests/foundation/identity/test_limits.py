"""Rate limits on the doors, and whose address they count."""

from random import randrange

import pytest
from django.test import RequestFactory

from foundation.audit.address import address_of
from tests import cast


@pytest.mark.parametrize(
    ("path", "action", "body"),
    [
        ("/inloggen/", "login", {"login": cast.ANNA.email, "password": "niet-dit-wachtwoord"}),
        ("/account/wachtwoord/vergeten/", "reset_password", {"email": cast.ANNA.email}),
    ],
)
def test_it_slows_down_who_tries_too_often(db, kortrijk, settings, path, action, body):
    settings.ACCOUNT_RATE_LIMITS = {action: "3/m/ip"}
    visitor = kortrijk.client(REMOTE_ADDR=f"10.{randrange(256)}.{randrange(256)}.{randrange(1, 255)}")
    answers = [visitor.post(path, body).status_code for _ in range(5)]
    assert answers[:3] == [answers[0]] * 3
    assert answers[-1] == 429


@pytest.mark.parametrize(
    ("proxies", "header", "expected"),
    [
        (0, "9.9.9.9", "127.0.0.1"),
        (1, "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        (2, "6.6.6.6, 9.9.9.9, 10.0.0.1", "9.9.9.9"),
        (2, "9.9.9.9", "127.0.0.1"),
        (1, "<script>", None),
        (1, "", "127.0.0.1"),
    ],
)
def test_the_address_is_the_one_that_our_own_proxies_wrote(settings, proxies, header, expected):
    settings.STREEKPOORT_TRUSTED_PROXIES = proxies
    assert address_of(RequestFactory().get("/", headers={"x-forwarded-for": header})) == expected
