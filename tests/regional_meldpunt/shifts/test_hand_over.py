"""Handing a shift over takes two people; when the second does not come, the coordinator hears it once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.notifications.models import Delivery
from foundation.tenancy import municipality, region
from regional_meldpunt.shifts import actions, logbook, queries, rounds
from regional_meldpunt.shifts.models import HandOver, LogEntry
from regional_meldpunt.shifts.problems import AlreadyTakenOver, NotFromYourself
from tests import cast
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import DIRK, NOOR, on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place


@pytest.fixture
def dirk(regio: Place) -> Client:
    return regio.client(cast.DIRK)


@pytest.mark.usefixtures("db")
def test_it_keeps_what_was_open_and_the_first_who_takes_it_counts(dirk: Client) -> None:
    on_call_people()
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION, category="boom-op-de-weg", urgency="acute")
    assert melding.number in dirk.get("/overdracht/").content.decode()
    answer = dirk.post("/overdracht/", {"text": "De N8 is half open.", "to": ""})
    assert answer.status_code == 302
    with region("desk"):
        (made,) = queries.hand_overs()
        assert [one["number"] for one in made.picture["open"]] == [melding.number]
        with pytest.raises(NotFromYourself):
            actions.take_over(made, by=made.by, at=now())
        actions.take_over(made, by=NOOR, at=now())
        with pytest.raises(AlreadyTakenOver, match=NOOR.name):
            actions.take_over(made, by=DIRK, at=now())
    page = dirk.get(answer.headers["Location"]).content.decode()
    assert NOOR.name in page
    assert "De N8 is half open." in page


def test_a_shift_that_nobody_takes_is_told_once(committed: None, regio: Place) -> None:
    regio.client(cast.COOR)
    with region("desk"):
        made = actions.hand_over(begins_at=now(), text="", to=None, picture={}, by=DIRK, at=now() - timedelta(hours=1))
        fresh = actions.hand_over(begins_at=now(), text="", to=None, picture={}, by=DIRK, at=now())
    with login("queue"), region("queue"):
        assert [rounds.look_at_hand_overs() for _ in range(3)] == [1, 0, 0]
        assert Delivery.objects.filter(template="shiftlog/mail/not_taken").count() == 1
    with region("desk"):
        told = dict(HandOver.objects.values_list("pk", "told_at"))
    assert told[made.pk] is not None
    assert told[fresh.pk] is None


@pytest.mark.usefixtures("db")
def test_a_correction_is_a_new_line_and_the_machine_is_read_not_copied(dirk: Client) -> None:
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION, category="boom-op-de-weg")
    dirk.post("/logboek/regels/", {"text": "KMI code geel tot 06:00", "number": melding.number})
    with region("desk"):
        old = LogEntry.objects.get()
    dirk.post(f"/logboek/regels/{old.pk}/correctie/", {"text": "KMI code oranje tot 06:00"})
    dirk.post(f"/logboek/regels/{old.pk}/correctie/", {"text": "Nog eens"})
    with region("desk"):
        found = logbook.lines(now() - timedelta(hours=1), now() + timedelta(minutes=1))
    assert [line.text for line in found if line.by_hand] == [
        "KMI code geel tot 06:00", "Verbetering: KMI code oranje tot 06:00"
    ]  # fmt: skip
    assert [line.corrected for line in found if line.by_hand] == [True, False]
    assert melding.number in [line.number for line in found if line.kind == logbook.MELDING]
    sheet = dirk.get("/logboek/bestand/csv/")
    assert "code oranje" in sheet.content.decode()
    assert dirk.get("/logboek/bestand/xlsx/").content[:2] == b"PK"


@pytest.mark.usefixtures("committed")
def test_old_lines_go_but_not_before_what_corrects_them() -> None:
    at = now()
    with region("desk"):
        old = actions.log("oud", by=DIRK, at=at - rounds.KEPT - timedelta(days=1))
        corrected = actions.log("fout", by=DIRK, at=at - rounds.KEPT - timedelta(days=1))
        actions.log("juist", by=DIRK, at=at, corrects=corrected)
    with login("queue"), region("queue"):
        rounds.remove_before(at - rounds.KEPT)
        assert old.pk not in set(LogEntry.objects.values_list("pk", flat=True))
        assert LogEntry.objects.count() == 2
