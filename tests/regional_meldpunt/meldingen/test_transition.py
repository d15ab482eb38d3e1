"""One step of the table."""

import pytest
from django.utils.timezone import now

from foundation.events.models import StoredEvent
from regional_meldpunt.meldingen import actions, queries
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.problems import NotAllowed, Stale
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


def test_it_leaves_a_line_with_who_when_and_why() -> None:
    melding, at = making.receive(), now()
    actions.transition(melding, to="under_way", by=making.ANNA, at=at, text="Met de kraanwagen")
    line = queries.history(melding)[-1]
    assert (line.from_status, line.to_status, line.by, line.at) == ("received", "under_way", making.ANNA, at)
    assert line.text == "Met de kraanwagen"


def test_a_step_that_the_table_does_not_have_is_refused_in_words() -> None:
    melding = actions.transition(making.receive(), to="done", by=making.ANNA, at=now())
    with pytest.raises(NotAllowed, match="Klaar"):
        actions.transition(melding, to="on_site", by=making.ANNA, at=now())
    assert queries.history(melding)[-1].to_status == "done"


def test_arriving_where_it_is_says_nothing() -> None:
    melding = actions.transition(making.receive(), to="on_site", by=making.ANNA, at=now())
    before = StoredEvent.objects.count()
    actions.transition(melding, to="on_site", by=making.ANNA, at=now())
    assert StoredEvent.objects.count() == before


def test_a_change_in_between_is_noticed() -> None:
    melding = making.receive()
    stale = queries.by_number(melding.number)
    assert stale is not None
    actions.transition(melding, to="under_way", by=making.ANNA, at=now())
    with pytest.raises(Stale):
        actions.transition(stale, to="on_site", by=making.BRAM, at=now())


def test_finishing_and_opening_again_keep_the_clock_honest() -> None:
    melding, at = making.receive(), now()
    actions.transition(melding, to="done", by=making.ANNA, at=at)
    assert melding.finished_at == at
    assert not Melding.objects.filter(finished_at=None).exists()
    actions.transition(melding, to="reopened", by=making.ANNA, at=now())
    assert melding.finished_at is None


def test_an_internal_remark_stays_inside() -> None:
    melding = making.receive()
    actions.transition(
        melding, to="on_site", by=making.ANNA, at=now(), text="Bewoner is agressief", visibility=Visibility.INTERNAL
    )
    public = queries.public_view(melding.number)
    assert public is not None
    assert [step.status for step in public.steps] == ["on_site", "received"]
    assert "agressief" not in str(public)
