"""Assigning, joining, splitting, waiting and opening again."""

import uuid
from datetime import timedelta

import pytest
from django.utils.timezone import now

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.meldingen import access, actions, casework, clocks, queries, secret_links
from regional_meldpunt.meldingen.actions import Contact
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import CannotMerge, NotAllowed, Stale
from tests.regional_meldpunt.meldingen import making

ANNA, BRAM = making.ANNA, making.BRAM
pytestmark = pytest.mark.wall("kortrijk")


def verbs(melding: Melding) -> list[str]:
    return [line.verb for line in queries.history(melding)]


def test_a_melding_has_its_first_contact() -> None:
    melding = making.receive()
    (signaal,) = queries.signalen(melding)
    assert signaal.first and signaal.description == melding.description
    assert access.by_reporter(melding.number, secret_links.token(melding.key)) == melding


def test_assigning_starts_the_work_and_names_the_team() -> None:
    melding = casework.assign(making.receive(), team="wegen", to=BRAM, by=ANNA, at=now())
    assert (melding.status, melding.team, melding.assigned_to) == ("assigned", "wegen", BRAM)
    assert queries.history(melding)[-1].text == "Bram Maes, wegen"


def test_waiting_stops_the_clock() -> None:
    at = now()
    melding = making.receive(deadline_at=at + timedelta(days=2))
    casework.ask_reporter(melding, text="Welk huisnummer?", by=ANNA, at=at)
    assert melding.status == "waiting_reporter"
    assert not clocks.overdue(melding, at + timedelta(days=9))
    actions.answer_by_reporter(melding, text="Nummer 8", by=making.CITIZEN, at=at + timedelta(days=5))
    assert (melding.status, melding.deadline_at) == ("assigned", at + timedelta(days=7))
    assert clocks.overdue(melding, at + timedelta(days=8))


def test_from_one_wait_to_another_the_clock_stands_still_once() -> None:
    at = now()
    melding = making.receive(deadline_at=at + timedelta(days=2))
    for day, to in enumerate(["waiting", "paused", "assigned"]):
        actions.transition(melding, to=to, by=ANNA, at=at + timedelta(days=day))
    assert melding.deadline_at == at + timedelta(days=4)


def test_a_resolution_says_how_it_ended() -> None:
    melding = actions.transition(making.receive(), to="done", by=ANNA, at=now(), resolution="nothing_found")
    assert (melding.resolution, actions.transition(melding, to="closed", by=ANNA, at=now()).resolution) == (
        "nothing_found",
        "nothing_found",
    )
    assert casework.reopen(melding, by=ANNA, at=now()).resolution == ""


def test_a_resolution_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="duplicate"):
        actions.transition(making.receive(), to="done", by=ANNA, at=now(), resolution="duplicate")


def test_a_joined_melding_is_answered_with_the_other() -> None:
    first, second = making.receive(), making.receive()
    casework.merge(second, into=first, by=ANNA, at=now())
    assert (second.status, second.resolution, second.merged_into) == ("closed", "duplicate", first.number)
    first.refresh_from_db()
    actions.transition(first, to="done", by=ANNA, at=now(), text="Hersteld.")
    assert queries.history(second)[-1].text == "Hersteld."
    assert queries.merged_into(first) == [second]


def test_what_was_joined_to_a_joined_one_goes_along() -> None:
    first, second, third = making.receive(), making.receive(), making.receive()
    casework.merge(third, into=second, by=ANNA, at=now())
    second.refresh_from_db()
    casework.merge(second, into=first, by=ANNA, at=now())
    third.refresh_from_db()
    assert third.merged_into == first.number


def test_parting_brings_it_back_to_life() -> None:
    first, second = making.receive(), making.receive()
    casework.merge(second, into=first, by=ANNA, at=now())
    casework.unmerge(second, by=ANNA, at=now())
    assert (second.status, second.merged_into, second.finished_at) == ("reopened", "", None)
    assert "unmerged" in verbs(first)


def test_joining_to_itself_or_to_something_finished_is_refused() -> None:
    melding, finished = making.receive(), making.receive()
    actions.transition(finished, to="done", by=ANNA, at=now())
    for target in (melding, finished):
        with pytest.raises(CannotMerge):
            casework.merge(melding, into=target, by=ANNA, at=now())


def test_a_part_becomes_a_melding_of_its_own() -> None:
    melding = making.receive()
    other = categories.by_slug("losse-stoeptegel")
    assert other is not None
    part = casework.split(melding, description="En de stoep.", category=other, by=ANNA, at=now())
    assert part.number != melding.number and part.category == other
    assert verbs(part)[-1] == "split_from" and verbs(melding)[-1] == "split"


def test_following_adds_a_reporter_once_with_a_link_of_their_own() -> None:
    melding = making.receive()
    contact = Contact(key=uuid.uuid4(), channel="web", description="Ik zag het ook.")
    for _copy in range(2):
        signaal = casework.follow(melding, contact, by=making.CITIZEN, at=now())
    assert len(queries.signalen(melding)) == 2
    assert access.signaal_of(melding, secret_links.token(contact.key)) == signaal
    assert verbs(melding).count("signaal") == 1


def test_a_form_of_an_older_melding_is_refused() -> None:
    melding = making.receive()
    with pytest.raises(Stale):
        casework.expect(melding, melding.version - 1)


def test_a_withdrawn_melding_stays_withdrawn() -> None:
    melding = actions.withdraw(making.receive(), by=making.CITIZEN, at=now())
    with pytest.raises(NotAllowed):
        casework.reopen(melding, by=ANNA, at=now())


def test_hand_over_takes_the_signalen_along_and_drops_the_team() -> None:
    melding = casework.assign(making.receive(), team="wegen", to=None, by=ANNA, at=now())
    actions.hand_over(melding, to="menen", decision=making.OWN_TEAM, by=ANNA, reason="", at=now(), with_contact=True)
    assert melding.team == ""
    assert [row.municipality for row in queries.signalen(melding)] == ["menen"]
    with pytest.raises(Stale):
        casework.assign(melding, team="wegen", to=None, by=ANNA, at=now())
