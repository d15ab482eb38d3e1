"""The page of the closing days: own days are added, changed, removed and put back; public holidays are only shown."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from foundation.audit.models import AuditEntry
from foundation.calendar import is_workday, public_holidays, queries
from foundation.calendar.models import ClosingDay
from tests import cast

pytestmark = pytest.mark.usefixtures("db")
PAGE = "/kantoor/sluitingsdagen/"


@pytest.fixture
def bram(kortrijk):
    return kortrijk.client(cast.BRAM)


def a_workday() -> date:
    """A working day to come that is no public holiday."""
    days = (timezone.localdate() + timedelta(days=step) for step in range(10, 30))
    return next(day for day in days if day.weekday() < 5 and day not in public_holidays(day.year))


def add(bram, **facts: str):
    return bram.post(PAGE, {"day": a_workday().isoformat(), "name": "Brugdag", **facts})


def only_row(kortrijk) -> ClosingDay:
    with kortrijk.wall():
        return ClosingDay.objects.get()


def test_it_says_what_to_do_when_there_are_none(bram):
    page = bram.get(PAGE).content.decode()
    assert "Nog geen eigen sluitingsdagen" in page
    assert "Feestdagen" in page
    assert "Wapenstilstand" in page


def test_a_whole_day_is_no_working_day_any_more(bram, kortrijk):
    assert add(bram).status_code == 302
    with kortrijk.wall():
        assert not is_workday(a_workday(), "kortrijk")
    assert "Brugdag" in bram.get(PAGE).content.decode()


def test_half_a_day_keeps_its_hour(bram, kortrijk):
    add(bram, from_time="12:00")
    assert only_row(kortrijk).from_time == time(12)
    assert "vanaf 12:00" in bram.get(PAGE).content.decode()


def test_it_changes_a_day(bram, kortrijk):
    add(bram)
    row = only_row(kortrijk)
    later = (a_workday() + timedelta(days=1)).isoformat()
    assert bram.post(f"{PAGE}{row.pk}/", {"day": later, "name": "Kermis", "yearly": "on"}).status_code == 302
    changed = only_row(kortrijk)
    assert (changed.name, changed.yearly, changed.day.isoformat()) == ("Kermis", True, later)


def test_it_removes_a_day_and_puts_it_back(bram, kortrijk):
    add(bram, from_time="12:00")
    row = only_row(kortrijk)
    page = bram.post(f"{PAGE}{row.pk}/einde/", follow=True).content.decode()
    assert "Brugdag is verwijderd" in page
    with kortrijk.wall():
        assert not ClosingDay.objects.exists()
        entry = AuditEntry.objects.get(verb="calendar.closing_day_removed")
    bram.post(f"{PAGE}{entry.pk}/terug/")
    back = only_row(kortrijk)
    assert (back.day, back.from_time, back.name) == (row.day, row.from_time, row.name)
    with kortrijk.wall():
        verbs = AuditEntry.objects.filter(verb__startswith="calendar.").values_list("verb", flat=True)
        assert sorted(verbs) == ["calendar.closing_day_added"] * 2 + ["calendar.closing_day_removed"]


def test_to_put_back_twice_says_that_the_day_is_taken(bram, kortrijk):
    add(bram)
    bram.post(f"{PAGE}{only_row(kortrijk).pk}/einde/")
    with kortrijk.wall():
        entry = AuditEntry.objects.get(verb="calendar.closing_day_removed")
    bram.post(f"{PAGE}{entry.pk}/terug/")
    assert "Er is al een sluitingsdag" in bram.post(f"{PAGE}{entry.pk}/terug/", follow=True).content.decode()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"day": "2020-01-02"}, "Deze dag is voorbij"),
        ({"day": "2099-01-02"}, "meer dan vijf jaar"),
        ({"day": "geen dag"}, "datum"),
        ({"name": ""}, "Reden"),
        ({"from_time": "25:99"}, "Gesloten vanaf"),
    ],
)
def test_it_says_what_is_wrong(bram, kortrijk, facts, told):
    answer = add(bram, **facts)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    with kortrijk.wall():
        assert not ClosingDay.objects.exists()


def test_a_public_holiday_needs_no_closing_day(bram):
    year = timezone.localdate().year + 1
    assert "al een feestdag" in add(bram, day=f"{year}-12-25").content.decode()


def test_one_day_is_kept_once(bram):
    add(bram)
    answer = add(bram, name="Nog eens")
    assert answer.status_code == 422
    assert "Er is al een sluitingsdag" in answer.content.decode()


def test_a_day_of_a_neighbour_is_not_found(bram, menen):
    with menen.wall():
        row = ClosingDay.objects.create(municipality="menen", day=a_workday(), name="Kermis van Menen")
    assert bram.get(f"{PAGE}{row.pk}/").status_code == 404
    assert bram.post(f"{PAGE}{row.pk}/einde/").status_code == 404
    assert "Kermis van Menen" not in bram.get(PAGE).content.decode()


def test_only_the_administrator_comes_here(kortrijk):
    assert kortrijk.client(cast.ANNA).get(PAGE).status_code == 404
    assert kortrijk.client().get(PAGE).status_code == 302


@pytest.mark.parametrize(
    ("day", "yearly", "today", "coming"),
    [
        (date(2020, 7, 11), True, date(2026, 7, 11), date(2026, 7, 11)),
        (date(2020, 7, 11), True, date(2026, 7, 12), date(2027, 7, 11)),
        (date(2024, 2, 29), True, date(2026, 3, 1), date(2028, 2, 29)),
        (date(2028, 5, 5), True, date(2026, 3, 1), date(2028, 5, 5)),
        (date(2026, 5, 5), False, date(2026, 3, 1), date(2026, 5, 5)),
    ],
)
def test_a_yearly_day_comes_again(kortrijk, day, yearly, today, coming):
    with kortrijk.wall():
        ClosingDay.objects.create(municipality="kortrijk", day=day, yearly=yearly, name="Feest")
        assert [found.next for found in queries.coming_days("kortrijk", today)] == [coming]


def test_a_day_that_is_over_is_kept_apart(kortrijk):
    with kortrijk.wall():
        ClosingDay.objects.create(municipality="kortrijk", day=date(2026, 5, 5), name="Feest")
        assert queries.coming_days("kortrijk", date(2026, 6, 1)) == []
        assert [row.name for row in queries.past_days("kortrijk", date(2026, 6, 1))] == ["Feest"]
