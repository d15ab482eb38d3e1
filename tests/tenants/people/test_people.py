"""Inviting, joining and withdrawing people of the region."""

import re

import pytest
from django.db import connection

from foundation.access import actions as access
from foundation.access.checks import read_roles
from foundation.access.models import AccessGrant
from foundation.audit.models import AuditEntry
from foundation.events.models import StoredEvent
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.identity.session import still_valid
from foundation.notifications.models import Delivery
from foundation.tenancy import region
from foundation.tenancy.wall import region_wall
from tenants.people import actions
from tenants.people.models import Person
from tenants.people.queries import active_people
from tests import cast
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")
BY = Actor("kortrijk", 1, "Bram Vandewalle")
NEW = "drie-eenden-op-een-rij"


def invite(place, email="sofie@kortrijk.test") -> tuple[Person, str]:
    with place.wall():
        person = actions.invite(name="Sofie Maes", email=email, phone="0470 11 20 33", role="wachtdienst", by=BY)
        link = Delivery.objects.filter(template="people/mail/invitation").latest("pk").context["link"]
    return person, re.sub(r"https?://[^/]+", "", link)


def join(place_of_region, path) -> object:
    visitor = place_of_region.client()
    assert visitor.get(path).status_code == 200
    answer = visitor.post(path)
    form = visitor.get(answer["Location"], follow=True)
    visitor.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    return visitor


def test_the_invitation_leads_to_the_host_of_the_region(kortrijk):
    with kortrijk.wall():
        actions.invite(name="Sofie", email="s@kortrijk.test", phone="0470 11 20 33", role="wachtdienst", by=BY)
        link = Delivery.objects.get().context["link"]
    assert re.match(r"http://regio\.localhost(:\d+)?/uitnodiging/[\w-]{40,}/$", link)


def test_an_invited_person_joins_with_an_own_account_and_can_be_rostered(kortrijk, regio):
    person, path = invite(kortrijk)
    visitor = join(regio, path)
    assert visitor.post("/inloggen/", {"login": person.email, "password": NEW}).status_code == 302
    with region("admin"):
        person.refresh_from_db()
        assert person.state == "active"
        assert read_roles(person.region_account) == {"wachtdienst"}
        assert person in active_people()


def test_the_link_works_once(kortrijk, regio):
    _, path = invite(kortrijk)
    join(regio, path)
    assert regio.client().get(path).status_code == 410
    assert regio.client().post(path).status_code == 410


def test_the_secret_is_not_stored(kortrijk):
    person, path = invite(kortrijk)
    secret = path.split("/")[2]
    with kortrijk.wall():
        row = Person.objects.filter(pk=person.pk).values().get()
    assert secret not in str(row)


def test_an_existing_account_must_be_proven_by_its_login(kortrijk, regio):
    person, path = invite(kortrijk, cast.COOR.email)
    answer = regio.client().get(path)
    assert answer["Location"].startswith("/inloggen/")
    assert regio.client(cast.EVA).post(path).status_code == 302
    coor = regio.client(cast.COOR)
    assert coor.post(path).status_code == 302
    with region("admin"):
        person.refresh_from_db()
        assert person.region_account == User.objects.get(email=cast.COOR.email).pk
        assert read_roles(person.region_account) == {"coordinator", "wachtdienst"}


def test_a_withdrawn_person_is_out_at_once_in_pages_and_in_sockets(kortrijk, regio):
    person, path = invite(kortrijk)
    visitor = join(regio, path)
    visitor.post("/inloggen/", {"login": person.email, "password": NEW})
    key = visitor.cookies["streekpoort_session"].value
    assert still_valid(key, host=regio.host, wall=region_wall("desk"))
    with kortrijk.wall():
        actions.withdraw(Person.objects.get(pk=person.pk), by=BY)
    assert not still_valid(key, host=regio.host, wall=region_wall("desk"))
    assert visitor.get("/account/").status_code == 302
    assert b"account" in visitor.post("/inloggen/", {"login": person.email, "password": NEW}, follow=True).content
    assert visitor.get("/account/").status_code == 302
    with region("admin"):
        assert person not in active_people()


def roles_at_the_region(person: Person) -> frozenset[str]:
    with region("admin"):
        person.refresh_from_db()
        return read_roles(person.region_account)


