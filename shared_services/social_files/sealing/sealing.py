"""Sealing: the sender's side."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from shared_services.social_files.sealing import context as contexts
from shared_services.social_files.sealing.chunks import CHUNK, KEY, TAG, Digest, nonce, with_end
from shared_services.social_files.sealing.context import Context

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def seal(
    source: BinaryIO, sink: BinaryIO, *, context: Context, receiver: X25519PublicKey, sign: Callable[[bytes], bytes]
) -> int:
    """Write `source` to `sink` as a parcel that only `receiver` opens; returns its size in bytes.

    `sign` gives the Ed25519 signature (64 bytes) of the sender over what it is given. Reads and writes in pieces: a
    parcel of any size costs a few megabytes of memory. Layout: header, wrapped key, sealed chunks, signature.
    """
    header = context.header(chunk=CHUNK)
    key = os.urandom(KEY)
    wrapped = SUITE.encrypt(key, receiver, info=contexts.info(header))
    cipher, bound = ChaCha20Poly1305(key), header + wrapped
    with Digest(CHUNK + TAG) as digest:
        digest.take(bound, len(bound))
        size = sink.write(bound)
        for number, (piece, last) in enumerate(with_end(source, CHUNK)):
            room, length = digest.room(), len(piece) + TAG
            sealed = memoryview(room)[:length]
            cipher.encrypt_into(nonce(number, last=last), piece, wrapped, sealed)
            size += sink.write(sealed)
            digest.take(room, length)
        return size + sink.write(sign(contexts.signed(digest.digest())))
