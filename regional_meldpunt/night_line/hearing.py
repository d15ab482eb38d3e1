"""What an exchange may say, as values. Anything else is refused with words, before a row is touched."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from regional_meldpunt.night_line.actions import STATES, Told

LONGEST = {"call": 80, "phone": 40, "called": 40, "by": 40, "recording_url": 500}
SOUNDS = ("audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav")


class Unreadable(ValueError):
    """`str()` says what is missing, for whoever connects the exchange."""


@dataclass(frozen=True)
class Question:
    """Before a telephone rings: whom must this call ring?"""

    call: str
    phone: str
    called: str


def question(body: bytes) -> Question:
    told = _object(body)
    return Question(_text(told, "call", needed=True), _text(told, "phone"), _text(told, "called"))


def told(body: bytes) -> Told:
    """Raises Unreadable."""
    given = _object(body)
    state = given.get("state")
    if state not in STATES:
        raise Unreadable(f"state is needed: {', '.join(STATES)}")
    url = _text(given, "recording_url")
    if url and not url.startswith("https://"):
        raise Unreadable("recording_url begins with https://")
    sound, kind = _recording(given.get("recording"))
    return Told(
        call=_text(given, "call", needed=True),
        state=state,
        phone=_text(given, "phone"),
        called=_text(given, "called"),
        by=_text(given, "by"),
        recording_url=url,
        recording=sound,
        recording_type=kind,
    )


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError as error:
        raise Unreadable("the body is no JSON") from error
    if not isinstance(found, dict):
        raise Unreadable("the body is no JSON object")
    return found


def _text(given: dict[str, Any], name: str, *, needed: bool = False) -> str:
    found = given.get(name, "")
    if not isinstance(found, str) or "\0" in found:
        raise Unreadable(f"{name} is a text")
    if needed and not found:
        raise Unreadable(f"{name} is needed")
    return found[: LONGEST[name]]


def _recording(given: Any) -> tuple[bytes, str]:
    """`{"type": "audio/mpeg", "data": base64}`; nothing when it is not there."""
    if given is None:
        return b"", ""
    if not isinstance(given, dict) or given.get("type") not in SOUNDS or not isinstance(given.get("data"), str):
        raise Unreadable(f"recording has type ({', '.join(SOUNDS)}) and data")
    try:
        return base64.b64decode(given["data"], validate=True), given["type"]
    except (binascii.Error, ValueError) as error:
        raise Unreadable("recording.data is no base64") from error
