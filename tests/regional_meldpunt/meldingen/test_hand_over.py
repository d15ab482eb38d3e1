"""Handing over to another municipality."""

from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils.timezone import now

from foundation.audit.models import AuditEntry
from foundation.events.models import StoredEvent
from foundation.files import actions as files
from foundation.files.models import StoredFile
from foundation.tenancy import municipality
from regional_meldpunt.answers import sending, writing
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import actions, mails, queries
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import Stale
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.intake.filling import picture
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


def hand_over(melding: Melding, to: str, *, with_contact: bool = True) -> Melding:
    reason, by = "De plek ligt over de grens.", making.ANNA
    return actions.hand_over(
        melding, to=to, decision=making.OWN_TEAM, by=by, reason=reason, at=now(), with_contact=with_contact
    )


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


def move(melding: Melding, origin: str, target: str) -> None:
    """What the worker does with the request of the hand-over; twice, as after a crash."""
    by = {"schema": making.ANNA.schema, "id": making.ANNA.id, "name": making.ANNA.name}
    for _turn in range(2):
        mails.move(number=melding.number, origin=origin, target=target, by=by)


@pytest.fixture
def moves(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The moves that are asked for: from where to where. Behind the wall of a municipality nobody reads the queue."""
    asked: list[tuple[str, str]] = []

    def ask_for(name: str, **given: Any) -> None:
        if name == mails.MOVE:
            asked.append((given["origin"], given["target"]))

    monkeypatch.setattr(mails, "ask_for", ask_for)
    return asked


def book(verb: str) -> list[tuple[str, str]]:
    return list(AuditEntry.objects.filter(verb=verb).values_list("by_name", "facts__melding"))


def test_the_contact_goes_along_by_choice_and_both_books_tell_it(moves: list[tuple[str, str]]) -> None:
    melding = hand_over(talking.reported(), "menen")
    assert moves == [("kortrijk", "menen")]
    move(melding, "kortrijk", "menen")
    assert not Contact.objects.exists()
    assert book("contacts.given_away") == [(making.ANNA.name, melding.number)]
    with municipality("menen"):
        assert [line.verb for line in queries.history(melding)] == ["received", "handed_over", "contact_given"]
        assert Contact.objects.get(ref=melding.contact_ref).email == "gust@citizen.test"
        assert book("contacts.taken_over") == [(making.ANNA.name, melding.number)]


def test_a_contact_that_stays_answers_through_the_machine_alone(moves: list[tuple[str, str]]) -> None:
    melding = hand_over(talking.reported(), "menen", with_contact=False)
    assert moves == []
    assert Contact.objects.filter(ref=melding.contact_ref).exists()
    with municipality("menen"):
        found = queries.by_number(melding.number)
        assert found is not None
        assert [line.verb for line in queries.history(found)] == ["received", "handed_over", "contact_kept"]
        assert queries.keeper_of_contact(found) == "Kortrijk"
        actions.transition(found, to="done", by=making.BRAM, at=now())
        talking.told(found, "done")
        talking.sent(found)
        assert not Contact.objects.exists()
    assert mail.outbox[-1].to == ["gust@citizen.test"]


def test_a_letter_would_show_who_it_is_so_it_is_not_written_elsewhere() -> None:
    melding = hand_over(talking.reported(talking.LETTER), "menen", with_contact=False)
    with municipality("menen"):
        found = queries.by_number(melding.number)
        assert found is not None
        actions.transition(found, to="done", by=making.BRAM, at=now())
        assert talking.told(found, "done") == []


def test_what_the_second_one_does_not_give_along_goes_back_where_it_came_in(moves: list[tuple[str, str]]) -> None:
    melding = hand_over(talking.reported(), "menen")
    move(melding, "kortrijk", "menen")
    with municipality("menen"):
        found = queries.by_number(melding.number)
        assert found is not None
        hand_over(found, "harelbeke", with_contact=False)
    assert moves == [("kortrijk", "menen"), ("menen", "kortrijk")]
    move(melding, "menen", "kortrijk")
    assert Contact.objects.filter(ref=melding.contact_ref).exists()
    with municipality("menen"):
        assert not Contact.objects.exists()


def test_what_was_written_and_not_sent_yet_goes_on_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    melding = talking.reported()
    actions.transition(melding, to="under_way", by=making.ANNA, at=now())
    [held] = talking.told(melding, "status_changed")
    hand_over(melding, "menen")
    sending.release(batch=str(held.batch), municipality_name="kortrijk")
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(writing, "enqueue", lambda name, **given: asked.append({"name": name, **given}))
    talking.told(melding, "status_changed")
    [again] = [one for one in asked if one.get("batch") == str(held.batch)]
    assert (again["name"], again["at"]) == (writing.RELEASE, held.held_until)
    sending.release(batch=again["batch"], municipality_name=again["municipality_name"])
    held.refresh_from_db()
    assert (held.state, held.municipality) == ("queued", "menen")
