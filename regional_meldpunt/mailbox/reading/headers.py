"""Header lines as they are written in the wild: wrongly encoded, repeated, folded in the middle of a character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from regional_meldpunt.mailbox.reading.charsets import decode

LONGEST_HEADER = 4_000
MOST_HEADERS = 400
ADDRESS = re.compile(r"[^@\s<>()\[\],;:\"\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
NAMING = ("content-disposition", "content-type")
MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>")
ENCODED_GAP = re.compile(r"(=\?[^?\s]+\?[bBqQ]\?[^?]*\?=)\s+(?==\?)")
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Address:
    """`email` in lower case; `name` as the sender writes it, possibly nothing."""

    email: str
    name: str = ""

    @property
    def local(self) -> str:
        return self.email.rpartition("@")[0]

    @property
    def domain(self) -> str:
        return self.email.rpartition("@")[2]


def values(message: Message, name: str) -> tuple[str, ...]:
    """Every line of that name, decoded, on one line each."""
    wanted = name.lower()
    lines = [line for key, line in message.raw_items() if str(key).lower() == wanted]
    return tuple(text_of(line) for line in lines[:50])


def first(message: Message, name: str) -> str:
    return next(iter(values(message, name)), "")


def table(message: Message) -> dict[str, tuple[str, ...]]:
    """All headers by lower-case name."""
    found: dict[str, tuple[str, ...]] = {}
    for name, line in list(message.raw_items())[:MOST_HEADERS]:
        key = str(name).lower()
        found[key] = (*found.get(key, ()), text_of(line))
    return found


def text_of(line: object) -> str:
    """One header in words: encoded words decoded one by one, raw eight-bit bytes guessed, no control characters."""
    raw = _raw(line)[:LONGEST_HEADER]
    joined = ENCODED_GAP.sub(r"\1", raw)
    try:
        pieces = decode_header(joined)
    except (HeaderParseError, ValueError):
        pieces = [(joined, None)]
    words = "".join(_piece(piece, charset) for piece, charset in pieces)
    plain = words.encode("utf-8", "replace").decode()  # half a pair of a character fits in no database
    return " ".join(INVISIBLE.sub("", plain.replace("\n", " ").replace("\t", " ")).split())


def readable(part: Message) -> Message:
    """The same part for asking a file name: with its two headers in real text, should they hold raw bytes."""
    lines = [(name, str(line)) for name, line in part.raw_items() if str(name).lower() in NAMING]
    if all(line.isascii() for _name, line in lines):
        return part
    copy = Message()
    for name, line in lines:
        copy[name] = _raw(line)
    return copy


def _raw(line: object) -> str:
    """Bytes above 127 come out of the parser as surrogates: read them as UTF-8, else as Windows does."""
    text = str(line)
    if text.isascii():
        return text
    try:
        return decode(text.encode("ascii", "surrogateescape"), "")
    except UnicodeEncodeError:
        return text


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if charset is None:  # the unencoded part of a header that has encoded words as well
        return decode(piece, "")
    return decode(piece, charset)


def addresses(lines: Iterable[str]) -> tuple[Address, ...]:
    """Who is named, in order, each address once. What is no address is passed over."""
    found: dict[str, Address] = {}
    lines = list(lines)
    for name, email in getaddresses(lines):
        match = ADDRESS.fullmatch(email.strip())
        if match:
            found.setdefault(match[0].lower(), Address(match[0].lower(), _clean_name(name)))
    if not found:  # a name with a comma or a quote that nobody closed: the address is usually still readable
        for line in lines:
            for match in ADDRESS.finditer(line):
                found.setdefault(match[0].lower(), Address(match[0].lower(), _clean_name(line[: match.start()])))
    return tuple(found.values())


def _clean_name(name: str) -> str:
    plain = " ".join(name.strip(" \t'\"<(").split())
    return "" if ADDRESS.fullmatch(plain) else plain[:200]


def message_ids(lines: Iterable[str]) -> tuple[str, ...]:
    """Ids between angle brackets, each once; a program that forgets the brackets gets the benefit of the doubt."""
    found: dict[str, None] = {}
    for line in lines:
        ids = MESSAGE_ID.findall(line) or [word for word in line.split() if "@" in word and len(word) <= 500]
        found.update(dict.fromkeys(ids))
    return tuple(found)


def moment(line: str) -> datetime | None:
    """The moment a mail says it was written; None when it says nothing a calendar knows."""
    try:
        found = parsedate_to_datetime(line)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
