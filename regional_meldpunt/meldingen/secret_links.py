"""The secret link of a reporter: 128 bits that open answering, adding photos and withdrawing.

The database keeps only a hash. The token itself is derived from the idempotency key with the installation's secret, so
that a later mail can carry the link again although nobody stored it, and a copy of the database opens nothing.
"""

from __future__ import annotations

import base64
import hashlib
import uuid

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "streekpoort.melding.secret-link"
BYTES = 16


def token(key: uuid.UUID) -> str:
    """26 characters, lower case, safe in an address and in a mail that breaks lines."""
    digest = salted_hmac(SALT, key.hex, algorithm="sha256").digest()[:BYTES]
    return base64.b32encode(digest).decode().rstrip("=").lower()


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def matches(secret: str, stored_hash: str) -> bool:
    return constant_time_compare(digest(secret), stored_hash)


def still_valid(key: uuid.UUID, stored_hash: str) -> str:
    """The token for `key`, or "" when the installation's secret changed since: a mail then links to the number."""
    fresh = token(key)
    return fresh if matches(fresh, stored_hash) else ""
