"""Two operators never take the same melding unknowingly."""

import pytest
from django.utils.timezone import now

from regional_meldpunt.meldingen import actions, queries
from regional_meldpunt.meldingen.problems import AlreadyTaken, NotYours
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


def test_the_second_one_hears_who_was_first() -> None:
    melding = making.receive()
    seen_by_bram = queries.by_number(melding.number)
    assert seen_by_bram is not None
    actions.claim(melding, by=making.ANNA, at=now())
    with pytest.raises(AlreadyTaken, match="Anna Declercq"):
        actions.claim(seen_by_bram, by=making.BRAM, at=now())


def test_taking_it_twice_is_harmless() -> None:
    melding = making.receive()
    actions.claim(melding, by=making.ANNA, at=now())
    again = actions.claim(melding, by=making.ANNA, at=now())
    assert [line.verb for line in queries.history(again)] == ["received", "claimed"]


def test_it_says_that_somebody_is_looking() -> None:
    melding = actions.claim(making.receive(), by=making.ANNA, at=now())
    assert melding.status == "assigned"
    public = queries.public_view(melding.number)
    assert public is not None
    assert public.status == "assigned"


def test_letting_go_gives_it_back() -> None:
    melding = actions.claim(making.receive(), by=making.ANNA, at=now())
    actions.release(melding, by=making.ANNA, at=now())
    assert (melding.status, melding.claimed_by) == ("received", None)
    actions.claim(melding, by=making.BRAM, at=now())


def test_only_who_has_it_can_let_go() -> None:
    melding = actions.claim(making.receive(), by=making.ANNA, at=now())
    with pytest.raises(NotYours):
        actions.release(melding, by=making.BRAM, at=now())
