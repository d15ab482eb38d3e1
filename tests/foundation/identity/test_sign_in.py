import pytest

from foundation.audit.models import AuditEntry
from foundation.identity.models import User
from tests import cast

pytestmark = pytest.mark.usefixtures("db")


def verbs(place):
    with place.wall("gate") if place.slug == "regio" else place.wall():
        return list(AuditEntry.objects.values_list("verb", flat=True))


def test_it_opens_the_door_with_the_right_password(kortrijk):
    visitor = kortrijk.client(cast.ANNA)
    assert visitor.get("/account/").status_code == 200
    assert "identity.signed_in" in verbs(kortrijk)


def test_it_keeps_the_door_shut_with_a_wrong_one_and_writes_it_down(kortrijk):
    visitor = kortrijk.client()
    answer = visitor.post("/inloggen/", {"login": cast.ANNA.email, "password": "niet-dit-wachtwoord"})
    assert answer.status_code == 200
    assert visitor.get("/account/").status_code == 302
    assert "identity.sign_in_failed" in verbs(kortrijk)


def test_it_writes_down_a_logout(kortrijk):
    visitor = kortrijk.client(cast.ANNA)
    assert visitor.post("/uitloggen/").status_code == 302
    assert "identity.signed_out" in verbs(kortrijk)
    assert visitor.get("/account/").status_code == 302


def test_it_means_nothing_at_a_neighbour(kortrijk, menen):
    visitor = kortrijk.client(cast.ANNA)
    answer = visitor.get("/account/", headers={"host": menen.host})
    assert answer.status_code == 302
    answer = menen.client().post("/inloggen/", {"login": cast.ANNA.email, "password": cast.PASSWORD})
    assert answer.status_code == 200


def test_it_locks_an_address_after_too_many_wrong_passwords_even_for_the_right_one(kortrijk):
    visitor = kortrijk.client()
    for _ in range(8):
        visitor.post("/inloggen/", {"login": cast.ANNA.email, "password": "niet-dit-wachtwoord"})
    visitor.post("/inloggen/", {"login": cast.ANNA.email, "password": cast.PASSWORD})
    assert visitor.get("/account/").status_code == 302
    assert "identity.locked_out" in verbs(kortrijk)


def test_it_treats_an_address_without_account_the_same(kortrijk):
    visitor = kortrijk.client()
    unknown = visitor.post("/inloggen/", {"login": "niemand@kortrijk.test", "password": "niet-dit-wachtwoord"})
    known = visitor.post("/inloggen/", {"login": cast.ANNA.email, "password": "niet-dit-wachtwoord"})
    strip = [
        page.content.replace(b"niemand@kortrijk.test", b"x").replace(cast.ANNA.email.encode(), b"x")
        for page in (unknown, known)
    ]
    assert len(strip[0]) == len(strip[1])


def test_it_ends_a_session_when_the_account_is_closed(kortrijk):
    visitor = kortrijk.client(cast.ANNA)
    with kortrijk.wall():
        User.objects.filter(email=cast.ANNA.email).update(is_active=False)
    assert visitor.get("/account/").status_code == 302


def test_it_ends_a_session_when_the_time_of_a_guest_is_over(kortrijk):
    from django.utils import timezone

    visitor = kortrijk.client(cast.ANNA)
    with kortrijk.wall():
        User.objects.filter(email=cast.ANNA.email).update(valid_until=timezone.now())
    assert visitor.get("/account/").status_code == 302
    assert "identity.session_ended" in verbs(kortrijk)


def test_it_sends_nobody_to_another_site_after_the_login(kortrijk):
    for target in ("https://evil.example/", "//evil.example/", "/\\evil.example", "http://menen.localhost/"):
        visitor = kortrijk.client()
        answer = visitor.post("/inloggen/", {"login": cast.ANNA.email, "password": cast.PASSWORD, "next": target})
        assert answer.status_code == 302
        assert answer["Location"].startswith("/")
        assert not answer["Location"].startswith("//")


def test_it_has_no_sign_up(kortrijk):
    visitor = kortrijk.client()
    for path in ("/account/signup/", "/accounts/signup/", "/signup/", "/inloggen/signup/"):
        assert visitor.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/inloggen/", "/uitloggen/", "/account/wachtwoord/vergeten/", "/account/geen-toegang/",
                                  "/account/wachtwoord/nieuw/1-abc-def/"])  # fmt: skip
def test_every_page_for_strangers_wears_our_face(kortrijk, path):
    answer = kortrijk.client().get(path, follow=True)
    assert b"design/tokens.css" in answer.content
