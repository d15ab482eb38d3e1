"""Second factor: compulsory where the setting says so, and asked at each login once somebody has one."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time

from foundation.identity.models import User
from tests import cast

pytestmark = pytest.mark.usefixtures("committed")  # allauth writes what it did after the commit
ACTIVATE = "/account/veiligheid/app/"


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def show_who_you_are(visitor) -> None:
    """Asked before anything about one's security changes, also just after the login."""
    assert visitor.post("/account/bevestigen/", {"password": cast.PASSWORD}).status_code == 302


def connect_app(visitor) -> str:
    show_who_you_are(visitor)
    page = visitor.get(ACTIVATE).content.decode()
    secret = re.search(r'<span class="code">([A-Z2-7]+)</span>', page)[1]
    answer = visitor.post(ACTIVATE, {"code": code_for(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


def test_it_is_asked_of_staff_before_anything_else(kortrijk, settings):
    settings.STREEKPOORT_REQUIRE_SECOND_FACTOR = True
    visitor = kortrijk.client(cast.BRAM)
    answer = visitor.get("/kantoor/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/veiligheid/")
    assert visitor.get("/cms/").status_code == 302


def test_it_opens_the_office_after_an_app_was_connected(kortrijk, settings):
    settings.STREEKPOORT_REQUIRE_SECOND_FACTOR = True
    visitor = kortrijk.client(cast.BRAM)
    connect_app(visitor)
    assert visitor.get("/kantoor/").status_code == 200


def test_it_does_not_open_a_session_that_knew_only_the_password(kortrijk, settings):
    """Somebody who stole the password and was already in gains nothing when the owner adds a second factor."""
    settings.STREEKPOORT_REQUIRE_SECOND_FACTOR = True
    thief, owner = kortrijk.client(cast.BRAM), kortrijk.client(cast.BRAM)
    connect_app(owner)
    assert thief.get("/kantoor/").status_code == 302


def test_it_cannot_be_added_without_the_password_once_more(kortrijk):
    answer = kortrijk.client(cast.BRAM).get(ACTIVATE)
    assert answer["Location"].startswith("/account/bevestigen/")


def test_it_is_asked_at_the_next_login(kortrijk):
    connect_app(kortrijk.client(cast.BRAM))
    visitor = kortrijk.client()
    answer = visitor.post("/inloggen/", {"login": cast.BRAM.email, "password": cast.PASSWORD})
    assert answer["Location"].startswith("/inloggen/code/")
    assert visitor.get("/kantoor/").status_code == 302


def test_it_stores_the_secret_sealed(kortrijk):
    secret = connect_app(kortrijk.client(cast.BRAM))
    with kortrijk.wall():
        stored = Authenticator.objects.get(type="totp")
        assert secret not in str(stored.data)
        assert TOTP(stored).instance.user == User.objects.get(email=cast.BRAM.email)


def test_it_gives_recovery_codes_and_shows_them(kortrijk):
    visitor = kortrijk.client(cast.BRAM)
    connect_app(visitor)
    page = visitor.get("/account/veiligheid/herstelcodes/")
    assert page.status_code == 200
    assert page.content.decode().count('<li class="code">') == 10


@pytest.mark.parametrize(
    "path",
    [
        "/account/",
        "/account/wachtwoord/",
        "/account/veiligheid/",
        "/account/veiligheid/app/",
        "/account/veiligheid/sleutels/",
        "/account/veiligheid/sleutels/toevoegen/",
        "/account/sessies/",
        "/account/bevestigen/",
        "/uitloggen/",
    ],
)
def test_every_page_of_an_account_wears_our_face(kortrijk, path):
    visitor = kortrijk.client(cast.BRAM)
    show_who_you_are(visitor)
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert b"design/tokens.css" in answer.content


@pytest.mark.parametrize("path", ["/account/veiligheid/", "/account/veiligheid/app/verwijderen/", "/account/veiligheid/herstelcodes/",
                                  "/account/veiligheid/herstelcodes/nieuw/", "/account/bevestigen/code/"])  # fmt: skip
def test_the_pages_behind_a_second_factor_wear_our_face_too(kortrijk, path):
    visitor = kortrijk.client(cast.BRAM)
    connect_app(visitor)
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert b"design/tokens.css" in answer.content
