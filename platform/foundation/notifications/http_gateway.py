"""A gateway that reaches telephones: one POST of JSON, the same for text messages and for calls.

    POST <url>
    Authorization: Bearer <token>
    Idempotency-Key: <stays the same when the message is tried again>
    {"to": "+32470123456", "text": "...", "reference": "...", ...}

2xx means accepted; 400, 404 and 422 refuse the number for good; everything else may be tried again. A gateway of a
provider that speaks differently stands behind a small translator with this address.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError

from foundation.notifications import kept_lines

TIMEOUT = 15.0  # seconds
LARGEST = 4096  # bytes of an answer that are read
FOR_GOOD = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY})


class NumberRefused(RuntimeError):
    """The gateway says that this number cannot get a message; trying again does not help."""


class NoGateway(RuntimeError):
    """No gateway is set up."""


@dataclass(frozen=True)
class Gateway:
    """`setting` is the name of the setting with the address, for whoever has to set it."""

    url: str
    token: str = ""
    setting: str = "STREEKPOORT_SMS_URL"


def post(gateway: Gateway, body: Mapping[str, Any], *, key: str, timeout: float = TIMEOUT) -> str:
    """Hand one message over; returns how the gateway names it, when it says so. Raises NumberRefused, NoGateway and
    OSError (which TimeoutError, URLError and HTTPError are)."""
    if not gateway.url.startswith(("https://", "http://")):
        raise NoGateway(f"{gateway.setting} is not set: there is no gateway for this.")
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    if gateway.token:
        headers["Authorization"] = f"Bearer {gateway.token}"
    said = json.dumps(body).encode()
    try:
        return _reference(kept_lines.post(gateway.url, said, headers, timeout=timeout, largest=LARGEST))
    except HTTPError as refusal:
        why = refusal.read(300).decode("utf-8", "replace")
        if refusal.code in FOR_GOOD:
            raise NumberRefused(f"the gateway answered {refusal.code}: {why}") from None
        raise


def international(number: str) -> str:
    """As gateways want it: `0470 12 34 56` is `+32470123456`. Raises NumberRefused for what is no number."""
    digits = re.sub(r"[^\d+]", "", number)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0"):
        digits = f"+32{digits[1:]}"
    if not re.fullmatch(r"\+\d{8,15}", digits):
        raise NumberRefused(f"{number!r} is no telephone number")
    return digits


def _reference(body: bytes) -> str:
    """The `id` of an answer in JSON; an empty or other answer has none."""
    try:
        told = json.loads(body)
    except ValueError:
        return ""
    return str(told.get("id", ""))[:120] if isinstance(told, dict) else ""
