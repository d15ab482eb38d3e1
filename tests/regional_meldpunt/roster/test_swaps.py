"""Swaps: asked, taken, partial, in return; they hold at once and move with their shift."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.roster import queries
from regional_meldpunt.roster.models import Roster, Shift, SwapState
from regional_meldpunt.roster.models.plan import OverrideKind
from regional_meldpunt.roster.planning import actions as planning
from regional_meldpunt.roster.planning import editing, notices
from regional_meldpunt.roster.planning.editing import Exceptional
from regional_meldpunt.roster.problems import RosterProblem
from regional_meldpunt.roster.swapping import actions
from tenants.people.models import Person
from tests.regional_meldpunt.roster import making
from tests.regional_meldpunt.roster.making import COOR

pytestmark = pytest.mark.usefixtures("db")
ME = Actor("public", 77, "Iemand")


@pytest.fixture
def cast(db: None) -> tuple[Roster, Person, Person, Person]:
    eva, jan, tom = making.person("Eva"), making.person("Jan", "menen"), making.person("Tom", "harelbeke")
    with region("coordinator"):
        return making.published([eva, jan, tom]), eva, jan, tom


def coming(made: Roster, who: Person) -> Shift:
    found = Shift.objects.filter(roster=made, person=who, starts_at__gt=now()).order_by("starts_at").first()
    assert found is not None
    return found


def ask(shift: Shift, giver: Person, **options: Any) -> Any:
    facts = {"begins": shift.starts_at, "ends": shift.ends_at, "asked": None, "in_return": None, "reason": "feest"}
    return actions.ask(shift, giver=giver, by=ME, at=now(), **{**facts, **options})


def holder(made: Roster, at: Any) -> str:
    return queries.who_is_on_call(made, at)[0].name


def test_a_taken_swap_holds_at_once_and_a_plan_in_the_making_stays_out_of_it(cast: Any) -> None:
    made, eva, jan, tom = cast
    with region("coordinator"):
        shift = coming(made, eva)
        wanted = Exceptional(OverrideKind.REPLACE, shift.ends_at, shift.ends_at + timedelta(days=1), eva)
        editing.make_override(made.layers.get(), wanted, by=COOR, at=now())
    with region("desk"):
        actions.take(ask(shift, eva), taker=tom, by=ME, at=now())
        assert holder(made, shift.starts_at) == "Tom"
        assert holder(made, shift.ends_at + timedelta(hours=1)) == "Jan", "the exception is not published"
        assert planning.pending(made, now()), "and it still waits"


def test_a_part_of_a_shift_changes_hands_and_the_rest_stays(cast: Any) -> None:
    made, eva, _jan, tom = cast
    with region("desk"):
        shift = coming(made, eva)
        begins, ends = shift.starts_at + timedelta(hours=12), shift.starts_at + timedelta(hours=20)
        actions.take(ask(shift, eva, begins=begins, ends=ends), taker=tom, by=ME, at=now())
        hours = [1, 13, 19, 21]
        found = [holder(made, shift.starts_at + timedelta(hours=hour)) for hour in hours]
        assert found == ["Eva", "Tom", "Tom", "Eva"]


def test_with_one_in_return_two_shifts_change_hands(cast: Any) -> None:
    made, eva, jan, _tom = cast
    with region("desk"):
        mine, theirs = coming(made, eva), coming(made, jan)
        actions.take(ask(mine, eva, asked=jan, in_return=theirs), taker=jan, by=ME, at=now())
        assert (holder(made, mine.starts_at), holder(made, theirs.starts_at)) == ("Jan", "Eva")


def test_a_swap_moves_with_its_shift(cast: Any) -> None:
    """The hand-over moves to the evening and a member comes before: Eva's turn moves, and Tom still has it."""
    made, eva, jan, tom = cast
    with region("desk"):
        shift = coming(made, eva)
        actions.take(ask(shift, eva), taker=tom, by=ME, at=now())
    with region("coordinator"):
        layer = made.layers.get()
        making.weekly(layer, [eva, jan, tom], layer.rotations.get(), at=time(18))
        planning.publish(made, by=COOR, at=now())
        moved = queries.on_duty(made, shift.starts_at + timedelta(hours=11))[0]
        assert (moved.person_name, moved.source) == ("Tom", "swap")
        assert moved.starts_at == shift.starts_at + timedelta(hours=10)
        assert holder(made, shift.ends_at + timedelta(hours=9)) == "Tom", "to the end of the moved turn"


