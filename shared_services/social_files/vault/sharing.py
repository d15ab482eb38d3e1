"""Two of the key holders together, any two, and no single one.

For each pair of holders the unlocking secret is split in two halves whose exclusive or it is: one half alone is random
bytes and says nothing. Each half is sealed to its holder, whose private key opens with a passphrase. So a holder can be
added or leave without the others being there.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from shared_services.social_files.vault import crypto

SALT = 16


@dataclass(frozen=True)
class Holder:
    """What is kept of a key holder. Nothing in it opens without the passphrase."""

    id: str
    salt: bytes
    memory_kib: int
    public: bytes
    sealed_private: bytes


@dataclass(frozen=True)
class Share:
    """One half for `holder`, which fits the half of `other`."""

    holder: str
    other: str
    sealed: bytes


def enrol(schema: str, holder: str, passphrase: str, *, memory_kib: int) -> Holder:
    private = X25519PrivateKey.generate()
    salt = secrets.token_bytes(SALT)
    key = crypto.stretch(passphrase, salt, memory_kib=memory_kib)
    sealed = crypto.box(key, private.private_bytes_raw(), f"holder|{schema}|{holder}")
    return Holder(holder, salt, memory_kib, private.public_key().public_bytes_raw(), sealed)


def open_private(schema: str, holder: Holder, passphrase: str) -> bytes:
    """Raises DoesNotOpen for a wrong passphrase."""
    key = crypto.stretch(passphrase, holder.salt, memory_kib=holder.memory_kib)
    return crypto.unbox(key, holder.sealed_private, f"holder|{schema}|{holder.id}")


def split(schema: str, secret: bytes, publics: Mapping[str, bytes]) -> list[Share]:
    """The halves for every pair; two holders at least."""
    if len(publics) < 2:
        raise ValueError("An unlocking secret is shared by two holders at least.")
    shares = []
    for one, other in combinations(sorted(publics), 2):
        half = secrets.token_bytes(len(secret))
        shares.append(_share(schema, one, other, half, publics))
        shares.append(_share(schema, other, one, crypto.xor(secret, half), publics))
    return shares


def _share(schema: str, holder: str, other: str, half: bytes, publics: Mapping[str, bytes]) -> Share:
    return Share(holder, other, crypto.seal_to(publics[holder], half, f"share|{schema}|{holder}|{other}"))


def halves(schema: str, holder: str, private: bytes, shares: Sequence[Share]) -> dict[str, bytes]:
    """What one holder brings, by the holder it fits."""
    return {
        share.other: crypto.unseal(private, share.sealed, f"share|{schema}|{holder}|{share.other}")
        for share in shares
        if share.holder == holder
    }
