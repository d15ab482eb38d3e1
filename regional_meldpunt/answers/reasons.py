"""Why a message is stuck, in a word that is stored and a sentence that is read.

What a gateway says often repeats the address or the number it was given. That belongs in no table of the region, so
only a known word is kept, or the text without whatever looks like an address.
"""

from __future__ import annotations

import re
from smtplib import SMTPRecipientsRefused, SMTPSenderRefused
from urllib.error import HTTPError

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.notifications.sms import NoGateway, NumberRefused

ADDRESS = re.compile(r"\S+@\S+")
NUMBER = re.compile(r"\+?\d[\d ./()-]{6,}\d")
LONGEST = 500
SHORTEST_NUMBER = 8


class NobodyThere(RuntimeError):
    """The reporter left no address that works, or stopped the messages."""


SENTENCES: dict[str, Promise | str] = {
    "nobody": _("The reporter left no address that works, or wants no more messages."),
    "number_refused": _("This telephone number is not right, or the network refuses it."),
    "address_refused": _("The mail server refuses this address."),
    "sender_refused": _("The mail server refuses to send in our name."),
    "not_arrived": _("The network says that this text message did not arrive."),
    "no_gateway": _("No gateway for text messages is set up."),
    "gateway_error": _("The gateway answered with an error. We keep trying for a day."),
    "unreachable": _("The gateway does not answer. We keep trying for a day."),
}
WORDS: tuple[tuple[type[Exception], str], ...] = (
    (NobodyThere, "nobody"),
    (NumberRefused, "number_refused"),
    (SMTPRecipientsRefused, "address_refused"),
    (SMTPSenderRefused, "sender_refused"),
    (NoGateway, "no_gateway"),
    (HTTPError, "gateway_error"),
    (OSError, "unreachable"),
)
FOR_GOOD = (NobodyThere, NumberRefused, SMTPRecipientsRefused, SMTPSenderRefused)


def word_of(problem: Exception) -> str:
    """What is stored of a failure."""
    for kind, word in WORDS:
        if isinstance(problem, kind):
            return word
    return type(problem).__name__


def scrubbed(text: str) -> str:
    """A sentence of somebody else without addresses and numbers in it."""
    return NUMBER.sub(_unless_short, ADDRESS.sub("…", text))[:LONGEST]


def _unless_short(found: re.Match[str]) -> str:
    """A telephone number has eight digits at least; codes of mail servers have fewer."""
    return "…" if sum(sign.isdigit() for sign in found[0]) >= SHORTEST_NUMBER else found[0]


def sentence(stored: str) -> str:
    """What a person reads."""
    return str(SENTENCES.get(stored, stored))
