"""Opening: the receiver's side. A parcel is believed only when its last byte was."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from shared_services.social_files.sealing import context as contexts
from shared_services.social_files.sealing.chunks import (
    CHUNK,
    FULL,
    KEY,
    SIGNATURE,
    TAG,
    WRAPPED,
    Digest,
    fill,
    nonce,
    read_exactly,
)
from shared_services.social_files.sealing.context import LONGEST_HEADER, MAGIC, Context
from shared_services.social_files.sealing.problems import ParcelRefused, Refusal
from shared_services.social_files.sealing.sealing import SUITE

Unwrap = Callable[[bytes, bytes], bytes]
"""(wrapped key, what it is bound to) -> data key; raises InvalidTag for one that is not ours."""


def unwrap_with(key: X25519PrivateKey) -> Unwrap:
    """For a key that is at hand; a keeper of keys gives its own."""
    return lambda wrapped, bound: SUITE.decrypt(wrapped, key, info=bound)


def read_context(source: BinaryIO) -> Context:
    """What a parcel says it is, before anything of it was proved: good for choosing keys, for nothing else."""
    return _header(source)[0]


def open_parcel(
    source: BinaryIO, sink: BinaryIO, *, expected: Context, sender: Ed25519PublicKey, unwrap: Unwrap
) -> None:
    """Write what is in a parcel to `sink`, or raise ParcelRefused.

    What was written before it raises is worth nothing: the caller uses `sink` only after this returns. `expected` is
    what the own records say; a parcel that says anything else is refused before a key is touched.
    """
    context, header = _header(source)
    if context != expected:
        raise ParcelRefused(Refusal.CONTEXT, _differences(context, expected))
    wrapped = read_exactly(source, WRAPPED)
    if len(wrapped) < WRAPPED:
        raise ParcelRefused(Refusal.CUT)
    cipher = ChaCha20Poly1305(_data_key(wrapped, header, unwrap))
    with Digest(FULL + SIGNATURE) as digest:
        digest.take(header + wrapped, len(header) + len(wrapped))
        signature = _open_chunks(source, sink, cipher, wrapped, digest)
        try:
            sender.verify(signature, contexts.signed(digest.digest()))
        except InvalidSignature:
            raise ParcelRefused(Refusal.SENDER, "the signature is not of this sender over these bytes") from None


def _open_chunks(source: BinaryIO, sink: BinaryIO, cipher: ChaCha20Poly1305, bound: bytes, digest: Digest) -> bytes:
    """Returns the signature: whatever the final 64 bytes are. What was read beyond a chunk begins the next one."""
    plain, carried, number = bytearray(CHUNK), b"", 0
    while True:
        room = digest.room()
        room[: len(carried)] = carried
        held = len(carried) + fill(source, memoryview(room)[len(carried) :])
        last = held < len(room) or not (following := read_exactly(source, 1))
        length = held - SIGNATURE if last else FULL
        if length < TAG:
            raise ParcelRefused(Refusal.CUT)
        sealed, opened = memoryview(room)[:length], memoryview(plain)[: length - TAG]
        _open_chunk(cipher, number, sealed, bound, opened, last=last)
        sink.write(opened)
        beyond = bytes(room[length:held])
        digest.take(room, length)
        if last:
            return beyond
        carried, number = beyond + following, number + 1


def _open_chunk(
    cipher: ChaCha20Poly1305, number: int, sealed: memoryview, bound: bytes, opened: memoryview, *, last: bool
) -> None:
    try:
        cipher.decrypt_into(nonce(number, last=last), sealed, bound, opened)
    except InvalidTag:
        reason = _why(cipher, number, sealed, bound, last=last)
        raise ParcelRefused(reason, f"chunk {number}") from None


def _why(cipher: ChaCha20Poly1305, number: int, sealed: memoryview, bound: bytes, *, last: bool) -> Refusal:
    """A chunk that is right but for its place at the end tells that the end was cut off, or that more was added."""
    try:
        cipher.decrypt(nonce(number, last=not last), sealed, bound)
    except InvalidTag:
        return Refusal.DAMAGED
    return Refusal.CUT if last else Refusal.MORE


def _data_key(wrapped: bytes, header: bytes, unwrap: Unwrap) -> bytes:
    try:
        key = unwrap(wrapped, contexts.info(header))
    except (InvalidTag, ValueError):
        raise ParcelRefused(Refusal.KEY, "the wrapped key is not for this receiver") from None
    if len(key) != KEY:
        raise ParcelRefused(Refusal.KEY, "the wrapped key has another length")
    return key


def _header(source: BinaryIO) -> tuple[Context, bytes]:
    start = read_exactly(source, len(MAGIC) + 4)
    magic, length = start[: len(MAGIC)], int.from_bytes(start[len(MAGIC) :], "big")
    if magic[:-1] != MAGIC[:-1]:
        raise ParcelRefused(Refusal.NO_PARCEL)
    if magic != MAGIC:
        raise ParcelRefused(Refusal.VERSION, f"format {magic[-1:].hex()}")
    body = read_exactly(source, length) if length <= LONGEST_HEADER else b""
    if len(body) < length:
        raise ParcelRefused(Refusal.NO_PARCEL, "unreadable header")
    context, chunk = contexts.parse(body)
    if chunk != CHUNK:
        raise ParcelRefused(Refusal.VERSION, "another size of chunk")
    return context, start + body


def _differences(found: Context, expected: Context) -> str:
    names = [name for name in Context.__dataclass_fields__ if getattr(found, name) != getattr(expected, name)]
    return "differs in " + ", ".join(names)
