"""A stream cut into chunks that are each sealed, so that their order and their end are sealed as well.

The construction is STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, 2015): the nonce of a chunk is its number and
whether it is the last. One data key seals one parcel and nothing else, so that no nonce is ever used twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import BinaryIO, Self

CHUNK = 256 * 1024
TAG = 16
KEY = 32
WRAPPED = 32 + KEY + TAG
"""Encapsulated key, sealed data key, tag."""
SIGNATURE = 64
AHEAD = 8
"""Chunks that may wait to be hashed: memory stays small when hashing is the slower of the two."""


def nonce(number: int, *, last: bool) -> bytes:
    """Twelve bytes: eleven for the number, one for the end."""
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def read_exactly(source: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes, fewer only at the end of the stream."""
    found = source.read(size)
    if len(found) == size or not found:
        return found
    parts = [found]
    missing = size - len(found)
    while missing and (more := source.read(missing)):
        parts.append(more)
        missing -= len(more)
    return b"".join(parts)


def with_end(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Pieces of `size` and whether each is the last; an empty stream is one empty last piece."""
    here = read_exactly(source, size)
    while True:
        following = read_exactly(source, size) if len(here) == size else b""
        yield here, not following
        if not following:
            return
        here = following


class Digest:
    """SHA-256 beside the work: a thread hashes while the next chunk is sealed (hashing lets the interpreter go)."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="parcel digest")
        self._waiting: list[Future[None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)

    def update(self, data: bytes) -> None:
        self._waiting.append(self._thread.submit(self._hash.update, data))
        if len(self._waiting) > AHEAD:
            self._waiting.pop(0).result()

    def digest(self) -> bytes:
        for future in self._waiting:
            future.result()
        self._waiting.clear()
        return self._hash.digest()
