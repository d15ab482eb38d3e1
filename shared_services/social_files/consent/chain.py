"""What a statement says, as bytes, and its place after the one before. Without names: this is what travels as proof."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any

from shared_services.social_files.consent.models import Participant, Statement

BEGINNING = b"\0" * 32


def facts(statement: Statement, participant: Participant) -> dict[str, Any]:
    """Everything of a statement but its sealed part, of which the sum is in it."""
    return {
        "request": str(participant.request_ref),
        "adult": str(participant.person),
        "number": statement.number,
        "at": statement.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "way": str(statement.way),
        "choices": dict(sorted((kind, str(word)) for kind, word in statement.choices.items())),
        "until": statement.until.astimezone(UTC).isoformat(timespec="microseconds") if statement.until else "",
        "language": statement.language,
        "text": [statement.text_version, statement.text_hash],
        "sealed": hashlib.sha256(bytes(statement.sealed)).hexdigest(),
        "scan": str(statement.scan or ""),
    }


def digest(statement: Statement, participant: Participant) -> bytes:
    return hashlib.sha256(bytes(statement.previous) + packed(facts(statement, participant))).digest()


def packed(said: Any) -> bytes:
    """The one way to write it down."""
    return json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()
