"""The conversation, the post room and the texts, in the back office and at the desk."""

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.answers import queries, wordings
from regional_meldpunt.answers.models import Message
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.intake.filling import fields
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def melding() -> Melding:
    with municipality("kortrijk"):
        return talking.reported(language="fr")


def talk(melding: Melding) -> str:
    return f"/kantoor/meldingen/{melding.number}/gesprek/"


def test_what_leaves_is_seen_first_then_sent_then_taken_back(melding: Melding, kortrijk: Place) -> None:
    anna, path = kortrijk.client(cast.ANNA), talk(melding)
    typed = fields(anna.get(path).content, template="reply", said="On arrive demain")
    preview = anna.post(path, {**typed, "preview": "1"}).content.decode()
    assert "Un message sur votre signalement" in preview
    assert "citizen.test" not in preview
    assert not _messages(melding)
    anna.post(path, {**typed, "send": "1"})
    [row] = _messages(melding)
    assert (row.state, str(row.by)) == ("held", cast.ANNA.name)
    back = anna.post(f"{path}{row.batch}/terug/").content.decode()
    assert "On arrive demain" in back
    assert _messages(melding)[0].state == "undone"


def test_a_canned_text_is_added_without_a_script(melding: Melding, kortrijk: Place) -> None:
    with municipality("kortrijk"):
        ready = wordings.keep_canned(
            "kortrijk", title="Gepland", language="nl", text="We plannen het.", by=making.ANNA, at=now()
        )
    anna = kortrijk.client(cast.ANNA)
    page = anna.post(talk(melding), {"template": "reply", "said": "Dag", "canned": str(ready.pk)}).content.decode()
    assert "Dag\n\nWe plannen het." in page


def test_a_neighbour_and_somebody_without_the_right_find_nothing(
    melding: Melding, kortrijk: Place, menen: Place
) -> None:
    assert menen.client(cast.CHAIMA).get(talk(melding)).status_code == 404
    assert kortrijk.client(cast.RITA).get(talk(melding)).status_code == 404
    assert kortrijk.client().get(talk(melding)).status_code == 302


def test_the_desk_answers_in_the_words_of_the_municipality(regio: Place) -> None:
    with municipality("kortrijk"):
        melding = talking.reported(decision=making.REGION)
    dirk, path = regio.client(cast.DIRK), f"/meldpunt/{melding.number}/gesprek/"
    typed = fields(dirk.get(path).content, template="reply", said="We komen eraan")
    assert "Stad Kortrijk" in dirk.post(path, {**typed, "preview": "1"}).content.decode()
    dirk.post(path, {**typed, "send": "1"})
    with municipality("kortrijk"):
        talking.let_go(melding)
        assert [row.state for row in queries.of_melding(melding)] == ["queued"]


def test_letters_are_printed_and_marked_as_posted(kortrijk: Place) -> None:
    with municipality("kortrijk"):
        melding = talking.reported(talking.LETTER)
        actions.transition(melding, to="done", by=making.ANNA, at=now(), text="Gedaan")
        [row] = talking.told(melding, "done")
        talking.let_go(melding)
    anna = kortrijk.client(cast.ANNA)
    assert melding.number in anna.get("/kantoor/antwoorden/").content.decode()
    printed = anna.post("/kantoor/antwoorden/brieven/", {"message": row.pk, "print": "1"})
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")
    anna.post("/kantoor/antwoorden/brieven/", {"message": row.pk, "posted": "1"})
    assert _messages(melding)[0].state == "posted"


def test_the_number_to_call_is_shown_on_request_and_the_outcome_kept(kortrijk: Place, regio: Place) -> None:
    with municipality("kortrijk"):
        melding = talking.reported(talking.CALL, decision=making.REGION)
        actions.transition(melding, to="done", by=making.ANNA, at=now())
        [row] = talking.told(melding, "done")
        talking.let_go(melding)
    dirk = regio.client(cast.DIRK)
    path = f"/meldpunt/antwoorden/{row.pk}/"
    assert "056 12 34 56" not in dirk.get(path).content.decode()
    assert "056 12 34 56" in dirk.post(path).content.decode()
    assert dirk.post(f"{path}oproep/", {}).status_code == 200
    dirk.post(f"{path}oproep/", {"outcome": "reached", "answer": "Alles in orde", "note": ""})
    assert {row.state for row in _messages(melding)} == {"called", "received"}


