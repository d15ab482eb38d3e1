"""An opened transfer: its key for as long as one request lasts, and what it seals and opens."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from foundation.tenancy import current
from shared_services.social_files.keys import kluis
from shared_services.social_files.transfer.models import Transfer
from shared_services.social_files.vault import crypto


@dataclass(frozen=True)
class OpenTransfer:
    """Every sealed value is bound to its place: of another transfer, section or document it does not open."""

    row: Transfer
    _key: bytes = field(repr=False)

    def request(self) -> dict[str, Any]:
        return self.load(self.row.sealed, "request")

    def answer(self) -> dict[str, Any]:
        return self.load(self.row.answer, "answer")

    def load(self, sealed: Any, about: str) -> dict[str, Any]:
        """What was sealed; nothing is an empty value."""
        held = bytes(sealed)
        return dict(json.loads(crypto.unbox(self._key, held, self._about(about)))) if held else {}

    def dump(self, said: dict[str, Any], about: str) -> bytes:
        return crypto.box(self._key, json.dumps(said, ensure_ascii=False).encode(), self._about(about))

    def open_bytes(self, ref: UUID, sealed: bytes) -> bytes:
        return crypto.unbox(self._key, sealed, self._about(f"bytes|{ref}"))

    def seal_bytes(self, ref: UUID, data: bytes) -> bytes:
        return crypto.box(self._key, data, self._about(f"bytes|{ref}"))

    def _about(self, about: str) -> str:
        return f"transfer|{about}|{current().schema}|{self.row.ref}"


def key_ref(row: Transfer) -> str:
    """What its key is bound to."""
    return f"transfer-{row.ref}"


def new_key(row: Transfer) -> OpenTransfer:
    """A key for a transfer that is not stored yet."""
    made = kluis.ask("new_file_key", ref=key_ref(row))
    row.key_id, row.wrapped = made["key_id"], made["wrapped"]
    return OpenTransfer(row, made["key"])


def open_transfer(row: Transfer) -> OpenTransfer:
    """Raises VaultClosed while locked."""
    return open_transfers([row])[0]


def open_transfers(rows: Iterable[Transfer]) -> list[OpenTransfer]:
    """Several at once, in one question to the kluis."""
    listed = list(rows)
    if not listed:
        return []
    asked = [{"ref": key_ref(row), "key_id": row.key_id, "wrapped": bytes(row.wrapped)} for row in listed]
    keys = kluis.ask("open_file_keys", files=asked)["keys"]
    return [OpenTransfer(row, keys[key_ref(row)]) for row in listed]
