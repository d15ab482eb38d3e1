"""One gapless stream: number order is commit order, and nobody speaks for a neighbour."""

import threading
from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.db import DatabaseError, connections, transaction

from foundation.events import Event, action, announce
from foundation.events.stream import head, read
from foundation.tenancy import municipality, region


@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    name: ClassVar[str] = "test.noted"
    what: str = ""


@action
def note(schema: str, what: str, *, desk: bool = True) -> None:
    announce(Noted(municipality=schema, received_by=schema, what=what, desk=desk))


def seqs(after: int) -> list[int]:
    with region("desk"):
        return [event.seq for event in read(after=after)]


def position() -> int:
    with region("gate"):
        return head().seq


def test_an_event_outside_an_action_is_refused() -> None:
    with pytest.raises(RuntimeError, match="outside an action"):
        announce(Noted(municipality="kortrijk", received_by="kortrijk"))


def test_what_is_rolled_back_was_never_announced(committed: None) -> None:
    before = position()

    @action
    def fail() -> None:
        announce(Noted(municipality="kortrijk", received_by="kortrijk"))
        raise ZeroDivisionError

    with municipality("kortrijk"), pytest.raises(ZeroDivisionError):
        fail()
    assert position() == before


def test_a_nested_action_that_fails_takes_only_its_own_event_with_it(committed: None) -> None:
    before = position()

    @action
    def inner() -> None:
        announce(Noted(municipality="kortrijk", received_by="kortrijk", what="inner"))
        raise ZeroDivisionError

    @action
    def outer() -> None:
        announce(Noted(municipality="kortrijk", received_by="kortrijk", what="outer"))
        with pytest.raises(ZeroDivisionError):
            inner()

    with municipality("kortrijk"):
        outer()
        assert [event.data["what"] for event in read(after=before)] == ["outer"]


def test_forty_writers_leave_no_gap(committed: None) -> None:
    before = position()

    def write(number: int) -> None:
        try:
            with municipality("kortrijk" if number % 2 else "menen"):
                for round_ in range(5):
                    note("kortrijk" if number % 2 else "menen", f"{number}.{round_}")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert seqs(before) == list(range(before + 1, before + 41))


def test_a_municipality_cannot_speak_for_another(committed: None) -> None:
    with municipality("kortrijk"), pytest.raises(DatabaseError, match="another municipality"):
        note("menen", "not mine")


def test_a_municipality_hears_only_what_concerns_it(committed: None) -> None:
    before = position()
    with municipality("menen"):
        note("menen", "ours")
    with municipality("kortrijk"):
        assert read(after=before) == []
    with municipality("menen"):
        assert len(read(after=before)) == 1


def test_the_desk_does_not_hear_what_never_was_its_own(committed: None) -> None:
    before = position()
    with municipality("menen"):
        note("menen", "local", desk=False)
        note("menen", "acute")
    with region("desk"):
        assert [event.data["what"] for event in read(after=before)] == ["acute"]


def test_the_counter_itself_cannot_be_touched(db: None) -> None:
    from foundation.events.models import Stream

    with municipality("kortrijk"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Stream.objects.update(head=0)
