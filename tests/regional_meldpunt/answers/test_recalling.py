"""An act on many that is taken back within its ten seconds: no reporter hears of it, whatever the worker did already."""

import uuid

import pytest
from django.core import mail
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.answers.models import Message
from regional_meldpunt.meldingen import casework, queries
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.worklists.models import BulkAct
from tests import cast
from tests.regional_meldpunt.answers import talking
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


def act(place: Place, rows: list[Melding], **order: str) -> str:
    """Through the work list; where it is taken back."""
    form = {"number": [row.number for row in rows], "key": str(uuid.uuid4()), **order}
    place.client(cast.ANNA).post("/werklijst/samen/", form)
    with place.wall():
        for row in rows:
            row.refresh_from_db()
        return f"/werklijst/samen/{BulkAct.objects.get().key}/terug/"


@pytest.mark.parametrize("worker", ["was faster", "comes later"])
def test_nobody_hears_of_a_status_that_was_taken_back(kortrijk: Place, worker: str) -> None:
    with kortrijk.wall():
        rows = [talking.reported(), talking.reported()]
        joined = talking.reported()
        casework.merge(joined, into=rows[0], by=talking.making.ANNA, at=now())
    undo = act(kortrijk, rows, verb="status", status="done", text="Alles is hersteld.")
    done = [(row, row.changed_at) for row in [*rows, joined]]
    with kortrijk.wall():
        joined.refresh_from_db()
        done[2] = (joined, joined.changed_at)
    if worker == "was faster":
        assert all(talking.told(row, "done") for row in rows)
    kortrijk.client(cast.ANNA).post(undo)
    for row, at in done:
        with municipality("kortrijk"):
            row.changed_at = at
            talking.told(row, "done")
            talking.sent(row)
            fresh = queries.by_number(row.number)
        assert fresh is not None and (fresh.status == "assigned" or fresh.merged_into)
    with kortrijk.wall():
        assert set(Message.objects.filter(template="done").values_list("state", flat=True)) <= {"undone"}
    assert mail.outbox == []


def test_a_message_to_many_stays_here_when_it_is_taken_back(kortrijk: Place) -> None:
    with kortrijk.wall():
        rows = [talking.reported(), talking.reported()]
    undo = act(kortrijk, rows, verb="message", text="Verkeerde tekst.")
    kortrijk.client(cast.ANNA).post(undo)
    with kortrijk.wall():
        for row in rows:
            talking.sent(row)
        assert set(Message.objects.values_list("state", flat=True)) == {"undone"}
    assert mail.outbox == []


def test_who_was_told_already_is_told_that_it_changed_back(kortrijk: Place) -> None:
    with kortrijk.wall():
        rows = [talking.reported()]
    undo = act(kortrijk, rows, verb="status", status="done", text="Hersteld.")
    talking.told(rows[0], "done")
    with kortrijk.wall():
        talking.sent(rows[0])
    page = kortrijk.client(cast.ANNA).post(undo, follow=True).content.decode()
    assert "zijn al verwittigd" in page
    with kortrijk.wall():
        rows[0].refresh_from_db()
        talking.told(rows[0], "status_changed")
        talking.sent(rows[0])
    assert len(mail.outbox) == 2
