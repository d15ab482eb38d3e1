"""The signature with which a telephone exchange proves itself: a key per owner, derived, so that it is stored nowhere.

`X-Exchange-Signature: sha256=HMAC(key, timestamp + "." + body)` and `X-Exchange-Timestamp` in seconds, at most five
minutes away: what somebody overheard cannot be said again later.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "streekpoort.telephone.exchange"
SKEW = 300  # seconds


def key_of(owner: str) -> str:
    return salted_hmac(SALT, owner, algorithm="sha256").hexdigest()


def sign(owner: str, timestamp: str, body: bytes) -> str:
    return "sha256=" + hmac.new(key_of(owner).encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def genuine(owner: str, timestamp: str, body: bytes, signature: str, at: datetime) -> bool:
    """Whether this was said by that exchange, just now."""
    if not timestamp.isascii() or not timestamp.isdigit() or abs(at.timestamp() - int(timestamp[:12])) > SKEW:
        return False
    return constant_time_compare(sign(owner, timestamp, body), signature)
