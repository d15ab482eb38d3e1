"""What the gateway of text messages tells us: whether a message arrived, and what somebody answered. Signed.

`X-Gateway-Signature: sha256=HMAC(key, timestamp + "." + body)` and `X-Gateway-Timestamp` in seconds, at most five
minutes away: what somebody overheard cannot be said again later. Each part that sends text messages registers what it
does with an answer from the gateway; the first that knows the message takes it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "streekpoort.notifications.gateway"
SKEW = 300  # seconds


@dataclass(frozen=True)
class Receipt:
    """What became of a message. `reference` is its `ident`; `reason` is only read when it did not arrive."""

    reference: str
    arrived: bool
    reason: str
    at: datetime


@dataclass(frozen=True)
class Reply:
    """A text message that came in. `key` is how the gateway names it; `reference` is empty when it does not know."""

    key: str
    phone: str
    text: str
    reference: str
    at: datetime


@dataclass(frozen=True)
class _Hearer:
    order: int
    receipt: Callable[[Receipt], bool]
    reply: Callable[[Reply], bool]


_hearers: list[_Hearer] = []


def register(*, receipt: Callable[[Receipt], bool], reply: Callable[[Reply], bool], order: int = 50) -> None:
    """Each answers whether it was theirs; it is called outside any transaction and chooses its own wall.

    Who knows exactly what it waits for comes first (a low `order`); who keeps whatever comes in, last.
    """
    if not any(known.receipt == receipt for known in _hearers):
        _hearers.append(_Hearer(order, receipt, reply))
        _hearers.sort(key=lambda hearer: hearer.order)


def take(told: Receipt | Reply) -> bool:
    """Whether anybody knew what to do with it."""
    if isinstance(told, Receipt):
        return any(hearer.receipt(told) for hearer in _hearers)
    return any(hearer.reply(told) for hearer in _hearers)


def key() -> str:
    """What the provider was given to sign with: a setting, or else made from the installation's secret."""
    return str(settings.STREEKPOORT_SMS_SECRET) or salted_hmac(SALT, "gateway", algorithm="sha256").hexdigest()


def sign(timestamp: str, body: bytes) -> str:
    return "sha256=" + hmac.new(key().encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def genuine(timestamp: str, body: bytes, signature: str, at: datetime) -> bool:
    """Whether the gateway said this, just now."""
    if not timestamp.isascii() or not timestamp.isdigit() or abs(at.timestamp() - int(timestamp[:12])) > SKEW:
        return False
    return constant_time_compare(sign(timestamp, body), signature)
