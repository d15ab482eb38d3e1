"""The few primitives that the kluis is made of. Each box is bound to what it is for."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY = 32  # bytes
NONCE = 12
SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


class DoesNotOpen(Exception):
    """The wrong key, or bytes that somebody changed: which of the two cannot be told, and need not be."""


def box(key: bytes, data: bytes, about: str) -> bytes:
    """Encrypt and authenticate; `about` says what it is, and is authenticated as well."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, data, about.encode())


def unbox(key: bytes, sealed: bytes, about: str) -> bytes:
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise DoesNotOpen(about.partition("|")[0]) from error


def seal_to(public: bytes, data: bytes, about: str) -> bytes:
    """HPKE (RFC 9180): only who has the private key opens it."""
    return SUITE.encrypt(data, X25519PublicKey.from_public_bytes(public), info=about.encode())


def unseal(private: bytes, sealed: bytes, about: str | bytes) -> bytes:
    info = about.encode() if isinstance(about, str) else about
    try:
        return SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=info)
    except (InvalidTag, ValueError) as error:
        raise DoesNotOpen("sealed to another, or for something else") from error


def derive(secret: bytes, about: str) -> bytes:
    """A key for one purpose out of a secret that is random already."""
    return HKDF(algorithm=hashes.SHA256(), length=KEY, salt=None, info=about.encode()).derive(secret)


def stretch(passphrase: str, salt: bytes, *, memory_kib: int) -> bytes:
    """A key out of what a person remembers: Argon2id, RFC 9106, three passes."""
    kdf = Argon2id(salt=salt, length=KEY, iterations=3, lanes=1, memory_cost=memory_kib)
    return kdf.derive(passphrase.encode())


def keyed_hash(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
