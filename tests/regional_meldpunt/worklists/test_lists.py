"""Lists show what fits, many are changed at once and undone, files hold no formulas, and nobody sees a neighbour."""

import io
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now
from openpyxl import load_workbook

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions, casework
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.teams.models import Team, TeamMember
from regional_meldpunt.worklists.models import BulkAct, SavedList
from tests import cast
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place as Host

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def anna(kortrijk: Host) -> Client:
    return kortrijk.client(cast.ANNA)


def listed(client: Client, **asked: str) -> set[str]:
    page = client.get("/werklijst/", asked)
    assert page.status_code == 200
    return {row.melding.number for row in page.context["rows"]}


def test_filters_narrow_and_words_search(anna: Client) -> None:
    with municipality("kortrijk"):
        lamp = making.receive(category="straatlamp-kapot", description="Paal 12 knippert")
        hole = making.receive(place=Place(text="Doorniksestraat 9"), deadline_at=now() - timedelta(days=1))
        regional = making.receive(decision=making.REGION)
    assert listed(anna) == {lamp.number, hole.number}
    assert listed(anna, lijst="regio") == {regional.number}
    assert listed(anna, soort="straatlamp-kapot") == {lamp.number}
    assert listed(anna, termijn="voorbij") == {hole.number}
    assert listed(anna, zoek="doorn") == {hole.number}
    assert listed(anna, zoek="paal knip") == {lamp.number}
    assert listed(anna, zoek="'; drop table x; --") == set()
    assert listed(anna, wie="niemand", status="received") == {lamp.number, hole.number}
    assert anna.get("/werklijst/", {"zoek": lamp.number}).status_code == 302


@pytest.mark.parametrize(
    "asked", [{"blad": "999999"}, {"status": "x'"}, {"wie": ":::"}, {"volgorde": "\0"}, {"lijst": "?"}]
)
def test_a_strange_address_is_an_ordinary_list(anna: Client, asked: dict[str, str]) -> None:
    assert anna.get("/werklijst/", asked).status_code == 200


def test_a_neighbour_finds_nothing_by_words(menen: Host) -> None:
    with municipality("kortrijk"):
        making.receive(description="eenhoorn in de vijver")
    client = menen.client(cast.CHAIMA)
    assert listed(client, zoek="eenhoorn", lijst="alles") == set()


def test_the_desk_searches_only_what_it_handles(regio: Host) -> None:
    with municipality("kortrijk"):
        making.receive(description="eenhoorn in de vijver")
        known = making.receive(description="eenhoorn op de brug", decision=making.REGION)
    assert listed(regio.client(cast.DIRK), zoek="eenhoorn", lijst="alles") == {known.number}


def test_many_are_given_to_somebody_and_back(anna: Client) -> None:
    with municipality("kortrijk"):
        rows = [making.receive() for _number in range(3)]
        Team.objects.create(municipality="kortrijk", slug="wegen", name="Wegen")
        TeamMember.objects.create(municipality="kortrijk", team="wegen", user_id=7, person=Actor("kortrijk", 7, "Jos"))
    order = {"number": [row.number for row in rows], "verb": "assign", "whom": "wegen|7", "key": str(uuid.uuid4())}
    anna.post("/werklijst/samen/", order)
    anna.post("/werklijst/samen/", order)
    with municipality("kortrijk"):
        assert {(row.team, str(row.assigned_to), row.status) for row in Melding.objects.all()} == {
            ("wegen", "Jos", "assigned")
        }
        act = BulkAct.objects.get()
        rows[0].refresh_from_db()
        actions.add_note(rows[0], text="Intussen.", by=making.ANNA, at=now())
    assert listed(anna, team="wegen") == {row.number for row in rows}
    anna.post(f"/werklijst/samen/{act.key}/terug/")
    with municipality("kortrijk"):
        left = Melding.objects.exclude(team="")
        assert [row.number for row in left] == [rows[0].number], "what somebody changed since stays"
        assert set(Melding.objects.filter(team="").values_list("status", flat=True)) == {"received"}


def test_a_refusal_names_the_row_and_the_rest_is_done(anna: Client) -> None:
    with municipality("kortrijk"):
        ready, withdrawn = making.receive(), making.receive()
        actions.transition(withdrawn, to="withdrawn", by=making.ANNA, at=now())
    numbers = [ready.number, withdrawn.number]
    page = anna.post(
        "/werklijst/samen/",
        {"number": numbers, "verb": "status", "status": "done", "key": str(uuid.uuid4())},
        follow=True,
    )
    assert withdrawn.number in page.content.decode()
    with municipality("kortrijk"):
        ready.refresh_from_db()
        assert ready.status == "done"


def test_a_filter_becomes_a_tab(anna: Client, kortrijk: Host) -> None:
    anna.post("/werklijst/bewaard/", {"name": "Te laat", "termijn": "voorbij", "lijst": "team"})
    page = anna.get("/werklijst/").content.decode()
    assert "?termijn=voorbij" in page
    assert "Te laat" in page
    with municipality("kortrijk"):
        kept = SavedList.objects.get()
    assert kortrijk.client(cast.RITA).post(f"/werklijst/bewaard/{kept.pk}/verwijdering/").status_code == 404
    anna.post(f"/werklijst/bewaard/{kept.pk}/verwijdering/")
    assert "Te laat" not in anna.get("/werklijst/").content.decode()


def test_files_hold_the_list_and_no_formulas(anna: Client) -> None:
    with municipality("kortrijk"):
        making.receive(place=Place(text='=HYPERLINK("x")'))
    text = b"".join(anna.get("/werklijst/meldingen.csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # a stream
    assert "'=HYPERLINK" in text
    book = load_workbook(io.BytesIO(anna.get("/werklijst/meldingen.xlsx").content))
    assert [len(list(sheet.rows)) for sheet in book] == [2]


def test_workload_counts_people_and_lateness(anna: Client) -> None:
    with municipality("kortrijk"):
        late = making.receive(deadline_at=now() - timedelta(days=3))
        making.receive()
        casework.assign(late, team="", to=making.ANNA, by=making.ANNA, at=now())
    page = anna.get("/werklijst/werklast/")
    people = {str(load.who): (load.total, load.late) for load in page.context["people"]}
    assert people == {"Anna Declercq": (1, 1), "None": (1, 0)}
