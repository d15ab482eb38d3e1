"""What a case worker does with a file; and that two at once never undo each other or lose a word."""

from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions, queries
from regional_meldpunt.meldingen.models import HistoryEntry, Melding
from regional_meldpunt.teams.models import Team
from tests import cast
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place as Host

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def anna(kortrijk: Host) -> Client:
    return kortrijk.client(cast.ANNA)


@pytest.fixture
def melding() -> Melding:
    with municipality("kortrijk"):
        return making.receive()


def do(client: Client, melding: Melding, verb: str, **typed: Any) -> int:
    values = {"version": melding.version, **typed}
    return client.post(f"/dossier/{melding.number}/{verb}/", values).status_code


def fresh(melding: Melding) -> Melding:
    with municipality("kortrijk"):
        found = queries.by_number(melding.number)
    assert found is not None
    return found


def test_giving_and_finishing_with_a_resolution(anna: Client, melding: Melding) -> None:
    with municipality("kortrijk"):
        Team.objects.create(municipality="kortrijk", slug="wegen", name="Wegen")
    assert do(anna, melding, "toewijzing", whom="wegen|") == 302
    assert (fresh(melding).team, fresh(melding).status) == ("wegen", "assigned")
    assert do(anna, fresh(melding), "afwerking", end="done:nothing_found", text="Niets gezien.") == 302
    assert (fresh(melding).status, fresh(melding).resolution) == ("done", "nothing_found")
    assert do(anna, fresh(melding), "heropening", text="Toch wel.") == 302
    assert fresh(melding).status == "reopened"


def test_changing_what_it_is_about_moves_the_deadline(anna: Client, melding: Melding) -> None:
    typed = {"category": "straatlamp-kapot", "kind": "complaint", "urgency": "urgent", "reason": "Het is de lamp."}
    assert do(anna, melding, "soort", **typed) == 302
    now_it_is = fresh(melding)
    assert (now_it_is.category.slug, now_it_is.kind, now_it_is.urgency) == ("straatlamp-kapot", "complaint", "urgent")
    assert now_it_is.deadline_at is not None


def test_joining_parting_and_splitting(anna: Client, melding: Melding) -> None:
    with municipality("kortrijk"):
        other = making.receive()
    page = anna.get(f"/dossier/{other.number}/samen/").content.decode()
    assert melding.number in page, "what lies near can be picked"
    assert do(anna, other, "samen", number=melding.number.lower()) == 302
    assert fresh(other).merged_into == melding.number
    assert other.number in anna.get(f"/kantoor/meldingen/{melding.number}/").content.decode()
    assert do(anna, fresh(other), "apart") == 302
    assert (fresh(other).merged_into, fresh(other).status) == ("", "reopened")
    assert do(anna, fresh(melding), "splitsing", category="straatlamp-kapot", description="En de lamp.") == 302
    with municipality("kortrijk"):
        assert Melding.objects.filter(description="En de lamp.").count() == 1


def test_a_form_of_an_older_melding_is_not_lost(anna: Client, melding: Melding) -> None:
    old = melding.version
    with municipality("kortrijk"):
        actions.claim(melding, by=making.BRAM, at=now())
    answer = anna.post(
        f"/dossier/{melding.number}/afwerking/", {"version": old, "end": "done:resolved", "text": "Mooi hersteld."}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mooi hersteld." in page
    assert making.BRAM.name in page
    assert fresh(melding).status == "assigned"
    assert answer.context["form"]["version"].value() == str(fresh(melding).version)


def test_an_end_that_came_meanwhile_leaves_the_words(anna: Client, melding: Melding) -> None:
    old = melding.version
    with municipality("kortrijk"):
        actions.transition(melding, to="done", by=making.BRAM, at=now())
    answer = anna.post(f"/dossier/{melding.number}/splitsing/", {"version": old, "description": "De andere helft.",
                                                                 "category": "straatlamp-kapot"})  # fmt: skip
    assert answer.status_code == 409
    assert "De andere helft." in answer.content.decode()


@pytest.mark.parametrize("level", ["public", "internal", "confidential"])
def test_notes_have_three_levels(anna: Client, melding: Melding, level: str) -> None:
    assert do(anna, melding, "notitie", text="Een woord.", visibility=level) == 302
    with municipality("kortrijk"):
        assert HistoryEntry.objects.get(melding=melding, verb="note").visibility == level


@pytest.mark.parametrize("typed", [{"end": "done:withdrawn"}, {"end": "closed:"}, {"end": ""}])
def test_an_impossible_end_is_refused(anna: Client, melding: Melding, typed: dict[str, str]) -> None:
    assert do(anna, melding, "afwerking", **typed) == 422
    assert fresh(melding).status == "received"


def test_neighbours_the_desk_and_readers_cannot(anna: Client, menen: Host, regio: Host, kortrijk: Host) -> None:
    with municipality("kortrijk"):
        own, regional = making.receive(), making.receive(decision=making.REGION)
    assert do(menen.client(cast.CHAIMA), own, "notitie", text="x", visibility="internal") == 404
    assert do(kortrijk.client(cast.RITA), own, "notitie", text="x", visibility="internal") == 404
    assert do(regio.client(cast.DIRK), own, "notitie", text="x", visibility="internal") == 404
    assert do(anna, regional, "notitie", text="x", visibility="internal") == 404
    assert do(regio.client(cast.DIRK), regional, "notitie", text="x", visibility="internal") == 302
    assert do(anna, own, "onbestaand") == 404


def test_reporters_are_shown_under_log(anna: Client, melding: Melding) -> None:
    page = anna.post(f"/dossier/{melding.number}/melders/")
    assert page.status_code == 200
