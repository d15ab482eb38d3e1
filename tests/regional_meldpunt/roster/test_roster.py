"""The roster as others use it: whom to reach now, next and ever, and what publishing does."""

from datetime import timedelta
from importlib import import_module
from threading import Barrier, Thread
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connections, transaction
from django.utils.timezone import now

from foundation.tasks.models import Task
from foundation.tenancy import municipality, region
from regional_meldpunt.roster import keeping, queries
from regional_meldpunt.roster.models import Override, Publication, Roster, Shift
from regional_meldpunt.roster.models.plan import OverrideKind
from regional_meldpunt.roster.planning import actions, editing
from regional_meldpunt.roster.planning.editing import Exceptional
from regional_meldpunt.roster.problems import RosterProblem
from tenants.people import actions as people
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import on_call_people
from tests.regional_meldpunt.roster import making
from tests.regional_meldpunt.roster.making import BY, COOR

pytestmark = pytest.mark.usefixtures("db")


def test_whom_to_reach_starts_with_who_is_on_call() -> None:
    eva, jan = on_call_people()
    with region("desk"):
        assert queries.on_call(now()) == eva
        assert queries.to_reach(now()) == [eva, jan]
        after = queries.after_this_one(now())
    assert after is not None
    assert after.person == jan


def test_the_backup_is_reached_after_the_first_line_and_before_whoever_comes_next() -> None:
    eva, jan, sofie = making.person("Eva"), making.person("Jan", "menen"), making.person("Sofie", "harelbeke")
    with region("coordinator"):
        made = making.roster([eva, jan], layers=("Eerste wacht", "Achterwacht"))
        backup = made.layers.all()[1]
        making.weekly(backup, [sofie], backup.rotations.get())
        actions.publish(made, by=COOR, at=now())
        names = [person.name for person in queries.who_is_on_call(made, now())]
        assert names[1] == "Sofie"
        order = [person.name for person in queries.to_reach(now())]
        assert order[:2] == names
        assert set(order) == {"Eva", "Jan", "Sofie"}
        assert [person.name for person in queries.next_on_call(made, now())][-1] == "Sofie"
        assert {shift.layer.name for shift in queries.this_week(made, now())} == {"Eerste wacht", "Achterwacht"}


def test_nothing_holds_before_it_is_published() -> None:
    eva, jan = making.person("Eva"), making.person("Jan", "menen")
    with region("coordinator"):
        made = making.roster([eva, jan])
        assert queries.who_is_on_call(made, now()) == []
        assert {change.person for change in actions.pending(made, now())} == {eva.pk, jan.pk}
        actions.publish(made, by=COOR, at=now())
        assert len(queries.who_is_on_call(made, now())) == 1
        assert actions.pending(made, now()) == []


def test_what_was_published_stays_the_past_whatever_is_published_later() -> None:
    """Who was on call is a query, for ever: the shift that runs is cut off, and nothing before it changes."""
    eva, jan = making.person("Eva"), making.person("Jan", "menen")
    with region("coordinator"):
        made = making.published([eva, jan])
        begun = queries.on_duty(made, now())[0]
        first = making.weekly(made.layers.get(), [jan], made.layers.get().rotations.get())
        assert first.members.count() == 1
        later = now()
        actions.publish(made, by=COOR, at=later)
        shifts = list(Shift.objects.filter(roster=made, starts_at__lte=later))
        assert queries.who_is_on_call(made, begun.starts_at) == [begun.person]
        assert queries.who_is_on_call(made, later) == [jan]
        if begun.person == eva:
            assert [one.ends_at for one in shifts if one.person == eva] == [later]


@pytest.mark.parametrize("wall", ["coordinator", "desk"])
def test_the_database_refuses_to_change_the_past(wall: str) -> None:
    eva = making.person("Eva")
    with region("coordinator"):
        made = making.published([eva])
        making.was_on_call(made, eva, days_ago=9)
    with region(wall):
        over = Shift.objects.filter(roster=made, starts_at__lt=now() - timedelta(days=1))
        assert over.count() == 1
        for attempt in (
            lambda: over.delete(),
            lambda: over.update(person_name="Iemand anders"),
            lambda: over.update(starts_at=now()),
            lambda: over.update(ends_at=now() - timedelta(days=1)),
        ):
            with pytest.raises(DatabaseError, match="the past of a roster stays"), transaction.atomic():
                attempt()


def test_publishing_what_somebody_else_published_meanwhile_asks_to_look_again() -> None:
    eva = making.person("Eva")
    with region("coordinator"):
        made = making.published([eva])
        with pytest.raises(RosterProblem, match="Bekijk de verschillen"):
            actions.publish(made, by=COOR, at=now(), seen=0)
        assert actions.publish(made, by=COOR, at=now(), seen=1).changes == []


def test_publishing_again_keeps_every_row() -> None:
    eva, jan = making.person("Eva"), making.person("Jan", "menen")
    with region("coordinator"):
        made = making.published([eva, jan])
        before = set(Shift.objects.values_list("pk", flat=True))
        actions.publish(made, by=COOR, at=now())
        kept = set(Shift.objects.values_list("pk", flat=True))
    assert len(before - kept) <= 1, "only the last one is cut off elsewhere"


