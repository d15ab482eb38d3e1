"""The phone of someone on call: only what concerns that person."""

from dataclasses import dataclass
from typing import ClassVar

import pytest
from websockets.exceptions import InvalidStatus

from foundation.events import Event, announce, announcing
from foundation.identity.models import User
from foundation.tenancy import municipality, region
from tenants.people.models import Person
from tests import cast
from tests.foundation.realtime.server import running

ON_CALL = "/ws/wacht/"
pytestmark = pytest.mark.usefixtures("committed")


@dataclass(frozen=True, kw_only=True)
class Rang(Event):
    name: ClassVar[str] = "test.rang"
    person: int


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), running() as found:
        yield found


@pytest.fixture
def eva() -> int:
    """Eva as a person of the region, with her account there."""
    with region("gate"):
        account = User.objects.get(email=cast.EVA.email).pk
    with region("desk"):
        return Person.objects.get(region_account=account).pk


def ring(person: int) -> None:
    with municipality("kortrijk"), announcing():
        announce(Rang(municipality="kortrijk", received_by="kortrijk", person=person))


def test_it_hears_the_own_alarm_and_not_that_of_a_colleague(server, regio, eva):
    with server.socket(regio, ON_CALL, cast.EVA) as ear:
        ear.frame()
        ring(eva + 1)
        ring(eva)
        assert [ear.frame()["event"] for _ in range(2)] == ["hidden", "test.rang"]


def test_an_account_that_is_nobody_hears_nothing(server, regio, eva):
    with region("admin"):
        Person.objects.filter(pk=eva).update(region_account=None)
    with pytest.raises(InvalidStatus), server.socket(regio, ON_CALL, cast.EVA):
        pass


def test_a_withdrawn_person_is_cut_off(server, regio, eva):
    with server.socket(regio, ON_CALL, cast.EVA) as ear:
        ear.frame()
        with region("admin"):
            Person.objects.filter(pk=eva).update(active=False)
        assert ear.closed_with() == 4403
