"""Handing over to another municipality."""

import pytest
from django.db import transaction
from django.utils.timezone import now

from foundation.events.models import StoredEvent
from foundation.files import actions as files
from foundation.files.models import StoredFile
from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions, queries
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import Stale
from tests.regional_meldpunt.intake.filling import picture
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


def hand_over(melding: Melding, to: str) -> Melding:
    reason = "De plek ligt over de grens."
    return actions.hand_over(melding, to=to, decision=making.OWN_TEAM, by=making.ANNA, reason=reason, at=now())


def test_the_new_one_can_work_and_the_old_one_only_read() -> None:
    melding = hand_over(making.receive(), "menen")
    assert queries.by_number(melding.number) is not None
    with pytest.raises(Stale), transaction.atomic():
        actions.transition(melding, to="done", by=making.ANNA, at=now())
    with municipality("menen"):
        found = queries.by_number(melding.number)
        assert found is not None
        assert [line.verb for line in queries.history(found)] == ["received", "handed_over"]
        actions.transition(found, to="done", by=making.BRAM, at=now())


def test_a_third_municipality_can_be_reached() -> None:
    melding = making.receive(municipality="harelbeke")
    with municipality("harelbeke"):
        own = queries.by_number(melding.number)
        assert own is not None
        hand_over(own, "menen")
        assert queries.by_number(melding.number) is None
    with municipality("menen"):
        assert queries.by_number(melding.number) is not None
    assert queries.by_number(melding.number) is not None


def test_nobody_hands_over_what_is_not_theirs() -> None:
    melding = making.receive()
    refused = pytest.raises(Exception, match=r"row-level security|meanwhile|intussen")
    with municipality("menen"), refused, transaction.atomic():
        hand_over(melding, "harelbeke")


def test_the_photos_go_along() -> None:
    melding = making.receive()
    stored = files.take_picture(picture(), by=making.ANNA, at=now())
    actions.add_photo(melding, file=stored, by=making.ANNA, at=now())
    hand_over(melding, "menen")
    with municipality("menen"):
        [photo] = queries.photos(melding)
        assert StoredFile.objects.get(pk=photo.file_id).municipality == "menen"


def test_both_sides_hear_of_it() -> None:
    melding = hand_over(making.receive(), "menen")
    for side in ("kortrijk", "menen"):
        with municipality(side):
            assert StoredEvent.objects.filter(event="melding.handed_over", data__number=melding.number).exists()
