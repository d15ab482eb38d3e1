"""The number of a melding: `KOR-7K4M-2Q9`. It is read aloud, written down, typed wrong and typed again.

Three letters of the municipality that received it, six random characters, one check character. The alphabet has 29
characters (a prime, so that one wrong character or two swapped ones never pass the check) and none that look or sound
alike: no 0 and O, no 1, I and L, no S beside 5, no U beside V. The number opens public steps only.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ"
RANDOM_LENGTH = 6
PREFIX_LENGTH = 3
LENGTH = PREFIX_LENGTH + RANDOM_LENGTH + 1
MISREAD = str.maketrans({"S": "5", "U": "V"})
SPOKEN = {
    "TWEE": "2", "DRIE": "3", "VIER": "4", "VIJF": "5", "ZES": "6", "ZEVEN": "7", "ACHT": "8", "NEGEN": "9",
    "DEUX": "2", "TROIS": "3", "QUATRE": "4", "CINQ": "5", "SIX": "6", "SEPT": "7", "HUIT": "8", "NEUF": "9",
}  # fmt: skip


def prefix(schema: str) -> str:
    """The first three letters of the municipality, for people; uniqueness does not depend on it."""
    letters = re.sub(r"[^A-Z]", "", schema.upper())
    return (letters + "XXX")[:PREFIX_LENGTH]


def new(schema: str) -> str:
    """A fresh number for a melding that came in at `schema`. May collide, once in millions: the database decides."""
    body = prefix(schema) + "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    return layout(body + check_character(body))


def layout(ten: str) -> str:
    return f"{ten[:3]}-{ten[3:7]}-{ten[7:]}"


def check_character(body: str) -> str:
    """A weighted sum modulo 29; weights differ for every position, none is a multiple of 29."""
    total = sum((position + 2) * _value(character, position) for position, character in enumerate(body))
    return ALPHABET[total % len(ALPHABET)]


def normalise(typed: str, *, default_prefix: str = "") -> str | None:
    """The number as stored, from what somebody typed or said, or None when it cannot be one.

    Spaces, dashes, lower case and spoken digits are accepted; without the three letters those of `default_prefix`
    are tried. A wrong check character gives None: better no melding than somebody else's.
    """
    words = re.split(r"[^A-Z0-9]+", typed[:80].upper())
    text = "".join(SPOKEN.get(word, word) for word in words)
    if len(text) == LENGTH - PREFIX_LENGTH and default_prefix:
        text = default_prefix + text
    if len(text) != LENGTH or not text[:PREFIX_LENGTH].isalpha():
        return None
    body = text[:PREFIX_LENGTH] + text[PREFIX_LENGTH:].translate(MISREAD)
    if any(character not in ALPHABET for character in body[PREFIX_LENGTH:]):
        return None
    return layout(body) if check_character(body[:-1]) == body[-1] else None


def _value(character: str, position: int) -> int:
    """A letter of the prefix counts by its place in the alphabet, everything else by its place in ours."""
    if position < PREFIX_LENGTH:
        return ord(character) - ord("A")
    return ALPHABET.index(character)
