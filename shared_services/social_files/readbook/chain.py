"""What a line says, as bytes, and its place in the chain. Pure: the verifier and the writer use the same function."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

BEGINNING = b"\0" * 32


@dataclass(frozen=True)
class Said:
    """A line before it is sealed."""

    seq: int
    at: datetime
    by: Any
    verb: str
    file: UUID | None
    section: str = ""
    version: int = 0
    purpose: str = ""


def digest(line: Said, previous: bytes) -> bytes:
    body = {
        "seq": line.seq,
        "at": line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": [line.by.schema, line.by.id, line.by.name],
        "verb": line.verb,
        "file": str(line.file or ""),
        "section": line.section,
        "version": line.version,
        "purpose": line.purpose,
    }
    packed = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(previous + packed.encode()).digest()
