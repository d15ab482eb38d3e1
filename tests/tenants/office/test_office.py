"""The back office: what is missing, colleagues, settings with history, the audit book."""

import pytest

from foundation.access.checks import read_roles
from foundation.audit.models import AuditEntry
from foundation.identity.models import User
from foundation.notifications.models import Delivery
from tenants.people.models import Person
from tenants.registry import hosts
from tests import cast

pytestmark = pytest.mark.usefixtures("db")
PAGES = ["/kantoor/", "/kantoor/collegas/", "/kantoor/collegas/nieuw/", "/kantoor/meldpunt/mensen/", "/kantoor/meldpunt/mensen/nieuw/",
         "/kantoor/instellingen/", "/kantoor/logboek/"]  # fmt: skip
SETTINGS = {"phone": "056 27 70 00", "email": "info@kortrijk.be", "street": "Grote Markt 54", "postal_code": "8500", "city": "Kortrijk",
            "mon": "09:00-12:00, 13:30-17:00"}  # fmt: skip


@pytest.fixture
def bram(kortrijk):
    return kortrijk.client(cast.BRAM)


def user(member: cast.Member) -> User:
    return User.objects.get(email=member.email)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_for_the_administrator(bram, path):
    answer = bram.get(path)
    assert answer.status_code == 200
    assert b"design/office.css" in answer.content


@pytest.mark.parametrize("path", PAGES[1:])
def test_no_page_of_the_administrator_opens_for_a_colleague(kortrijk, path):
    assert kortrijk.client(cast.ANNA).get(path).status_code == 404


def test_the_start_page_says_what_is_still_missing(bram):
    page = bram.get("/kantoor/").content.decode()
    assert "Wat ontbreekt nog" in page
    assert "Een tweede beheerder" in page


def test_it_invites_a_colleague_with_roles(bram, kortrijk):
    answer = bram.post(
        "/kantoor/collegas/nieuw/",
        {"name": "Nele", "email": "nele@kortrijk.test", "language": "nl", "roles": ["onthaal", "redacteur"]},
    )
    assert answer.status_code == 302
    with kortrijk.wall():
        nele = User.objects.get(email="nele@kortrijk.test")
        assert read_roles(nele.pk) == {"onthaal", "redacteur"}
        assert Delivery.objects.get().recipient == "nele@kortrijk.test"


def test_it_invites_nobody_twice(bram):
    answer = bram.post("/kantoor/collegas/nieuw/", {"name": "Anna", "email": cast.ANNA.email, "language": "nl"})
    assert answer.status_code == 422


def test_it_gives_no_role_of_the_region(bram, kortrijk):
    answer = bram.post(
        "/kantoor/collegas/nieuw/", {"name": "N", "email": "n@kortrijk.test", "language": "nl", "roles": ["operator"]}
    )
    assert answer.status_code == 422


def test_it_changes_roles(bram, kortrijk):
    with kortrijk.wall():
        pk = user(cast.ANNA).pk
    bram.post(f"/kantoor/collegas/{pk}/", {"name": "Anna D.", "language": "fr", "roles": ["onthaal"]})
    with kortrijk.wall():
        anna = user(cast.ANNA)
        assert (anna.display_name, anna.language, read_roles(pk)) == ("Anna D.", "fr", {"onthaal"})


def test_the_last_administrator_stays(bram, kortrijk):
    with kortrijk.wall():
        pk = user(cast.BRAM).pk
    answer = bram.post(f"/kantoor/collegas/{pk}/", {"name": "Bram", "language": "nl", "roles": ["onthaal"]})
    assert answer.status_code == 422
    bram.post(f"/kantoor/collegas/{pk}/toegang/", {"state": "closed"})
    with kortrijk.wall():
        assert user(cast.BRAM).is_active
        assert "beheerder" in read_roles(pk)


def test_it_closes_an_account_and_undoes_it(bram, kortrijk):
    anna = kortrijk.client(cast.ANNA)
    with kortrijk.wall():
        pk = user(cast.ANNA).pk
    answer = bram.post(f"/kantoor/collegas/{pk}/toegang/", {"state": "closed"}, follow=True)
    assert "Ongedaan maken" in answer.content.decode()
    assert anna.get("/kantoor/").status_code == 302
    bram.post(f"/kantoor/collegas/{pk}/toegang/", {"state": "open"})
    with kortrijk.wall():
        assert user(cast.ANNA).is_active
        assert list(AuditEntry.objects.filter(verb__contains="activated").values_list("verb", flat=True)) == [
            "identity.reactivated",
            "identity.deactivated",
        ]


