"""An opened row: the key of one adult, for as long as one request lasts. The kluis opens it, or the link in hand."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from foundation.tenancy import current
from shared_services.social_files.consent.models import Participant, Statement
from shared_services.social_files.keys import kluis
from shared_services.social_files.keys.uses import Ask
from shared_services.social_files.vault import crypto


@dataclass(frozen=True)
class OpenParticipant:
    """Bound to its row: bytes of another adult or another municipality do not open with it."""

    row: Participant
    _key: bytes = field(repr=False)

    def said(self) -> dict[str, Any]:
        """`name` and `language`, and once a link was made the `facts` of its form."""
        return self._load(self.row.sealed, "person")

    @property
    def name(self) -> str:
        return str(self.said()["name"])

    def seal_said(self, said: dict[str, Any]) -> bytes:
        return self._dump(said, "person")

    def evidence(self, statement: Statement) -> dict[str, Any]:
        """What was shown, word for word, and who stood by."""
        return self._load(statement.sealed, f"statement|{statement.number}")

    def seal_evidence(self, number: int, evidence: dict[str, Any]) -> bytes:
        return self._dump(evidence, f"statement|{number}")

    def open_scan(self, statement: Statement, sealed: bytes) -> bytes:
        return crypto.unbox(self._key, sealed, self._about(f"scan|{statement.scan}"))

    def seal_scan(self, scan: str, data: bytes) -> bytes:
        return crypto.box(self._key, data, self._about(f"scan|{scan}"))

    def box_for(self, secret: str) -> bytes:
        """The key of this row, for who has the secret of the link."""
        return crypto.box(_link_key(secret), self._key, self._about("link"))

    def _load(self, sealed: Any, about: str) -> dict[str, Any]:
        return dict(json.loads(crypto.unbox(self._key, bytes(sealed), self._about(about))))

    def _dump(self, said: dict[str, Any], about: str) -> bytes:
        return crypto.box(self._key, json.dumps(said, ensure_ascii=False).encode(), self._about(about))

    def _about(self, about: str) -> str:
        return _about(self.row, about)


def new_secret() -> str:
    """256 bits, as they stand in the link."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is kept of a link. With 256 bits of chance in it nobody finds the link back."""
    return hashlib.sha256(f"streekpoort-consent-link|{secret}".encode()).hexdigest()


def made(row: Participant) -> OpenParticipant:
    """A new row gets a key of its own. Raises VaultClosed while locked."""
    told = kluis.ask("new_file_key", ref=_ref(row))
    row.key_id, row.wrapped = told["key_id"], told["wrapped"]
    return OpenParticipant(row, told["key"])


def opened(rows: Sequence[Participant], *, ask: Ask = kluis.ask) -> list[OpenParticipant]:
    """In one question to the kluis (or `ask`). A destroyed row is passed over. Raises VaultClosed while locked."""
    living = [row for row in rows if row.wrapped]
    if not living:
        return []
    asked = [{"ref": _ref(row), "key_id": row.key_id, "wrapped": bytes(row.wrapped)} for row in living]
    keys = ask("open_file_keys", files=asked)["keys"]
    return [OpenParticipant(row, keys[_ref(row)]) for row in living]


def opened_by_link(row: Participant, secret: str) -> OpenParticipant:
    """Without the kluis. Raises crypto.DoesNotOpen for another link."""
    return OpenParticipant(row, crypto.unbox(_link_key(secret), bytes(row.link_box), _about(row, "link")))


def wrapped_again(row: Participant) -> tuple[str, bytes]:
    """By the newest keys of the OCMW."""
    told = kluis.ask("rewrap", ref=_ref(row), key_id=row.key_id, wrapped=bytes(row.wrapped))
    return str(told["key_id"]), bytes(told["wrapped"])


def _ref(row: Participant) -> str:
    return f"consent-{row.ref}"


def _link_key(secret: str) -> bytes:
    return crypto.derive(secret.encode(), f"streekpoort-consent-link|{current().schema}")


def _about(row: Participant, about: str) -> str:
    return f"consent {about}|{current().schema}|{row.ref}"
