"""A session belongs to one host; an open socket asks again and again whether it still stands."""

import pytest
from django.contrib.sessions.models import Session

from foundation.identity.models import User
from foundation.identity.session import HOST_KEY, still_valid, user_of
from foundation.tenancy import municipality
from foundation.tenancy.wall import municipality_wall, region_wall
from tests import cast

pytestmark = pytest.mark.usefixtures("db")
KORTRIJK = municipality_wall("kortrijk")


def key_of(visitor) -> str:
    return visitor.cookies["streekpoort_session"].value


def test_it_stands_for_its_owner_on_its_host(kortrijk):
    visitor = kortrijk.client(cast.ANNA)
    found = user_of(key_of(visitor), host=f"{kortrijk.host}:8001", wall=KORTRIJK)
    assert found is not None
    assert found.email == cast.ANNA.email


def test_it_does_not_stand_on_another_host(kortrijk, menen):
    visitor = kortrijk.client(cast.ANNA)
    assert not still_valid(key_of(visitor), host=menen.host, wall=KORTRIJK)


def test_it_is_ended_when_it_comes_from_another_host(kortrijk):
    visitor = kortrijk.client(cast.ANNA)
    with kortrijk.wall():
        session = Session.objects.get(pk=key_of(visitor))
        data = session.get_decoded() | {HOST_KEY: "www.kortrijk.be"}
        Session.objects.save(session.session_key, data, session.expire_date)
    assert visitor.get("/account/").status_code == 302


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "md5$x$ander"}])
def test_it_falls_with_the_account_and_with_its_password(kortrijk, change):
    key = key_of(kortrijk.client(cast.ANNA))
    with kortrijk.wall():
        User.objects.filter(email=cast.ANNA.email).update(**change)
    assert not still_valid(key, host=kortrijk.host, wall=KORTRIJK)


def test_it_falls_with_a_logout(kortrijk):
    visitor = kortrijk.client(cast.ANNA)
    key = key_of(visitor)
    visitor.post("/uitloggen/")
    assert not still_valid(key, host=kortrijk.host, wall=KORTRIJK)


def test_a_session_of_the_region_stands_whatever_wall_the_work_has(regio):
    visitor = regio.client(cast.DIRK)
    assert still_valid(key_of(visitor), host=regio.host, wall=region_wall("desk"))


def test_no_cookie_no_session():
    assert not still_valid("", host="kortrijk.localhost", wall=KORTRIJK)
    assert not still_valid("verzonnen", host="kortrijk.localhost", wall=KORTRIJK)


def test_its_cookie_is_for_one_host_only(kortrijk):
    visitor = kortrijk.client(cast.ANNA)
    assert visitor.cookies["streekpoort_session"]["domain"] == ""
    assert visitor.cookies["streekpoort_session"]["httponly"]
    with municipality("menen"):
        assert not Session.objects.filter(pk=key_of(visitor)).exists()
