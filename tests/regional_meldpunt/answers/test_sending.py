"""Messages leave after a second thought, once, and what fails is seen."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils.timezone import now

from foundation.notifications import channels
from foundation.notifications.sms import NumberRefused
from regional_meldpunt.answers import actions, queries, recipients, sending
from regional_meldpunt.answers.hearing import came_back
from regional_meldpunt.answers.models import Attempt, Message
from regional_meldpunt.answers.problems import TooLate
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


def answered(melding: Melding, template: str = "reply", said: str = "We komen morgen") -> list[Message]:
    people = recipients.of(melding)
    return actions.answer(
        melding, template=template, said=said, people=people, key=uuid.uuid4(), by=making.ANNA, at=now()
    )


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A gateway for text messages that does what a test says."""

    class Gateway:
        problem: Exception | None = None
        got: list[channels.Message] = []

        def __call__(self, message: channels.Message) -> None:
            if self.problem is not None:
                raise self.problem
            self.got = [*self.got, message]

    gateway = Gateway()
    monkeypatch.setitem(channels._channels, "sms", gateway)
    return gateway


def test_an_answer_waits_and_can_be_taken_back() -> None:
    melding = talking.reported()
    [row] = answered(melding)
    assert (row.state, row.held_until) == ("held", row.at + timedelta(seconds=10))
    actions.undo(melding, row.batch, at=row.at)
    talking.sent(melding)
    assert mail.outbox == []
    assert "We komen morgen" not in str([line.text for line in meldingen.history(melding)])


def test_after_ten_seconds_it_is_too_late() -> None:
    melding = talking.reported()
    [row] = answered(melding)
    talking.sent(melding)
    with pytest.raises(TooLate):
        actions.undo(melding, row.batch, at=now())
    assert "We komen morgen" in mail.outbox[0].body


def test_what_was_said_stands_on_the_timeline_once_and_is_not_told_again() -> None:
    melding = talking.reported()
    talking.followed(melding)
    melding.refresh_from_db()
    assert len(answered(melding)) == 2
    talking.sent(melding)
    assert [line.text for line in meldingen.history(melding)].count("We komen morgen") == 1
    melding.refresh_from_db()
    before = Message.objects.count()
    talking.told(melding, "status_changed")
    assert Message.objects.count() == before


def test_a_question_stops_the_clock_when_it_leaves_and_the_answer_starts_it(kortrijk: Any) -> None:
    melding = talking.reported()
    answered(melding, "question", "Welke paal is het?")
    melding.refresh_from_db()
    assert melding.status == "received"
    talking.sent(melding)
    melding.refresh_from_db()
    assert melding.status == "waiting_reporter"
    assert "Welke paal is het?" in mail.outbox[0].body


def test_two_clicks_are_one_answer() -> None:
    melding, key = talking.reported(), uuid.uuid4()
    for _click in range(2):
        actions.answer(
            melding, template="reply", said="Ja", people=recipients.of(melding), key=key, by=making.ANNA, at=now()
        )
    assert Message.objects.filter(melding=melding).count() == 1


def test_a_gateway_that_is_away_is_tried_again_and_sends_once(gateway: Any) -> None:
    melding = talking.reported(talking.SMS)
    [row] = answered(melding)
    talking.let_go(melding)
    gateway.problem = OSError("gateway away")
    for _try in range(3):
        with pytest.raises(OSError, match="gateway away"):
            sending.send(message=row.pk, municipality_name="kortrijk")
    [stuck] = queries.stuck(now())
    assert (stuck.state, stuck.attempts) == ("failed", 3)
    assert stuck.reason == "unreachable"
    gateway.problem = None
    for _try in range(2):
        sending.send(message=row.pk, municipality_name="kortrijk")
    assert len(gateway.got) == 1
    assert gateway.got[0].recipient == "0470 12 34 56"
    assert [attempt.succeeded for attempt in stuck.tries.all()] == [False, False, False]
    assert queries.stuck(now()) == []


def test_a_number_that_is_refused_is_not_tried_again_by_itself(gateway: Any) -> None:
    melding = talking.reported(talking.SMS)
    [row] = answered(melding)
    talking.let_go(melding)
    gateway.problem = NumberRefused("0470 12 34 56 is no number")
    sending.send(message=row.pk, municipality_name="kortrijk")
    [stuck] = queries.stuck(now())
    assert stuck.reason == "number_refused"
    assert "0470" not in str(list(Attempt.objects.values()))
    gateway.problem = None
    actions.retry(stuck, at=now())
    sending.send(message=row.pk, municipality_name="kortrijk")
    assert len(gateway.got) == 1


def test_a_mail_that_comes_back_joins_what_is_stuck_and_can_go_another_way() -> None:
    melding = talking.reported({"email": "weg@citizen.test", **talking.LETTER, "answer_channel": "mail"})
    answered(melding)
    [row] = talking.sent(melding)
    assert came_back([f"<{row.message_id}>"], reason="550 5.1.1 <weg@citizen.test>: no such user", at=now()) is not None
    [stuck] = queries.stuck(now())
    assert (stuck.state, stuck.reason) == ("bounced", "550 5.1.1 … no such user")
    [person] = recipients.of(melding)
    fresh = actions.other_way(stuck, person, "letter", by=making.ANNA, at=now())
    assert (fresh.channel, fresh.state, fresh.said) == ("letter", "queued", "We komen morgen")
    assert "{link}" not in fresh.text
    assert queries.stuck(now()) == []
    assert len(queries.letters()) == 1


def test_a_call_that_nobody_answers_stays_and_what_the_reporter_says_is_heard() -> None:
    melding = talking.reported(talking.CALL)
    answered(melding, "question", "Welke kleur?")
    talking.sent(melding)
    [row] = queries.calls()
    actions.called(row, reached=False, note="voicemail", by=making.ANNA, at=now())
    [again] = queries.calls()
    assert (again.attempts, again.reason) == (1, "voicemail")
    actions.called(again, reached=True, note="", answer="Groen", by=making.ANNA, at=now())
    melding.refresh_from_db()
    assert melding.status == "assigned"
    assert queries.calls() == []
    assert [row.text for row in queries.of_melding(melding) if row.is_incoming] == ["Groen"]


def test_a_reporter_without_an_address_reads_it_behind_their_link() -> None:
    melding = making.receive()
    assert answered(melding) == []
    assert [line.text for line in meldingen.history(melding)][-1] == "We komen morgen"


def test_what_should_have_left_is_seen() -> None:
    melding = talking.reported()
    answered(melding)
    Message.objects.update(held_until=now() - timedelta(minutes=5))
    [late] = queries.stuck(now())
    actions.retry(late, at=now())
    late.refresh_from_db()
    assert late.state == "queued"
