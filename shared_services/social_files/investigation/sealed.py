"""An opened file: the key of one file, for as long as one request lasts, and what it seals and opens."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from foundation.tenancy import current
from shared_services.social_files.investigation.models import (
    Document,
    Draft,
    FilePerson,
    Part,
    PartVersion,
    SocialFile,
)
from shared_services.social_files.keys import kluis
from shared_services.social_files.vault import crypto


@dataclass(frozen=True)
class OpenFile:
    """Bound to its file: bytes of another file, section or version do not open with it."""

    file: SocialFile
    _key: bytes = field(repr=False)

    def label(self) -> str:
        return self._open(bytes(self.file.label), "label").decode() if self.file.label else ""

    def seal_label(self, text: str) -> bytes:
        return self._seal(text.encode(), "label")

    def person(self, row: FilePerson) -> dict[str, Any]:
        return self._load(row.sealed, f"person|{row.ref}|{row.version}")

    def seal_person(self, row: FilePerson, said: dict[str, Any]) -> bytes:
        return self._dump(said, f"person|{row.ref}|{row.version}")

    def version(self, part: Part, row: PartVersion) -> dict[str, Any]:
        return self._load(row.sealed, f"section|{part.kind}|{row.number}")

    def seal_version(self, part: Part, number: int, content: dict[str, Any]) -> bytes:
        return self._dump(content, f"section|{part.kind}|{number}")

    def draft(self, part: Part, row: Draft) -> dict[str, Any]:
        return self._load(row.sealed, f"draft|{part.kind}|{row.user_id}")

    def seal_draft(self, part: Part, user_id: int, typed: dict[str, Any]) -> bytes:
        return self._dump(typed, f"draft|{part.kind}|{user_id}")

    def document(self, row: Document) -> dict[str, Any]:
        return self._load(row.sealed, f"document|{row.ref}")

    def seal_document(self, row: Document, said: dict[str, Any]) -> bytes:
        return self._dump(said, f"document|{row.ref}")

    def open_bytes(self, row: Document, sealed: bytes) -> bytes:
        return self._open(sealed, f"bytes|{row.ref}")

    def seal_bytes(self, row: Document, data: bytes) -> bytes:
        return self._seal(data, f"bytes|{row.ref}")

    def _load(self, sealed: Any, about: str) -> dict[str, Any]:
        return dict(json.loads(self._open(bytes(sealed), about)))

    def _dump(self, said: dict[str, Any], about: str) -> bytes:
        return self._seal(json.dumps(said, ensure_ascii=False).encode(), about)

    def _open(self, sealed: bytes, about: str) -> bytes:
        return crypto.unbox(self._key, sealed, self._about(about))

    def _seal(self, data: bytes, about: str) -> bytes:
        return crypto.box(self._key, data, self._about(about))

    def _about(self, about: str) -> str:
        return f"{about}|{current().schema}|{self.file.ref}"


def open_file(file: SocialFile) -> OpenFile:
    """Raises VaultClosed while locked."""
    return open_files([file])[0]


def open_files(files: Iterable[SocialFile]) -> list[OpenFile]:
    """Several at once, in one question to the kluis; a destroyed one is passed over."""
    living = [file for file in files if hasattr(file, "key")]
    if not living:
        return []
    asked = [{"ref": str(f.ref), "key_id": f.key.key_id, "wrapped": bytes(f.key.wrapped)} for f in living]
    keys = kluis.ask("open_file_keys", files=asked)["keys"]
    return [OpenFile(file, keys[str(file.ref)]) for file in living]
