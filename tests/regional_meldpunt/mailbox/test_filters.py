"""The chain: robots get no answer and open nothing, people get through, nothing is lost."""

import pytest

from regional_meldpunt.mailbox import filters, numbers, verdicts
from regional_meldpunt.mailbox.filters import Surroundings
from regional_meldpunt.mailbox.reading.mails import read
from regional_meldpunt.mailbox.verdicts import Route
from tests.regional_meldpunt.mailbox import post
from tests.regional_meldpunt.mailbox.people import PEOPLE
from tests.regional_meldpunt.mailbox.robots import ASIDE, QUARANTINE

AROUND = Surroundings(own_addresses=frozenset({post.MAILBOX}), own_hosts=frozenset({"kortrijk.streek.example"}))


@pytest.mark.parametrize("name", ASIDE)
def test_a_machine_is_put_aside(name: str) -> None:
    reason, raw = ASIDE[name]
    verdict = filters.judge(read(raw), AROUND)
    assert verdict is not None
    assert (verdict.route, verdict.reason) == (Route.ASIDE, reason)


@pytest.mark.parametrize("name", QUARANTINE)
def test_what_is_doubtful_waits_for_a_person(name: str) -> None:
    reason, raw = QUARANTINE[name]
    verdict = filters.judge(read(raw), AROUND)
    assert verdict is not None
    assert (verdict.route, verdict.reason) == (Route.QUARANTINE, reason)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_gets_through_with_words_and_all(name: str) -> None:
    word, raw = PEOPLE[name]
    mail = read(raw)
    assert filters.judge(mail, AROUND) is None
    assert word in f"{mail.subject}\n{mail.text}"
    assert "\x00" not in mail.text + mail.subject
    assert "verborgen" not in mail.text
    assert mail.sender is not None
    assert mail.sender.email == "gust@citizen.example" or "sender" in name or "post" in mail.sender.email


def test_every_reason_that_is_given_has_words() -> None:
    given = {reason for reason, _raw in (*ASIDE.values(), *QUARANTINE.values())}
    assert given <= set(verdicts.REASONS)


def test_the_thirty_first_mail_in_an_hour_is_one_too_many() -> None:
    mail = read(post.mail())
    assert filters.judge(mail, Surroundings(recent=29)) is None
    found = filters.judge(mail, Surroundings(recent=30))
    assert found is not None
    assert found.reason == "flood"


def test_a_newsletter_tool_does_not_keep_an_answer_out() -> None:
    raw = post.mail(to="meldpunt+token@kortrijk.example", headers="List-Unsubscribe: <https://x.example>")
    assert filters.judge(read(raw), AROUND) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Betreft {0}", True),
        ("betreft {1} aub", True),
        ("nummer {2}.", True),
        ("({0})", True),
        ("x{0}", False),
        ("KOR-2222-222", False),
        ("de steenwegen", False),
        ("", False),
    ],
)
def test_numbers_in_a_text(text: str, written: bool) -> None:
    number = "KOR-DM9F-CXF"
    flat = number.replace("-", "")
    assert numbers.named(text.format(number, number.lower(), flat)) == ((number,) if written else ())