def test_it_finds_no_colleague_of_a_neighbour(bram, menen):
    with menen.wall():
        chaima = user(cast.CHAIMA)
    page = bram.get(f"/kantoor/collegas/{chaima.pk}/").content.decode()
    assert chaima.email not in page


def test_it_invites_and_withdraws_people_for_the_meldpunt(bram, kortrijk):
    bram.post(
        "/kantoor/meldpunt/mensen/nieuw/",
        {"name": "Sofie", "email": "sofie@kortrijk.test", "phone": "0470 11 20 33", "role": "wachtdienst"},
    )
    with kortrijk.wall():
        person = Person.objects.get(email="sofie@kortrijk.test")
    assert b"sofie@kortrijk.test" in bram.get("/kantoor/meldpunt/mensen/").content
    bram.post(f"/kantoor/meldpunt/mensen/{person.pk}/einde/")
    with kortrijk.wall():
        person.refresh_from_db()
        assert (person.state, person.withdrawn_by.name) == ("withdrawn", cast.BRAM.name)


def test_a_neighbour_can_withdraw_nobody(bram, kortrijk, menen, client_for):
    bram.post(
        "/kantoor/meldpunt/mensen/nieuw/",
        {"name": "Sofie", "email": "sofie@kortrijk.test", "phone": "0470 11 20 33", "role": "wachtdienst"},
    )
    with kortrijk.wall():
        person = Person.objects.get(email="sofie@kortrijk.test")
    assert menen.client(cast.CHAIMA).post(f"/kantoor/meldpunt/mensen/{person.pk}/einde/").status_code == 404
    with kortrijk.wall():
        person.refresh_from_db()
        assert person.active


def test_it_changes_its_own_settings_and_puts_them_back(bram, kortrijk, menen):
    assert bram.post("/kantoor/instellingen/", SETTINGS).status_code == 302
    hosts.register.forget()
    kortrijk_now = hosts.by_schema("kortrijk")
    assert kortrijk_now.contact["phone"] == "056 27 70 00"
    assert kortrijk_now.opening_hours == {"mon": [["09:00", "12:00"], ["13:30", "17:00"]]}
    assert hosts.by_schema("menen").contact.get("phone") != "056 27 70 00"
    with kortrijk.wall():
        entry = AuditEntry.objects.get(verb="office.setting_changed")
    assert bram.post(f"/kantoor/instellingen/{entry.pk}/terug/").status_code == 302
    hosts.register.forget()
    assert hosts.by_schema("kortrijk").contact.get("phone") != "056 27 70 00"


@pytest.mark.parametrize("hours", ["negen tot vijf", "17:00-09:00", "09:00-12:00, 11:00-13:00", "25:00-26:00"])
def test_it_refuses_hours_that_nobody_can_read(bram, hours):
    assert bram.post("/kantoor/instellingen/", {**SETTINGS, "mon": hours}).status_code == 422


def test_the_database_lets_the_region_change_no_municipality(regio):
    from django.db import ProgrammingError, connection, transaction

    with regio.wall("admin"), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT public.change_own_entry('{}'::jsonb, '{}'::jsonb)")


def test_the_audit_book_is_read_and_taken_along(bram):
    page = bram.get("/kantoor/logboek/?text=bram&verb=identity.signed_in").content.decode()
    assert "Aangemeld" in page
    file = bram.get("/kantoor/logboek/bestand/")
    assert file["Content-Type"].startswith("text/csv")
    assert "identity.signed_in" in file.content.decode()
    assert "audit.exported" in bram.get("/kantoor/logboek/bestand/").content.decode()


@pytest.mark.parametrize("path", ["/beheer/", "/beheer/collegas/", "/beheer/collegas/nieuw/", "/beheer/logboek/"])
def test_the_region_has_the_same_office(regio, path):
    assert regio.client(cast.WIM).get(path).status_code == 200


def test_the_region_manages_its_own_colleagues_only(regio):
    page = regio.client(cast.WIM).get("/beheer/collegas/").content.decode()
    assert cast.DIRK.email in page
    assert cast.ANNA.email not in page
