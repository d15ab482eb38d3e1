"""The ring of one OCMW, opened: what it can do. Made once, opened by two holders, never written down in clear."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from shared_services.social_files.vault import crypto
from shared_services.social_files.vault.outer import OuterKeys

RING = "ring"


class UnknownKey(Exception):
    """No generation of that name is on this ring: destroyed, or never of this OCMW."""


@dataclass(frozen=True)
class Generation:
    """Keys that were made together. Old ones go on opening; only the newest wraps, signs and is published."""

    key_id: str
    wrapping: bytes
    private: bytes
    signing: bytes

    @classmethod
    def make(cls, key_id: str) -> Generation:
        private, signing = X25519PrivateKey.generate(), Ed25519PrivateKey.generate()
        return cls(key_id, secrets.token_bytes(crypto.KEY), private.private_bytes_raw(), signing.private_bytes_raw())

    @property
    def public(self) -> bytes:
        return X25519PrivateKey.from_private_bytes(self.private).public_key().public_bytes_raw()

    @property
    def verify(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.signing).public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.signing).sign(data)

    def packed(self) -> bytes:
        return _pack({"wrapping": self.wrapping, "private": self.private, "signing": self.signing})


@dataclass
class Ring:
    """`secret` is what the holders put together; it opens the generations and is needed to make a new one."""

    schema: str
    secret: bytes = field(repr=False)
    search: bytes = field(repr=False)
    log: bytes = field(repr=False)
    generations: dict[str, Generation] = field(default_factory=dict, repr=False)
    newest: str = ""

    @classmethod
    def make(cls, schema: str) -> Ring:
        key = secrets.token_bytes
        return cls(schema, key(crypto.KEY), key(crypto.KEY), key(crypto.KEY))

    @classmethod
    def open(cls, schema: str, secret: bytes, sealed: bytes, outer: OuterKeys) -> Ring:
        inner = outer.unwrap(f"{schema}/{RING}", sealed)
        parts = _unpack(crypto.unbox(_key(secret, schema, RING), inner, f"ring|{schema}"))
        return cls(schema, secret, parts["search"], parts["log"])

    def sealed(self, outer: OuterKeys) -> bytes:
        packed = _pack({"search": self.search, "log": self.log})
        inner = crypto.box(_key(self.secret, self.schema, RING), packed, f"ring|{self.schema}")
        return outer.wrap(f"{self.schema}/{RING}", inner)

    def grow(self, outer: OuterKeys) -> tuple[Generation, bytes]:
        """A new generation, and the sealed form in which it is kept."""
        made = Generation.make(f"k{secrets.token_hex(6)}")
        about = f"generation|{self.schema}|{made.key_id}"
        inner = crypto.box(_key(self.secret, self.schema, made.key_id), made.packed(), about)
        self.generations[made.key_id], self.newest = made, made.key_id
        return made, outer.wrap(f"{self.schema}/{made.key_id}", inner)

    def add(self, key_id: str, sealed: bytes, outer: OuterKeys) -> None:
        """Open a kept generation; they are added oldest first."""
        inner = outer.unwrap(f"{self.schema}/{key_id}", sealed)
        about = f"generation|{self.schema}|{key_id}"
        parts = _unpack(crypto.unbox(_key(self.secret, self.schema, key_id), inner, about))
        self.generations[key_id], self.newest = Generation(key_id, **parts), key_id

    def generation(self, key_id: str = "") -> Generation:
        try:
            return self.generations[key_id or self.newest]
        except KeyError:
            raise UnknownKey(key_id) from None

    def wrap_file_key(self, ref: str, key: bytes) -> tuple[str, bytes]:
        newest = self.generation()
        return newest.key_id, crypto.box(newest.wrapping, key, f"file|{self.schema}|{ref}|{newest.key_id}")

    def open_file_key(self, ref: str, key_id: str, wrapped: bytes) -> bytes:
        return crypto.unbox(self.generation(key_id).wrapping, wrapped, f"file|{self.schema}|{ref}|{key_id}")


def _key(secret: bytes, schema: str, name: str) -> bytes:
    return crypto.derive(secret, f"streekpoort-social|{schema}|{name}")


def _pack(parts: dict[str, bytes]) -> bytes:
    return json.dumps({name: base64.b64encode(value).decode() for name, value in parts.items()}).encode()


def _unpack(packed: bytes) -> dict[str, bytes]:
    return {name: base64.b64decode(value) for name, value in json.loads(packed).items()}
