"""Who finds the figures, what the page and its files say, and that nothing of a melding itself stands there."""

from io import BytesIO

import pytest
from django.utils.timezone import localdate
from openpyxl import load_workbook

from foundation.audit.models import AuditEntry
from foundation.identity.actor import Actor
from foundation.identity.models import User
from regional_meldpunt.teams.models import Part, Team, TeamMember
from tests import cast
from tests.regional_meldpunt.insight import made
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.usefixtures("db")
HOME, REGION = "/kantoor/inzicht/", "/inzicht/"
MARCH = {"periode": "maand", "van": "2026-03-10"}
TEXT = "Een diepe put naast het huis van de burgemeester."


def lead(place, member, part=Part.LEAD):
    with place.wall():
        user = User.objects.get(email=member.email)
        Team.objects.create(municipality=place.schema, slug="proefploeg", name="Proefploeg")
        TeamMember.objects.create(
            municipality=place.schema,
            team="proefploeg",
            user_id=user.pk,
            person=Actor(place.schema, user.pk, member.name),
            part=part,
        )


@pytest.fixture
def bram(kortrijk):
    with kortrijk.wall():
        made.march()
        making.receive(description=TEXT)
    return kortrijk.client(cast.BRAM)


def test_the_beheerder_sees_the_figures(bram):
    page = bram.get(HOME, MARCH).content.decode()
    assert "maart 2026" in page.lower()
    assert "Binnengekomen" in page
    assert "style=" not in page.partition("<main")[2]


def test_nothing_of_a_melding_itself(bram, kortrijk):
    with kortrijk.wall():
        numbers = [row.number for row in made.Melding.objects.all()]
    page = bram.get(HOME).content.decode()
    assert TEXT not in page
    assert not [number for number in numbers if number in page]


def test_a_lead_sees_the_own_team_first_and_may_choose(kortrijk):
    lead(kortrijk, cast.ANNA)
    anna = kortrijk.client(cast.ANNA)
    page = anna.get(HOME).content.decode()
    assert '<option value="proefploeg" selected>' in page
    assert '<option value="proefploeg" selected>' not in anna.get(HOME, {"team": ""}).content.decode()
    assert HOME in anna.get("/kantoor/").content.decode() or HOME in page


@pytest.mark.parametrize("part", [None, Part.MEMBER])
def test_who_leads_no_team_finds_nothing(kortrijk, part):
    if part:
        lead(kortrijk, cast.ANNA, part)
    anna = kortrijk.client(cast.ANNA)
    assert anna.get(HOME).status_code == 404
    assert anna.get(f"{HOME}instroom.csv").status_code == 404
    assert HOME not in anna.get("/kantoor/meldingen/", follow=True).content.decode()


@pytest.mark.parametrize("member", [cast.DIRK, cast.EVA, cast.FIEN, cast.WIM])
def test_at_the_region_only_the_coordinator(regio, member):
    assert regio.client(member).get(REGION).status_code == 404


def test_somebody_unknown_logs_in_first(kortrijk, regio):
    assert "/inloggen/" in kortrijk.client().get(HOME)["Location"]
    assert "/inloggen/" in regio.client().get(REGION)["Location"]


def test_the_coordinator_counts_all_and_may_choose_one(bram, menen, regio):
    with menen.wall():
        made.melding("2026-03-15 12:00")
    coor = regio.client(cast.COOR)
    rows = coor.get(f"{REGION}gemeente.csv", MARCH).content.decode("utf-8-sig").splitlines()
    counted = {line.split(";")[0]: line.split(";")[1] for line in rows[1:]}
    assert (counted["Kortrijk"], counted["Menen"], counted["Harelbeke"]) == ("4", "2", "0")
    one = coor.get(f"{REGION}kanaal.csv", {**MARCH, "gemeente": "menen"}).content.decode("utf-8-sig")
    assert one.splitlines()[-1].split(";")[1] == "2"
    assert coor.get(REGION, MARCH).status_code == 200
    assert coor.get(f"{REGION}gemeente.csv", {**MARCH, "gemeente": "menen"}).status_code == 404


def test_every_table_is_a_file_in_two_forms(bram, kortrijk):
    page = bram.get(HOME, MARCH)
    keys = [key for key in page.context["tables"] if not page.context["tables"][key].is_empty]
    assert {"instroom", "ouderdom", "termijn", "categorie", "kanaal", "urgentie", "team", "plaats"} <= set(keys)
    for key in page.context["tables"]:
        table = page.context["tables"][key]
        written = bram.get(f"{HOME}{key}.csv", MARCH).content.decode("utf-8-sig")
        assert len(written.splitlines()) == 1 + len(table.lines) + bool(table.total)
        book = load_workbook(BytesIO(bram.get(f"{HOME}{key}.xlsx", MARCH).content))
        sheet, about = book.worksheets
        assert sheet.max_row == len(written.splitlines())
        assert table.says in [row[1].value for row in about.iter_rows()]
    with kortrijk.wall():
        assert AuditEntry.objects.filter(verb="insight.exported").count() == 2 * len(page.context["tables"])


def test_an_empty_period_says_so(bram):
    page = bram.get(HOME, {"periode": "jaar", "van": "2019-05-05"}).content.decode()
    assert "Niets te tellen in deze periode" in page


@pytest.mark.parametrize(
    "query",
    [
        {"periode": "maand", "van": "x"},
        {"periode": "eeuw", "van": "2026-01-01"},
        {"periode": "eigen", "van": "2026-02-02"},
        {"periode": "eigen", "van": "2026-02-02", "tot": "2026-02-01"},
        {"periode": "eigen", "van": "2010-02-02", "tot": "2026-02-01"},
        {"periode": "jaar", "van": "0001-01-01"},
        {"van": "\x00"},
    ],
)
def test_a_period_that_is_none_is_said_and_shows_this_month(bram, query):
    answer = bram.get(HOME, query)
    assert answer.status_code == 422
    assert str(localdate().year) in answer.content.decode()


def test_a_table_that_is_none(bram):
    assert bram.get(f"{HOME}geheim.csv").status_code == 404
