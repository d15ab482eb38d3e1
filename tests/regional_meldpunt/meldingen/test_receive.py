"""Receiving a melding."""

import uuid

import pytest
from django.db import transaction

from foundation.events.models import StoredEvent
from foundation.tenancy import municipality, region
from regional_meldpunt.meldingen import melding_number, queries, secret_links
from tests.regional_meldpunt.meldingen import making


@pytest.mark.wall("kortrijk")
def test_it_gets_a_number_that_reads_as_its_municipality() -> None:
    melding = making.receive()
    assert melding.number.startswith("KOR-")
    assert melding_number.normalise(melding.number.lower()) == melding.number


@pytest.mark.wall("kortrijk")
def test_it_writes_history_and_announces_once_without_a_word_of_the_reporter() -> None:
    melding = making.receive(description="Mijn naam is Gust Peeters")
    [line] = queries.history(melding)
    assert (line.verb, line.to_status) == ("received", "received")
    [event] = StoredEvent.objects.filter(data__number=melding.number)
    assert event.event == "melding.received"
    assert "Gust" not in str(event.data)
    assert event.data["category"] == "put-in-de-weg"


@pytest.mark.wall("kortrijk")
def test_the_same_key_twice_makes_one_melding() -> None:
    key = uuid.uuid4()
    first, second = making.receive(key=key), making.receive(key=key, description="Nog eens")
    assert first.pk == second.pk
    assert second.description == "Een diepe put naast de bushalte."
    assert StoredEvent.objects.filter(data__number=first.number).count() == 1


@pytest.mark.wall("kortrijk")
def test_a_number_that_exists_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = making.receive().number
    fresh = melding_number.new("kortrijk")
    drawn = iter([taken, taken, fresh])
    monkeypatch.setattr(melding_number, "new", lambda schema: next(drawn))
    assert making.receive().number == fresh


@pytest.mark.wall("kortrijk")
def test_only_a_hash_of_the_secret_is_kept() -> None:
    key = uuid.uuid4()
    melding = making.receive(key=key)
    secret = secret_links.token(key)
    assert len(secret) == 26
    assert secret not in str(vars(melding))
    assert secret_links.matches(secret, melding.secret_hash)
    assert not secret_links.matches("a" * 26, melding.secret_hash)


@pytest.mark.wall("kortrijk")
def test_a_place_in_a_neighbour_is_simply_taken() -> None:
    melding = making.receive(municipality="harelbeke")
    assert (melding.municipality, melding.received_by) == ("harelbeke", "kortrijk")
    with municipality("harelbeke"):
        assert queries.by_number(melding.number) is not None
    with municipality("menen"):
        assert queries.by_number(melding.number) is None


@pytest.mark.wall("kortrijk")
def test_the_desk_sees_what_the_region_handles_and_nothing_else() -> None:
    own, acute = making.receive(), making.receive(decision=making.REGION, urgency="acute")
    with region("desk"):
        assert queries.by_number(own.number) is None
        assert [m.number for m in queries.desk_queue()] == [acute.number]
        found = queries.by_number(acute.number)
        assert found is not None
        assert [line.verb for line in queries.history(found)] == ["received"]


@pytest.mark.wall("kortrijk")
def test_it_cannot_be_received_in_the_name_of_a_neighbour() -> None:
    with pytest.raises(Exception, match="row-level security"), transaction.atomic():
        making.receive(received_by="menen")
