"""The gate in front of a view."""

import pytest

from foundation.audit.models import AuditEntry
from tests import cast

pytestmark = pytest.mark.usefixtures("db")


def test_it_sends_a_stranger_to_the_login_and_back(kortrijk):
    answer = kortrijk.client().get("/kantoor/collegas/")
    assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=/kantoor/collegas/")


def test_it_shows_the_forbidden_the_same_as_the_unknown(kortrijk):
    visitor = kortrijk.client(cast.ANNA)
    forbidden = visitor.get("/kantoor/collegas/")
    unknown = visitor.get("/kantoor/bestaat-niet/")
    assert forbidden.status_code == unknown.status_code == 404


def test_it_writes_the_refusal_down(kortrijk):
    kortrijk.client(cast.ANNA).get("/kantoor/collegas/")
    with kortrijk.wall():
        entry = AuditEntry.objects.get(verb="access.refused")
    assert (entry.by_name, entry.facts["path"]) == (cast.ANNA.name, "/kantoor/collegas/")


@pytest.mark.parametrize("path", ["/beheer/", "/beheer/collegas/", "/beheer/logboek/", "/beheer/logboek/bestand/"])
@pytest.mark.parametrize("member", [cast.DIRK, cast.EVA, cast.FIEN, cast.COOR])
def test_it_keeps_the_office_of_the_region_for_its_administrator(regio, member, path):
    assert regio.client(member).get(path).status_code == 404
    assert regio.client(cast.WIM).get(path).status_code == 200


def test_the_menu_shows_what_the_reader_may(kortrijk):
    anna = kortrijk.client(cast.ANNA).get("/kantoor/").content.decode()
    bram = kortrijk.client(cast.BRAM).get("/kantoor/").content.decode()
    assert 'href="/kantoor/collegas/"' not in anna
    assert 'href="/kantoor/collegas/"' in bram


def test_the_login_leads_to_the_first_page_of_the_reader(kortrijk, regio):
    assert kortrijk.client(cast.BRAM).get("/inloggen/verder/")["Location"].startswith("/kantoor/")
    assert regio.client(cast.WIM).get("/inloggen/verder/")["Location"] == "/beheer/"


def test_a_refusal_at_a_wall_of_the_region_is_written_down_too(regio):
    regio.client(cast.EVA).get("/beheer/")
    with regio.wall("gate"):
        assert AuditEntry.objects.get(verb="access.refused").by_name == cast.EVA.name
