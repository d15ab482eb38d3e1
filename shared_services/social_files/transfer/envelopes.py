"""How something travels between two OCMWs: sealed for the one, signed by the other, bound to what it belongs to.

Private keys stay in the kluis: it signs a digest, and hands out the key of one parcel at a time.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from foundation.tenancy import current
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.keys import kluis
from shared_services.social_files.public_keys import queries as public_keys
from shared_services.social_files.sealing import Context, open_parcel, seal
from shared_services.social_files.sealing.opening import Unwrap, read_context
from shared_services.social_files.transfer.problems import refused
from shared_services.social_files.vault.door import VaultClosed


@dataclass(frozen=True)
class Bound:
    """What a letter belongs to, apart from keys. `turn` makes a former one worthless."""

    ref: UUID
    kind: str
    turn: int
    consent: str

    @property
    def request(self) -> str:
        return f"{self.ref}/{self.kind}/{self.turn}"


def can_reach(other: str) -> bool:
    """Does this OCMW have a key to seal for?"""
    return public_keys.key_to_seal_for(other) is not None


def fingerprint(schema: str) -> str:
    """Of the newest keys of an OCMW, to read aloud on the telephone: five groups of four."""
    found = public_keys.key_to_seal_for(schema)
    if found is None:
        return ""
    digest = hashlib.sha256(bytes(found.public) + bytes(found.verify)).hexdigest()
    return " ".join(digest[place : place + 4] for place in range(0, 20, 4))


Work = Callable[[BinaryIO, BinaryIO], None]
"""From a stream to a stream; needs neither a wall nor the database, so that a helping thread can do it."""


def sealer(*, to: str, bound: Bound) -> Work:
    """Raises VaultClosed while locked, TransferRefused when one of the two has no keys."""
    mine, theirs = public_keys.key_to_seal_for(current().schema), public_keys.key_to_seal_for(to)
    if mine is None or theirs is None:
        raise refused("key")
    context = Context(current().schema, to, bound.request, bound.consent, mine.key_id, theirs.key_id)
    receiver, ask = X25519PublicKey.from_public_bytes(bytes(theirs.public)), kluis.asker()

    def sign(data: bytes) -> bytes:
        told = ask("sign", data=data)
        if told["key_id"] != context.sender_key:  # renewed since a moment ago
            raise refused("moved")
        return bytes(told["signature"])

    def work(source: BinaryIO, sink: BinaryIO) -> None:
        seal(source, sink, context=context, receiver=receiver, sign=sign)

    return work


def opener(parcel: BinaryIO, *, sender: str, bound: Bound, at: datetime) -> Work:
    """Raises ParcelRefused, VaultClosed, or TransferRefused for a signature of a revoked key; so does the work."""
    found = read_context(parcel)
    parcel.seek(0)
    expected = Context(sender, current().schema, bound.request, bound.consent, found.sender_key, found.receiver_key)
    signer = public_keys.key_that_signed(sender, found.sender_key, at=at)
    if signer is None:
        raise refused("revoked")
    verify, unwrap = Ed25519PublicKey.from_public_bytes(bytes(signer.verify)), _unwrap(found.receiver_key)

    def work(source: BinaryIO, sink: BinaryIO) -> None:
        open_parcel(source, sink, expected=expected, sender=verify, unwrap=unwrap)

    return work


def seal_letter(said: dict[str, Any], *, to: str, bound: Bound) -> bytes:
    sink = io.BytesIO()
    sealer(to=to, bound=bound)(io.BytesIO(json.dumps(said, ensure_ascii=False).encode()), sink)
    return sink.getvalue()


def open_letter(letter: Letter, *, at: datetime) -> tuple[dict[str, Any], str]:
    """What it says, and the consent it is bound to: a letter may be older than what adults said last, a parcel not."""
    source, sink = io.BytesIO(bytes(letter.sealed)), io.BytesIO()
    consent = read_context(source).consent
    source.seek(0)
    bound = Bound(letter.ref, letter.kind, letter.turn, consent)
    opener(source, sender=letter.received_by, bound=bound, at=at)(source, sink)
    return dict(json.loads(sink.getvalue())), consent


def _unwrap(key_id: str) -> Unwrap:
    kluis_of_ours = kluis.asker()

    def ask(wrapped: bytes, about: bytes) -> bytes:
        try:
            return bytes(kluis_of_ours("unseal", key_id=key_id, sealed=wrapped, about=about)["data"])
        except VaultClosed as closed:
            if closed.reason in ("tampered", "unknown_key", "outer"):
                raise InvalidTag from None
            raise

    return ask