def test_the_second_to_take_it_is_told_that_it_is_over(cast: Any) -> None:
    made, eva, jan, tom = cast
    with region("desk"):
        swap = ask(coming(made, eva), eva)
        actions.take(swap, taker=tom, by=ME, at=now())
        assert actions.take(swap, taker=tom, by=ME, at=now()).state == SwapState.TAKEN
        with pytest.raises(RosterProblem, match="iemand anders nam het over"):
            actions.take(swap, taker=jan, by=ME, at=now())


def test_what_was_asked_of_one_cannot_be_taken_by_another_or_by_a_stranger(cast: Any) -> None:
    made, eva, jan, tom = cast
    stranger = making.person("Vreemd", "menen")
    with region("desk"):
        swap = ask(coming(made, eva), eva, asked=jan)
        for wrong in (tom, eva, stranger):
            with pytest.raises(RosterProblem):
                actions.take(swap, taker=wrong, by=ME, at=now())
        open_to_all = ask(coming(made, tom), tom)
        with pytest.raises(RosterProblem, match="Alleen wie in dit rooster staat"):
            actions.take(open_to_all, taker=stranger, by=ME, at=now())
        with pytest.raises(RosterProblem, match="vroeg dit al voor deze dienst"):
            ask(coming(made, eva), eva)


def test_a_swap_of_a_shift_that_meanwhile_went_elsewhere_is_refused(cast: Any) -> None:
    made, eva, jan, tom = cast
    with region("coordinator"):
        shift = coming(made, eva)
        swap = ask(shift, eva)
        wanted = Exceptional(OverrideKind.REPLACE, shift.starts_at, shift.ends_at, jan, eva)
        editing.make_override(made.layers.get(), wanted, by=COOR, at=now())
        planning.publish(made, by=COOR, at=now())
        with pytest.raises(RosterProblem, match="gewijzigd sinds"):
            actions.take(swap, taker=tom, by=ME, at=now())


def test_a_shift_of_an_exception_can_be_swapped_too(cast: Any) -> None:
    made, eva, jan, tom = cast
    with region("coordinator"):
        shift = coming(made, eva)
        wanted = Exceptional(OverrideKind.REPLACE, shift.starts_at, shift.ends_at, jan, eva)
        editing.make_override(made.layers.get(), wanted, by=COOR, at=now())
        planning.publish(made, by=COOR, at=now())
    with region("desk"):
        his = Shift.objects.get(roster=made, person=jan, source="override")
        actions.take(ask(his, jan), taker=tom, by=ME, at=now())
        assert holder(made, shift.starts_at) == "Tom"


def test_a_notice_never_ignores_a_swap(cast: Any, mailed: list[dict[str, Any]]) -> None:
    """A bug others paid for: the reminder of a shift went to whoever had it before the swap."""
    made, eva, _jan, tom = cast
    with region("desk"):
        shift = coming(made, eva)
        swap = ask(shift, eva, asked=tom)
        assert [mail["to"] for mail in mailed] == [tom.email]
        mailed.clear()
        actions.take(swap, taker=tom, by=ME, at=now())
        assert {mail["to"] for mail in mailed} == {eva.email, tom.email}
        assert all(mail["context"]["why"] == "swap" for mail in mailed)
        mailed.clear()
        notices.remind(shift.starts_at - timedelta(hours=5))
        notices.remind(shift.starts_at - timedelta(hours=4))
        assert [mail["to"] for mail in mailed] == [tom.email]


def test_what_nobody_took_in_time_is_over_and_the_giver_is_on_call(cast: Any) -> None:
    made, eva, _jan, _tom = cast
    with region("coordinator"):
        shift = coming(made, eva)
        swap = ask(shift, eva)
        assert actions.expire(shift.starts_at - timedelta(seconds=1)) == 0
        assert actions.expire(shift.starts_at) == 1
        swap.refresh_from_db()
        assert swap.state == SwapState.EXPIRED
        assert holder(made, shift.starts_at) == "Eva"
