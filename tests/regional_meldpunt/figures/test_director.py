"""What a director sees: counts of every municipality, who is on call, and not one melding."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from foundation.audit.models import AuditEntry
from regional_meldpunt.figures import periods, queries
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.usefixtures("db")
PAGE = "/cijfers/"
TEXT = "Een diepe put die niemand buiten Kortrijk mag lezen."


@pytest.fixture
def two_in_kortrijk(kortrijk):
    with kortrijk.wall():
        return [
            making.receive(description=TEXT, urgency="acute", decision=making.REGION),
            making.receive(description=TEXT, urgency="normal"),
        ]


@pytest.fixture
def fien(regio):
    return regio.client(cast.FIEN)


def figures_of(text: str) -> dict[str, dict[str, str]]:
    return {row["municipality"]: row for row in csv.DictReader(StringIO(text))}


def test_it_is_where_a_director_arrives(fien):
    assert fien.get("/inloggen/")["Location"] == PAGE


def test_it_counts_per_municipality(fien, two_in_kortrijk):
    rows = figures_of(fien.get(f"{PAGE}meldingen.csv").content.decode())
    assert len(rows) >= 2
    kortrijk, menen = rows["Kortrijk"], rows["Menen"]
    assert (kortrijk["total"], kortrijk["open"], kortrijk["acute"], kortrijk["normal"]) == ("2", "2", "1", "1")
    assert kortrijk["received"] == "2"
    assert menen["total"] == "0"


def test_the_page_shows_counts_and_no_melding(fien, two_in_kortrijk):
    page = fien.get(PAGE).content.decode()
    assert "Kortrijk" in page
    assert TEXT not in page
    assert two_in_kortrijk[0].number not in page


def test_another_period_has_other_figures(fien, two_in_kortrijk):
    yesterday = (localdate() - timedelta(days=1)).isoformat()
    page = fien.get(PAGE, {"first": yesterday, "last": yesterday}).content.decode()
    assert "kwam niets binnen" in page


@pytest.mark.parametrize(
    "query", [{"first": "x", "last": "y"}, {"first": "2026-02-02", "last": "2026-02-01"}, {"first": ""}]
)
def test_a_period_that_is_none_is_said_and_shows_this_month(fien, query):
    answer = fien.get(PAGE, query)
    assert answer.status_code == 422
    assert "id_last" in answer.content.decode()


def test_taking_the_figures_along_is_written_in_the_book(fien, regio):
    fien.get(f"{PAGE}meldingen.csv")
    with regio.wall("director"):
        entry = AuditEntry.objects.get(verb="figures.exported")
    assert entry.by_name == cast.FIEN.name


@pytest.mark.parametrize("member", [cast.DIRK, cast.EVA, cast.COOR, cast.WIM])
def test_others_of_the_region_do_not_come_here(regio, member):
    visitor = regio.client(member)
    assert visitor.get(PAGE).status_code == 404
    assert visitor.get(f"{PAGE}meldingen.csv").status_code == 404


def test_the_database_gives_a_director_counts_and_no_melding(regio, two_in_kortrijk):
    today = localdate()
    with regio.wall("director"):
        assert queries.together(queries.lines(today, today)).total == 2
        with pytest.raises(DatabaseError), transaction.atomic():
            Melding.objects.count()


@pytest.mark.parametrize("role", ["gate", "desk", "admin"])
def test_the_database_gives_the_counts_to_nobody_else(regio, role):
    with regio.wall(role), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM public.meldpunt_counts(current_date, current_date)")


def test_the_months_of_a_year_end():
    from datetime import date

    assert periods.previous_month(date(2026, 1, 31)) == periods.Period(date(2025, 12, 1), date(2025, 12, 31))
    assert periods.this_month(date(2026, 3, 5)) == periods.Period(date(2026, 3, 1), date(2026, 3, 5))
    assert periods.this_year(date(2026, 3, 5)) == periods.Period(date(2026, 1, 1), date(2026, 3, 5))
