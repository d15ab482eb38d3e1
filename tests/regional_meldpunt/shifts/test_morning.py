"""The morning report: its own municipality, once a day, at the time it chose."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.utils.timezone import now

from foundation.access.actions import grant
from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.notifications.delivering import message_of
from foundation.notifications.models import Delivery
from foundation.tasks.models import Task
from foundation.tenancy import current, municipality, region
from regional_meldpunt.shifts import actions, morning, queries
from regional_meldpunt.shifts.models import MorningReport
from tests import cast
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

BY = Actor("kortrijk", 1, "Bram")
DAY = date(2026, 10, 25)


def choose(schema: str, **values: object) -> None:
    with municipality(schema):
        actions.change_setting(schema, {"addresses": f"directie@{schema}.test", **values}, by=BY)


@pytest.mark.usefixtures("db")
def test_it_tells_what_happened_here_and_nothing_of_the_neighbour_or_the_reporter() -> None:
    with municipality("menen"):
        theirs = making.receive(
            municipality=current().schema, received_by=current().schema, category="boom-op-de-weg", urgency="acute"
        )
    with municipality("kortrijk"):
        ours = making.receive(
            municipality=current().schema, received_by=current().schema, category="boom-op-de-weg", urgency="acute"
        )
        actions.change_setting("kortrijk", {"addresses": "directie@kortrijk.test"}, by=BY)
        made = morning.make("kortrijk", local(now()).date(), at=now() + timedelta(minutes=1))
        assert made is not None
        text = str(made.content)
        assert made.content["counts"]["acute"] == 1
        assert ours.number in text
        assert theirs.number not in text
        assert ours.place_text not in text
        assert ours.description not in text
    with municipality("menen"):
        assert not MorningReport.objects.exists()


@pytest.mark.usefixtures("db")
def test_without_addresses_it_goes_to_whoever_leads_the_municipality() -> None:
    """Fien is a director at the region and lives in Harelbeke; the secretary of Harelbeke has an account there."""
    for schema, expected in (("harelbeke", {cast.FIEN.email, "secretaris@harelbeke.test"}), ("menen", set())):
        with municipality(schema):
            if expected:
                secretary = User.objects.create(email="secretaris@harelbeke.test", display_name="Ann")
                grant(secretary, role="directie", by=BY)
            assert set(morning.addresses(queries.setting(schema))) == expected


@pytest.mark.usefixtures("db")
def test_a_quiet_night_is_kept_but_not_mailed_when_only_something_counts() -> None:
    choose("harelbeke", only_when_something=True)
    with municipality("harelbeke"):
        made = morning.make("harelbeke", DAY, at=datetime(2020, 10, 25, 6, tzinfo=UTC))
        assert made is not None
        assert (made.content["something"], made.sent_to) == (False, 0)
        assert not Delivery.objects.exists()


@pytest.mark.usefixtures("db")
def test_its_mail_names_the_day_and_what_came_in() -> None:
    choose("kortrijk")
    with municipality("kortrijk"):
        ours = making.receive(category="boom-op-de-weg", urgency="acute")
        morning.make("kortrijk", DAY, at=now() + timedelta(seconds=1))
        row = Delivery.objects.get(template="shiftlog/mail/morning")
    with municipality("kortrijk"):
        mail = message_of(row)
    assert "zondag 25 oktober" in mail.subject
    for words in (mail.text, mail.html):
        assert ours.number in words


def test_two_workers_make_and_mail_it_once(committed: None) -> None:
    choose("kortrijk")

    def work(_number: int) -> bool:
        try:
            with municipality("kortrijk"):
                return morning.make("kortrijk", DAY, at=now()) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(8))) == 1
    with municipality("kortrijk"):
        assert (MorningReport.objects.count(), Delivery.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("clock", "early", "due"),
    [
        # 02:30 does not exist on 29 March: it is the moment of the jump. On 25 October it is the first of the two.
        (time(2, 30), datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (time(2, 30), datetime(2026, 10, 25, 0, 29, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
@pytest.mark.usefixtures("committed")
def test_the_nights_of_the_clock(monkeypatch: pytest.MonkeyPatch, clock: time, early: datetime, due: datetime) -> None:
    choose("kortrijk", at=clock)
    for schema in ("menen", "harelbeke", "spiere_helkijn"):
        choose(schema, active=False)
    asked = []
    for moment in (early, due, due + timedelta(hours=1), due + timedelta(hours=2)):
        monkeypatch.setattr(morning, "now", lambda moment=moment: moment)
        with login("queue"), region("queue"):
            asked.append(morning.look())
    assert asked == [0, 1, 0, 0]
    with login("queue"), region("queue"):
        assert Task.objects.filter(name=morning.REPORT).count() == 1


@pytest.mark.usefixtures("db")
def test_the_pages_are_for_who_may_read_them(kortrijk: Place, menen: Place) -> None:
    with municipality("kortrijk"):
        morning.make("kortrijk", DAY, at=now())
    path = f"/beheer/ochtendrapporten/{DAY}/"
    bram = kortrijk.client(cast.BRAM)
    assert bram.get(path).status_code == 200
    assert bram.get("/beheer/ochtendrapporten/").status_code == 200
    assert kortrijk.client(cast.ANNA).get(path).status_code == 404
    answer = bram.post(
        "/beheer/ochtendrapporten/instellingen/", {"active": "on", "at": "06:45", "addresses": "geen adres"}
    )
    assert answer.status_code == 422
