"""What hangs on a mail becomes files of the melding: pictures drawn again, documents kept for download."""

from __future__ import annotations

import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from foundation.files import actions as files
from foundation.files.models import StoredFile
from foundation.files.problems import FileRefused, ScannerSilent
from foundation.identity.actor import Actor
from regional_meldpunt.mailbox.reading.mails import Part

MOST = 20
NEVER = {"application/ms-tnef", "application/pkcs7-signature", "application/pgp-signature", "application/pgp-keys"}
RUNS = (".exe", ".com", ".bat", ".cmd", ".scr", ".js", ".vbs", ".jar", ".ps1", ".msi", ".lnk", ".hta", ".iso", ".img")


@dataclass(frozen=True)
class Taken:
    """`kept` with the name each had; `refused` is what a person should know was there."""

    kept: tuple[tuple[StoredFile, str], ...]
    refused: tuple[str, ...]

    @property
    def refs(self) -> tuple[uuid.UUID, ...]:
        return tuple(stored.ref for stored, _name in self.kept)


def take(parts: Sequence[Part], *, by: Actor, at: datetime) -> Taken:
    """Store what may come in, behind the present wall. A file that is refused never stops the words."""
    kept: list[tuple[StoredFile, str]] = []
    refused: list[str] = []
    for part in parts:
        if part.content_type in NEVER:
            continue
        if len(kept) >= MOST or part.name.lower().endswith(RUNS):
            refused.append(part.name)
            continue
        try:
            kept.append((_store(part, by, at), part.name))
        except ScannerSilent:  # nobody looked at it: the whole mail waits
            raise
        except FileRefused:
            refused.append(part.name)
    return Taken(tuple(kept), tuple(refused))


def _store(part: Part, by: Actor, at: datetime) -> StoredFile:
    if part.is_picture:
        return files.take_picture(io.BytesIO(part.data), by=by, at=at)
    return files.take_document(part.data, part.content_type, by=by, at=at)
