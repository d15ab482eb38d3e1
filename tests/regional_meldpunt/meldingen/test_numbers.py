"""A number is read aloud, written down and typed wrong."""

import random

import pytest

from regional_meldpunt.meldingen import melding_number
from regional_meldpunt.meldingen.melding_number import ALPHABET, PREFIX_LENGTH, layout, new, normalise


@pytest.mark.parametrize("schema", ["kortrijk", "spiere_helkijn", "ab"])
def test_a_fresh_one_passes_its_own_check(schema: str) -> None:
    for _turn in range(200):
        number = new(schema)
        assert normalise(number) == number


def test_nothing_in_it_looks_or_sounds_like_something_else() -> None:
    assert not set("01OILSU") & set(ALPHABET)
    assert len(ALPHABET) == 29


@pytest.mark.parametrize("change", ["{}", " {} ", "{lower}", "{plain}", "{spaced}", "{dots}"])
def test_it_is_recognised_however_it_is_typed(change: str) -> None:
    number = new("kortrijk")
    plain = number.replace("-", "")
    typed = change.format(
        number, lower=number.lower(), plain=plain, spaced=" ".join(plain), dots=number.replace("-", ".")
    )
    assert normalise(typed) == number


def test_digits_may_be_words() -> None:
    body = "KOR" + "7K4M2Q"
    number = layout(body + melding_number.check_character(body))
    last = number[-1]
    assert normalise(f"kor zeven k vier m twee q {last}") == number


def test_without_the_letters_the_own_municipality_is_tried() -> None:
    number = new("kortrijk")
    assert normalise(number[4:], default_prefix="KOR") == number
    assert normalise(number[4:]) is None


def test_one_wrong_character_is_noticed() -> None:
    number = new("kortrijk").replace("-", "")
    for position in range(len(number)):
        others = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if position < PREFIX_LENGTH else ALPHABET
        for other in others:
            if other != number[position]:
                assert normalise(number[:position] + other + number[position + 1 :]) is None


def test_two_swapped_neighbours_are_noticed() -> None:
    for _turn in range(50):
        plain = new("kortrijk").replace("-", "")
        for at in range(PREFIX_LENGTH, len(plain) - 2):
            swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
            assert swapped == plain or normalise(swapped) is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "KOR",
        "\x00",
        "🚲" * 10,
        "KOR-7K4M-2Q99",
        "'; DROP TABLE",
        "١٢٣-٤٥٦٧-٨٩٠",
        "k" * 100_000,
        "KOR-7K4M-2Q9\n<b>",
    ],
)
def test_nonsense_is_no_number(typed: str) -> None:
    assert normalise(typed) is None or typed.startswith("KOR")


def test_any_text_gives_a_number_or_nothing() -> None:
    letters = ALPHABET + "01OILSU -._\x00é"
    for _turn in range(2000):
        typed = "".join(random.choice(letters) for _ in range(random.randint(0, 16)))
        found = normalise(typed, default_prefix="KOR")
        assert found is None or normalise(found) == found
