"""A real socket behind the real server: who gets in, what they hear, and when it is over."""

from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from websockets.exceptions import InvalidStatus

from foundation.access.models import AccessGrant
from foundation.events import Event, announce, announcing
from foundation.events.stream import head
from foundation.identity.models import User
from foundation.tenancy import municipality, region
from tests import cast
from tests.foundation.realtime.server import running

DESK, TEAM, ON_CALL = "/ws/meldpunt/", "/ws/werk/", "/ws/wacht/"

pytestmark = pytest.mark.usefixtures("committed")


@dataclass(frozen=True, kw_only=True)
class Noticed(Event):
    name: ClassVar[str] = "test.noticed"
    number: str


def notice(schema: str, number: str = "KOR-1", *, desk: bool = True) -> int:
    """Something happens in a municipality; the number it got."""
    with municipality(schema):
        with announcing():
            announce(Noticed(municipality=schema, received_by=schema, number=number, desk=desk))
        return head().seq


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), running() as found:
        yield found


def test_the_operator_hears_what_the_desk_handles(server, regio):
    with server.socket(regio, DESK, cast.DIRK) as ear:
        hello = ear.frame()
        seq = notice("kortrijk")
        frame = ear.frame()
    assert hello["event"] == "hello"
    assert frame == {
        "seq": seq,
        "epoch": hello["epoch"],
        "event": "test.noticed",
        "data": {"municipality": "kortrijk", "received_by": "kortrijk", "number": "KOR-1"},
    }


def test_what_is_not_for_the_desk_is_hidden_from_it(server, regio):
    with server.socket(regio, DESK, cast.DIRK) as ear:
        epoch = ear.frame()["epoch"]
        seq = notice("kortrijk", desk=False)
        assert ear.frame() == {"seq": seq, "epoch": epoch, "event": "hidden"}


def test_a_team_hears_its_own_municipality_and_nothing_of_the_neighbour(server, kortrijk, menen):
    with server.socket(kortrijk, TEAM, cast.ANNA) as anna, server.socket(menen, TEAM, cast.CHAIMA) as chaima:
        anna.frame(), chaima.frame()
        notice("kortrijk")
        assert anna.frame()["event"] == "test.noticed"
        assert chaima.frame()["event"] == "hidden"


def test_it_goes_on_after_the_number_it_has(server, regio):
    notice("kortrijk", "KOR-0")
    with region("desk"):
        place = head()
    for number in ("KOR-1", "KOR-2"):
        notice("kortrijk", number)
    with server.socket(regio, DESK, cast.DIRK, query=f"?after={place.seq}&epoch={place.epoch}") as ear:
        assert [ear.frame()["data"]["number"] for _ in range(2)] == ["KOR-1", "KOR-2"]


@pytest.mark.parametrize("query", ["?after=999999", "?after=x", "?after=0&epoch=another"])
def test_a_place_it_cannot_go_on_from_is_answered_with_refetch(server, regio, query):
    notice("kortrijk")
    with server.socket(regio, DESK, cast.DIRK, query=query) as ear:
        assert ear.frame()["event"] == "refetch"


@pytest.mark.parametrize(
    ("slug", "path", "member"),
    [
        ("regio", DESK, None),
        ("regio", DESK, cast.EVA),
        ("regio", DESK, cast.FIEN),
        ("regio", DESK, cast.WIM),
        ("regio", TEAM, cast.DIRK),
        ("regio", "/ws/", cast.DIRK),
        ("kortrijk", TEAM, None),
        ("kortrijk", TEAM, cast.RITA),
        ("kortrijk", DESK, cast.ANNA),
    ],
)
def test_the_door_stays_closed(server, request, slug, path, member):
    place = request.getfixturevalue(slug)
    with pytest.raises(InvalidStatus) as refused, server.socket(place, path, member):
        pass
    assert refused.value.response.status_code == 403


def test_a_session_of_one_host_opens_nothing_on_another(server, kortrijk, menen, regio):
    cookie = kortrijk.client(cast.ANNA).cookies["streekpoort_session"].value
    for place, path in ((menen, TEAM), (regio, DESK)):
        with pytest.raises(InvalidStatus), server.socket_of(place, path, cookie):
            pass


def test_a_page_of_another_site_opens_nothing(server, regio):
    with pytest.raises(InvalidStatus), server.socket(regio, DESK, cast.DIRK, Origin="http://kwaad.example"):
        pass


def test_a_logout_closes_the_socket(server, kortrijk):
    client = kortrijk.client(cast.ANNA)
    with server.socket_of(kortrijk, TEAM, client.cookies["streekpoort_session"].value) as ear:
        ear.frame()
        with municipality("kortrijk"):
            Session.objects.all().delete()
        assert ear.closed_with() == 4403


def test_an_ended_account_closes_the_socket(server, kortrijk):
    with server.socket(kortrijk, TEAM, cast.ANNA) as ear:
        ear.frame()
        with municipality("kortrijk"):
            User.objects.filter(email=cast.ANNA.email).update(is_active=False)
        assert ear.closed_with() == 4403


def test_a_withdrawn_role_closes_the_socket(server, regio):
    with server.socket(regio, DESK, cast.DIRK) as ear:
        ear.frame()
        with region("gate"):
            AccessGrant.objects.filter(user__email=cast.DIRK.email).update(revoked_at=timezone.now())
        assert ear.closed_with() == 4403


def test_others_stay_open_when_one_is_closed(server, kortrijk, regio):
    with server.socket(kortrijk, TEAM, cast.ANNA) as anna, server.socket(regio, DESK, cast.DIRK) as dirk:
        anna.frame(), dirk.frame()
        with municipality("kortrijk"):
            User.objects.filter(email=cast.ANNA.email).update(is_active=False)
        assert anna.closed_with() == 4403
        notice("kortrijk")
        assert dirk.frame()["event"] == "test.noticed"