def withdraw(place: Place, person: Person) -> None:
    with place.wall():
        actions.withdraw(Person.objects.get(pk=person.pk), by=BY)


def test_the_roles_of_a_withdrawn_person_end_and_do_not_come_back_by_themselves(kortrijk, regio):
    person, path = invite(kortrijk)
    join(regio, path)
    with region("admin"):
        person.refresh_from_db()
        access.grant(User.objects.get(pk=person.region_account), role="operator", by=BY)
    assert roles_at_the_region(person) == {"wachtdienst", "operator"}
    withdraw(kortrijk, person)
    assert roles_at_the_region(person) == frozenset()
    with region("admin"):
        ended = AccessGrant.objects.filter(user=person.region_account)
        assert {grant.revoked_by for grant in ended} == {BY}
    with kortrijk.wall():
        entry = AuditEntry.objects.get(verb="people.withdrawn")
        assert entry.facts == {"roles": "operator, wachtdienst"}
        actions.invite_again(Person.objects.get(pk=person.pk), by=BY)
        link = Delivery.objects.latest("pk").context["link"]
    assert roles_at_the_region(person) == frozenset()
    with region("gate"):
        account = User.objects.get(pk=person.region_account)
    assert actions.join(link.split("/")[-2], account=account)
    assert roles_at_the_region(person) == {"wachtdienst"}


def test_whoever_works_for_two_municipalities_keeps_what_the_other_gave(kortrijk, menen, regio):
    person, path = invite(kortrijk)
    join(regio, path)
    with region("admin"):
        person.refresh_from_db()
        account = User.objects.get(pk=person.region_account)
    with menen.wall():
        other = actions.invite(name="Sofie", email=person.email, phone="", role="wachtdienst", by=BY)
        link = Delivery.objects.filter(template="people/mail/invitation").latest("pk").context["link"]
    assert actions.join(link.split("/")[-2], account=account)
    withdraw(kortrijk, person)
    assert roles_at_the_region(person) == {"wachtdienst"}
    withdraw(menen, other)
    assert roles_at_the_region(person) == frozenset()


def test_a_neighbour_ends_no_roles(kortrijk, menen, regio):
    person, path = invite(kortrijk)
    join(regio, path)
    with kortrijk.wall():
        Person.objects.filter(pk=person.pk).update(active=False)
    with menen.wall(), connection.cursor() as cursor:
        cursor.execute("SELECT public.end_region_grants(%s, '{}')", [person.pk])
        assert cursor.fetchone() == ([],)
    assert roles_at_the_region(person) == {"wachtdienst"}


def test_a_withdrawal_is_announced_once(kortrijk):
    person, _ = invite(kortrijk)
    with kortrijk.wall():
        actions.withdraw(person, by=BY)
        actions.withdraw(person, by=BY)
        events = StoredEvent.objects.filter(event="person.withdrawn")
        assert [event.data["person"] for event in events] == [person.pk]


def test_a_withdrawn_person_can_come_back_through_a_new_link(kortrijk, regio):
    person, path = invite(kortrijk)
    with kortrijk.wall():
        actions.withdraw(person, by=BY)
    assert regio.client().get(path).status_code == 410
    with kortrijk.wall():
        actions.invite_again(Person.objects.get(pk=person.pk), by=BY)
        link = Delivery.objects.latest("pk").context["link"]
    assert regio.client().get(re.sub(r"https?://[^/]+", "", link)).status_code == 200


def test_a_neighbour_sees_and_withdraws_nobody(kortrijk, menen):
    person, _ = invite(kortrijk)
    with menen.wall():
        assert not Person.objects.filter(pk=person.pk).exists()
        assert Person.objects.filter(pk=person.pk).update(active=False) == 0


def test_a_municipality_cannot_make_an_operator(kortrijk):
    with kortrijk.wall(), pytest.raises(actions.InvitationRefused):
        actions.invite(name="X", email="x@kortrijk.test", phone="", role="operator", by=BY)


def test_the_gate_reads_no_names(regio):
    from django.db import ProgrammingError, transaction

    with regio.wall("gate"), pytest.raises(ProgrammingError), transaction.atomic():
        list(Person.objects.values_list("name", flat=True))
