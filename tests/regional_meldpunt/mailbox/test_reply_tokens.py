"""The token that brings an answer back to its conversation."""

from typing import Any

import pytest

from regional_meldpunt.mailbox import reply_tokens
from regional_meldpunt.mailbox.reply_tokens import ReplyToken, Side
from regional_meldpunt.meldingen import melding_number

NUMBER = "KOR-DM9F-CXF"


@pytest.mark.parametrize("ref", [0, 1, 35, 36, 9_007_199_254_740_993, 2**63 - 1])
@pytest.mark.parametrize("side", Side)
def test_what_goes_in_comes_out(ref: int, side: Side) -> None:
    assert reply_tokens.read(reply_tokens.make(NUMBER, ref, side)) == ReplyToken(NUMBER, side, ref)


def test_the_longest_fits_before_the_at_and_survives_upper_case() -> None:
    address = reply_tokens.reply_address(reply_tokens.make(NUMBER, 2**63 - 1), "Meldpunt <meldpunt@kortrijk.example>")
    local, _, domain = address.partition("@")
    assert len(local) <= 64
    assert domain == "kortrijk.example"
    found = reply_tokens.find([f"KORTRIJK <{address.upper()}>"])
    assert found is not None
    assert found.number == NUMBER


def test_nobody_else_can_make_one() -> None:
    token = reply_tokens.make(NUMBER, 7)
    number, conversation, mac = token.split("-")
    other = melding_number.new("menen").replace("-", "").lower()
    for forged in (
        f"{other}-{conversation}-{mac}",
        f"{number}-s8-{mac}",
        f"{number}-t7-{mac}",
        f"{number}-{conversation}-{'a' * 16}",
        f"{number}-{conversation}",
        number,
        "",
        "x" * 100_000,
    ):
        assert reply_tokens.read(forged) is None, forged


def test_a_changed_key_of_the_installation_still_reads_the_old_ones(settings: Any) -> None:
    token, old = reply_tokens.make(NUMBER, 7), settings.SECRET_KEY
    settings.SECRET_KEY = "another-key-another-key-another-key-another-key"
    assert reply_tokens.read(token) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert reply_tokens.read(token) is not None


def test_it_is_found_in_an_address_a_reference_and_a_subject() -> None:
    token = reply_tokens.make(NUMBER, 7)
    subject = f"Re: Uw melding {reply_tokens.subject_tail(token)}"
    for text in (
        f"meldpunt+{token}@kortrijk.example",
        reply_tokens.message_id(token, "kortrijk/12", "kortrijk.example"),
        subject,
    ):
        assert reply_tokens.find(["niets", text]) == ReplyToken(NUMBER, Side.SIGNAAL, 7)


@pytest.mark.parametrize(("number", "ref"), [("KOR-AAAA-AAA", 1), ("", 1), (NUMBER, -1)])
def test_it_is_not_made_for_what_does_not_exist(number: str, ref: int) -> None:
    with pytest.raises(ValueError, match="nothing that can be answered"):
        reply_tokens.make(number, ref)