def test_own_words_are_checked_shown_kept_and_given_up(kortrijk: Place) -> None:
    bram, path = kortrijk.client(cast.BRAM), "/kantoor/antwoordteksten/received/mail/nl/"
    assert bram.get("/kantoor/antwoordteksten/").status_code == 200
    wrong = bram.post(path, {"subject": "Dag", "text": "Uw {nummer}", "save": "1"}).content.decode()
    assert "{nummer}" in wrong
    assert "{number}" in wrong
    words = {"subject": "Melding {number}", "text": "{greeting}\n\nDank u.\n{link}"}
    assert "Melding KOR-7K4M-2Q9" in bram.post(path, {**words, "preview": "1"}).content.decode()
    bram.post(path, {**words, "save": "1"})
    with municipality("kortrijk"):
        melding = talking.reported()
        [row] = talking.told(melding, "received")
    assert row.text == "{greeting}\n\nDank u.\n{link}"
    bram.post(path, {"restore": "1"})
    with municipality("kortrijk"):
        assert wordings.changed("kortrijk") == set()


@pytest.mark.parametrize("path", ["received/fax/nl/", "nothing/mail/nl/", "received/mail/de/"])
def test_a_text_that_does_not_exist_is_unknown(kortrijk: Place, path: str) -> None:
    assert kortrijk.client(cast.BRAM).get(f"/kantoor/antwoordteksten/{path}").status_code == 404


def test_canned_texts_are_kept_by_the_municipality_and_by_the_coordinator(kortrijk: Place, regio: Place) -> None:
    typed = {"title": "Gepland", "language": "nl", "text": "We plannen het."}
    for keeper, path in ((kortrijk.client(cast.BRAM), "/kantoor"), (regio.client(cast.COOR), "/meldpunt")):
        keeper.post(f"{path}/standaardteksten/", typed)
        assert "Gepland" in keeper.get(f"{path}/standaardteksten/").content.decode()
    assert kortrijk.client(cast.ANNA).get("/kantoor/standaardteksten/").status_code == 404


def _messages(melding: Melding) -> list[Message]:
    with municipality("kortrijk"):
        return queries.of_melding(melding)


def test_only_what_somebody_wrote_waits_for_a_second_thought_on_the_page(melding: Melding, kortrijk: Place) -> None:
    with municipality("kortrijk"):
        actions.transition(melding, to="under_way", by=making.ANNA, at=now())
        assert [row.state for row in talking.told(melding, "status_changed")] == ["held"]
    anna, waits = kortrijk.client(cast.ANNA), "Uw bericht vertrekt zo meteen."
    page = anna.get(talk(melding))
    assert waits not in page.content.decode()
    anna.post(talk(melding), {**fields(page.content, template="reply", said="On arrive demain"), "send": "1"})
    assert anna.get(talk(melding)).content.decode().count(waits) == 1


def test_a_letter_without_a_known_address_is_named_and_can_be_left(kortrijk: Place) -> None:
    with municipality("kortrijk"):
        known, forgotten = (talking.reported(talking.LETTER) for _number in range(2))
        for melding in (known, forgotten):
            actions.transition(melding, to="done", by=making.ANNA, at=now(), text="Gedaan")
        rows = [talking.told(melding, "done")[0] for melding in (known, forgotten)]
        for melding in (known, forgotten):
            talking.let_go(melding)
        Contact.objects.filter(ref=forgotten.contact_ref).delete()
    anna, path = kortrijk.client(cast.ANNA), "/kantoor/antwoorden/brieven/"
    refused = anna.post(path, {"message": [row.pk for row in rows], "print": "1"}, follow=True).content.decode()
    assert forgotten.number in refused.split("Er is niets afgedrukt", 1)[1].split("is het adres", 1)[0]
    assert anna.post(path, {"message": rows[0].pk, "print": "1"}).content[:5] == b"%PDF-"
    anna.post(path, {"message": rows[1].pk, "give_up": "1"})
    assert _messages(forgotten)[0].state == "undone"
    assert _messages(known)[0].state == "queued"