@pytest.mark.usefixtures("committed")
def test_a_person_who_was_withdrawn_at_home_has_no_shift_any_more_within_a_round_of_the_worker() -> None:
    eva, jan = making.person("Eva"), making.person("Jan", "menen")
    with region("coordinator"):
        made = making.published([eva, jan])
    with municipality("menen"):
        people.withdraw(jan, by=BY)
    with login("queue"), region("queue"):
        keeping.look_for_leavers()
        assert Task.objects.filter(name__endswith="without_leavers").count() == 1
        keeping.without_leavers(roster=made.pk)
        assert actions.has_leavers(now()) == []
        assert set(Shift.objects.filter(ends_at__gt=now()).values_list("person_name", flat=True)) == {"Eva"}


def test_everybody_whose_future_changes_hears_it_and_nobody_else(mailed: list[dict[str, Any]]) -> None:
    eva, jan, tom = making.person("Eva"), making.person("Jan", "menen"), making.person("Tom", "harelbeke")
    with region("coordinator"):
        made = making.published([eva, jan, tom])
        mailed.clear()
        shift = Shift.objects.filter(roster=made, person=jan, starts_at__gt=now()).first()
        assert shift is not None
        wanted = Exceptional(OverrideKind.REPLACE, shift.starts_at, shift.ends_at, tom, jan)
        editing.make_override(made.layers.get(), wanted, by=COOR, at=now())
        actions.publish(made, by=COOR, at=now())
    told = {mail["to"]: mail["context"] for mail in mailed}
    assert set(told) == {jan.email, tom.email}
    assert len(told[jan.email]["loses"]) == len(told[tom.email]["gets"]) == 1
    assert told[jan.email]["gets"] == told[tom.email]["loses"] == []


def test_weeks_that_were_planned_before_there_were_layers_stay_with_whoever_had_them() -> None:
    """What the migration does: they become a first roster, and publishing it changes nothing for anybody."""
    eva, jan = making.person("Eva"), making.person("Jan", "menen")
    keep = import_module("regional_meldpunt.roster.migrations.0003_existing_weeks").keep
    with region("coordinator"):
        made = making.published([eva, jan])
        before = list(Shift.objects.order_by("starts_at").values_list("person_id", "starts_at", "ends_at"))
        keep(apps, None)
        kept = Roster.objects.get(slug="wachtdienst")
        after = list(
            Shift.objects.filter(roster=kept).order_by("starts_at").values_list("person_id", "starts_at", "ends_at")
        )
        assert after == before
        assert not Shift.objects.filter(roster=made).exists()
        assert actions.pending(kept, now()) == []
        assert queries.on_call(now(), kept) == queries.who_is_on_call(kept, now())[0]


def test_a_name_stays_readable_when_the_person_behind_it_is_gone_with_a_municipality() -> None:
    eva = making.person("Eva")
    with region("coordinator"):
        made = making.published([eva])
        gone = making.was_on_call(made, eva, days_ago=9, pk=987_654)
    with region("desk"):
        assert [one.person_name for one in queries.on_duty(made, gone.starts_at)] == ["Eva"]
        assert queries.who_is_on_call(made, gone.starts_at) == []


@pytest.mark.usefixtures("committed")
def test_two_overrides_in_two_transactions_never_both_succeed() -> None:
    eva, jan, tom = making.person("Eva"), making.person("Jan", "menen"), making.person("Tom", "harelbeke")
    with region("coordinator"):
        layer = making.published([eva, jan, tom]).layers.get()
    begins, gate, problems = now() + timedelta(days=3), Barrier(2), list[str]()

    def make(who: object, shift: timedelta) -> None:
        try:
            with region("coordinator"):
                wanted = Exceptional(OverrideKind.REPLACE, begins + shift, begins + timedelta(hours=9) + shift, who)  # type: ignore[arg-type]  # a person
                gate.wait(timeout=20)
                editing.make_override(layer, wanted, by=COOR, at=now())
        except RosterProblem as problem:
            problems.append(str(problem))
        finally:
            connections.close_all()

    threads = [Thread(target=make, args=(jan, timedelta())), Thread(target=make, args=(tom, timedelta(hours=8)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    with region("coordinator"):
        assert Override.objects.filter(layer=layer).count() == 1
    assert len(problems) == 1
    assert "al een uitzondering" in problems[0]


@pytest.mark.usefixtures("committed")
def test_two_coordinators_who_publish_at_once_leave_one_whole_roster() -> None:
    eva, jan = making.person("Eva"), making.person("Jan", "menen")
    with region("coordinator"):
        made = making.roster([eva, jan])
    gate, problems = Barrier(2), list[str]()

    def publish() -> None:
        try:
            with region("coordinator"):
                gate.wait(timeout=20)
                actions.publish(made, by=COOR, at=now(), seen=0)
        except RosterProblem as problem:
            problems.append(str(problem))
        finally:
            connections.close_all()

    threads = [Thread(target=publish) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    with region("coordinator"):
        assert Publication.objects.filter(roster=made).count() == 1
        shifts = list(Shift.objects.filter(roster=made).order_by("starts_at"))
    assert all(one.ends_at == two.starts_at for one, two in zip(shifts, shifts[1:], strict=False))
    assert len(problems) == 1
