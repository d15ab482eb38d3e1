"""The token that brings an answer by mail back to its melding, and to the one conversation it belongs to.

`kor7k4m2q9-s1z-mfzwizltnruw4zzr`: the number without dashes, what the conversation is with (`s` a signaal, `t` a task),
the id of that row, and 80 bits that only this installation can make. Lower case letters, digits and dashes, because
mail servers fold the case of an address and break what they do not know; short enough for the 64 characters before the
@. Whoever has only the number has nothing: a token is handed to one reporter or one party.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from regional_meldpunt.meldingen import melding_number

SALT = "streekpoort.mailbox.reply-token"
MAC_BYTES = 10
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SHAPE = re.compile(r"(?<![a-z0-9])([a-z]{3}[2-9a-z]{7})-([st])([0-9a-z]{1,13})-([a-z2-7]{16})(?![a-z0-9])")
LONGEST_LOOKED_AT = 20_000


class Side(StrEnum):
    """Whom the conversation is with."""

    SIGNAAL = "s"
    TASK = "t"


@dataclass(frozen=True)
class ReplyToken:
    """What a token says once its signature was checked."""

    number: str
    side: Side
    ref: int


def make(number: str, ref: int, side: Side = Side.SIGNAAL) -> str:
    """The token for the conversation about `number` with the signaal (or task) whose id is `ref`."""
    stored = melding_number.normalise(number)
    if stored is None or ref < 0:
        raise ValueError(f"{number!r} with {ref!r} is nothing that can be answered")
    body = f"{stored.replace('-', '').lower()}-{side.value}{_base36(ref)}"
    return f"{body}-{_mac(body, settings.SECRET_KEY)}"


def read(token: str) -> ReplyToken | None:
    """What the token stands for; None for one that this installation never made."""
    found = SHAPE.fullmatch(token.strip().lower())
    if found is None:
        return None
    flat, side, ref, mac = found.groups()
    number = melding_number.normalise(flat)
    body = f"{flat}-{side}{ref}"
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if number is None or not any(constant_time_compare(_mac(body, key), mac) for key in keys):
        return None
    return ReplyToken(number, Side(side), int(ref, 36))


def find(texts: Iterable[str]) -> ReplyToken | None:
    """The first genuine token in these texts, in their order."""
    for text in texts:
        for match in SHAPE.finditer(text[:LONGEST_LOOKED_AT].lower()):
            token = read(match[0])
            if token is not None:
                return token
    return None


def reply_address(token: str, mailbox: str) -> str:
    """Where an answer goes: `meldpunt+<token>@kortrijk.example` for the mailbox `meldpunt@kortrijk.example`."""
    local, _, domain = parseaddr(mailbox)[1].rpartition("@")
    if not local or not domain:
        raise ValueError(f"{mailbox!r} is no mail address")
    return f"{local.partition('+')[0]}+{token}@{domain}"


def message_id(token: str, ident: str, host: str) -> str:
    """A Message-ID whose answers can be recognised by References alone, for servers that cut the plus off."""
    safe = re.sub(r"[^A-Za-z0-9.]+", ".", ident).strip(".")
    return f"<{token}.{safe}@{host}>"


def subject_tail(token: str) -> str:
    """What comes last in a subject, for mail programs that keep neither address nor References."""
    return f"[{token}]"


def _mac(body: str, key: str | bytes) -> str:
    digest = salted_hmac(SALT, body, secret=key, algorithm="sha256").digest()[:MAC_BYTES]
    return base64.b32encode(digest).decode().lower()


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
        if not number:
            return digits
