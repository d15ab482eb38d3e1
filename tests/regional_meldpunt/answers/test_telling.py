"""What a reporter hears, in the way and the language they chose; the tables of the region hold no name and no link."""

import pytest
from django.core import mail
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.answers import following, words
from regional_meldpunt.answers.models import Message
from regional_meldpunt.contacts import moving
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import actions, casework, queries, secret_links
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


def test_no_table_of_the_region_holds_a_name_an_address_or_a_secret_link() -> None:
    melding = talking.reported()
    talking.told(melding, "received")
    stored = str(list(Message.objects.values()))
    for secret in ("Gust", "citizen.test", secret_links.token(melding.key)):
        assert secret not in stored


def test_the_mail_that_leaves_has_all_of_them() -> None:
    melding = talking.reported()
    talking.told(melding, "received")
    [row] = talking.sent(melding)
    [post] = mail.outbox
    assert post.to == ["gust@citizen.test"]
    assert "Beste Gust Vercruysse," in post.body
    assert secret_links.token(melding.key) in post.body
    assert melding.number in post.subject
    assert (row.state, row.attempts) == ("sent", 1)
    assert row.message_id in post.extra_headers["Message-ID"]
    assert "+" in post.reply_to[0]


@pytest.mark.parametrize("template", words.TEMPLATES)
@pytest.mark.parametrize("channel", words.CHANNELS)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_template_exists_for_every_channel_in_both_languages(template: str, channel: str, language: str) -> None:
    found, english = words.common(template, channel, language), words.common(template, channel, "en")
    assert found.text != english.text
    assert not words.unknown_places(found.text + found.subject)
    assert ("{link}" in found.text) is (channel in ("mail", "sms"))
    assert bool(found.subject) is (channel != "sms")
    assert "{number}" in found.text


@pytest.mark.parametrize(("language", "word"), [("nl", "Uw melding"), ("fr", "Votre signalement")])
def test_done_asks_whether_it_is_solved(language: str, word: str) -> None:
    melding = talking.reported(language=language)
    actions.transition(melding, to="done", by=making.ANNA, at=now(), text="Hersteld & <netjes>")
    talking.told(melding, "done")
    talking.sent(melding)
    [post] = mail.outbox
    html = str(post.alternatives[0][0])
    assert word in post.body
    assert "Hersteld & <netjes>" in post.body
    assert "<netjes>" not in html
    assert secret_links.token(melding.key) in html


def test_the_same_news_is_told_once() -> None:
    melding = talking.reported()
    talking.told(melding, "received")
    assert len(talking.told(melding, "received")) == 1


def test_nobody_is_written_to_who_left_no_address() -> None:
    melding = making.receive()
    assert talking.told(melding, "received") == []


def test_who_stopped_the_messages_hears_nothing_more() -> None:
    melding = talking.reported()
    following.stop(queries.signalen(melding)[0], at=now())
    actions.transition(melding, to="under_way", by=making.ANNA, at=now())
    assert talking.told(melding, "status_changed") == []


def test_the_second_reporter_gets_their_own_mail_with_their_own_link() -> None:
    melding = talking.reported()
    talking.told(melding, "received")
    signaal = talking.followed(melding)
    talking.told(melding, "received")
    rows = talking.sent(melding)
    assert [row.template for row in rows] == ["received", "following"]
    assert secret_links.token(signaal.key) in mail.outbox[1].body
    assert secret_links.token(melding.key) not in mail.outbox[1].body


def test_every_reporter_hears_that_it_is_done() -> None:
    melding = talking.reported()
    talking.followed(melding, {"phone": "0470 99 88 77", "answer_channel": "sms"}, language="fr")
    melding.refresh_from_db()
    actions.transition(melding, to="done", by=making.ANNA, at=now())
    rows = talking.told(melding, "done")
    assert {(row.channel, row.language) for row in rows} == {("mail", "nl"), ("sms", "fr")}


def test_the_reporter_of_a_duplicate_is_told_and_answered_when_the_other_one_ends() -> None:
    target, duplicate = making.receive(), talking.reported()
    casework.merge(duplicate, into=target, by=making.ANNA, at=now())
    duplicate.refresh_from_db()
    [row] = talking.told(duplicate, "status_changed")
    assert row.template == "merged"
    target.refresh_from_db()
    actions.transition(target, to="done", by=making.ANNA, at=now())
    duplicate.refresh_from_db()
    assert talking.told(duplicate, "done")[-1].template == "done"


def test_a_letter_or_a_call_is_not_wasted_on_every_step() -> None:
    melding = talking.reported(talking.LETTER)
    actions.transition(melding, to="under_way", by=making.ANNA, at=now())
    assert talking.told(melding, "status_changed") == []
    actions.transition(melding, to="done", by=making.ANNA, at=now())
    [row] = talking.told(melding, "done")
    assert row.channel == "letter"


def test_the_contacts_of_all_reporters_follow_the_melding() -> None:
    melding = talking.reported(municipality="menen")
    assert melding.contact_ref
    for _turn in range(2):
        moving.follow(ref=str(melding.contact_ref), origin="kortrijk", target="menen")
    assert not Contact.objects.exists()
    with municipality("menen"):
        assert Contact.objects.get(ref=melding.contact_ref).email == "gust@citizen.test"
        found = queries.by_number(melding.number)
        assert found is not None
        talking.told(found, "received")
        talking.sent(found)
    assert mail.outbox[0].to == ["gust@citizen.test"]


def test_nobody_is_sent_their_own_words_and_no_robot_an_answer() -> None:
    melding = talking.reported()
    casework.ask_reporter(melding, text="Welke paal?", by=making.ANNA, at=now())
    assert talking.told(melding, "status_changed")[-1].template == "question"
    before = Message.objects.count()
    actions.answer_by_reporter(melding, text="De derde", by=making.CITIZEN, at=now())
    melding.refresh_from_db()
    assert melding.status == "assigned"
    talking.told(melding, "status_changed")
    assert Message.objects.count() == before


def test_what_a_reporter_says_when_opening_it_again_is_not_sent_to_the_others() -> None:
    melding = talking.reported()
    talking.followed(melding)
    melding.refresh_from_db()
    actions.transition(melding, to="done", by=making.ANNA, at=now())
    casework.reopen(melding, by=making.CITIZEN, at=now(), text="Bij mij thuis nog niet")
    rows = [row for row in talking.told(melding, "status_changed") if row.template == "status"]
    assert len(rows) == 2
    assert "thuis" not in str([row.text for row in rows])
