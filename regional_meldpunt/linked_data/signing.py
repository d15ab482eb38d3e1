"""Signatures after the specification «Standard Webhooks», so that a receiver can check them with a library."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

PREFIX = "whsec_"
BYTES = 32


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def headers(secret: str, ident: str, body: str, at: datetime) -> dict[str, str]:
    """What goes with a message. `ident` is the same at every attempt, the moment and so the signature are not."""
    moment = str(int(at.timestamp()))
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = hmac.new(key, f"{ident}.{moment}.{body}".encode(), hashlib.sha256).digest()
    return {
        "webhook-id": ident,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
    }
