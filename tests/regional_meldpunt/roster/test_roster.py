"""The roster as people use it: whom to reach, who may change it, and no two shifts at once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils.timezone import now

from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.roster import actions, queries
from regional_meldpunt.roster.models import Shift
from tests import cast
from tests.regional_meldpunt.desk.people import on_call_people
from tests.support.places import Place

BY = Actor.system("tests")


@pytest.mark.usefixtures("db")
def test_whom_to_reach_starts_with_who_is_on_call() -> None:
    eva, jan = on_call_people()
    with region("desk"):
        assert queries.on_call(now()) == eva
        assert queries.to_reach(now()) == [eva, jan]


@pytest.mark.usefixtures("db")
def test_the_coordinator_gives_a_week_to_somebody_else(regio: Place) -> None:
    _eva, jan = on_call_people()
    with region("coordinator"):
        shift = queries.current_shift(now())
    assert shift is not None
    regio.client(cast.COOR).post(f"/rooster/{shift.pk}/persoon/", {"person": jan.pk})
    with region("desk"):
        assert queries.on_call(now()) == jan


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("reader", [cast.DIRK, cast.EVA])
def test_operators_and_people_on_call_read_it_and_change_nothing(regio: Place, reader: cast.Member) -> None:
    _eva, jan = on_call_people()
    client = regio.client(reader)
    page = client.get("/rooster/").content.decode()
    assert "Eva Dewitte" in page
    assert "/rooster/weken/" not in page
    assert "/persoon/" not in page
    with region("desk"):
        shift = queries.current_shift(now())
        before = Shift.objects.count()
    assert shift is not None
    assert client.post("/rooster/weken/", {"weekday": 0, "wall": "09:00", "count": 3}).status_code == 404
    assert client.post(f"/rooster/{shift.pk}/persoon/", {"person": jan.pk}).status_code == 404
    with region("desk"):
        assert Shift.objects.count() == before


@pytest.mark.usefixtures("db")
def test_the_director_and_strangers_do_not_find_it(regio: Place) -> None:
    assert regio.client(cast.FIEN).get("/rooster/").status_code == 404
    assert regio.client().get("/rooster/").status_code == 302


@pytest.mark.usefixtures("db")
def test_added_weeks_follow_without_a_gap_and_change_hands_when_chosen(regio: Place) -> None:
    on_call_people()
    with region("coordinator"):
        last = queries.last_shift()
    assert last is not None
    regio.client(cast.COOR).post("/rooster/weken/", {"weekday": 1, "wall": "08:30", "count": 3})
    with region("coordinator"):
        added = list(Shift.objects.filter(starts_at__gte=last.ends_at))
    assert [shift.starts_at for shift in added] == [last.ends_at, added[0].ends_at, added[1].ends_at]
    assert {(local(shift.ends_at).weekday(), f"{local(shift.ends_at):%H:%M}") for shift in added} == {(1, "08:30")}
    assert added[0].person_id != last.person_id, "everybody in turn"


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("typed", [{"weekday": 7}, {"wall": "25:00"}, {"count": 0}, {"count": 53}, {"wall": ""}])
def test_what_cannot_be_comes_back_with_a_sentence(regio: Place, typed: dict[str, object]) -> None:
    answer = regio.client(cast.COOR).post("/rooster/weken/", {"weekday": 0, "wall": "09:00", "count": 3, **typed})
    assert answer.status_code == 200
    assert "sp-errors" in answer.content.decode()
    with region("coordinator"):
        assert queries.last_shift() is None


@pytest.mark.usefixtures("db")
def test_planning_again_changes_nothing() -> None:
    people = on_call_people()
    with region("coordinator"):
        before = list(Shift.objects.values_list("pk", flat=True))
        assert actions.plan(people, start=now() - timedelta(minutes=1), count=4, by=BY) == []
        assert list(Shift.objects.values_list("pk", flat=True)) == before


@pytest.mark.usefixtures("db")
def test_the_database_refuses_two_people_at_once() -> None:
    eva, jan = on_call_people()
    with region("coordinator"):
        shift = queries.current_shift(now())
        assert shift is not None
        with pytest.raises(IntegrityError, match="shift_no_overlap"), transaction.atomic():
            Shift.objects.create(person=jan, starts_at=shift.ends_at - timedelta(minutes=1), ends_at=shift.ends_at)


@pytest.mark.usefixtures("committed")
def test_two_coordinators_at_once_plan_each_week_once() -> None:
    people, start, gate = on_call_people(), now() + timedelta(weeks=8), Barrier(2)
    problems: list[str] = []

    def plan() -> None:
        try:
            with region("coordinator"):
                gate.wait(timeout=20)
                actions.plan(people, start=start, count=6, by=BY)
        except actions.RosterProblem as problem:
            problems.append(str(problem))
        finally:
            connections.close_all()

    threads = [Thread(target=plan) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    with region("coordinator"):
        assert Shift.objects.filter(starts_at__gt=start - timedelta(weeks=1)).count() == 6
    assert len(problems) <= 1
