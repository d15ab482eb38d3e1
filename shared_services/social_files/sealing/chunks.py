"""A stream cut into chunks that are each sealed, so that their order and their end are sealed as well.

The construction is STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, 2015): the nonce of a chunk is its number and
whether it is the last. One data key seals one parcel and nothing else, so that no nonce is ever used twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import BinaryIO, Protocol, Self, cast

CHUNK = 256 * 1024
TAG = 16
FULL = CHUNK + TAG
KEY = 32
WRAPPED = 32 + KEY + TAG
"""Encapsulated key, sealed data key, tag."""
SIGNATURE = 64
AHEAD = 8
"""Buffers that go round: memory stays small when hashing is the slower of the two."""


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


class _Fills(Protocol):
    def readinto(self, buffer: memoryview, /) -> int | None: ...


def fill(source: BinaryIO, buffer: memoryview) -> int:
    """Read into a buffer until it is full or the stream ends; how many bytes."""
    reader, held = cast("_Fills", source), 0
    while held < len(buffer) and (more := reader.readinto(buffer[held:])):
        held += more
    return held


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
    """SHA-256 beside the work: a thread hashes while the next chunk is sealed (hashing lets the interpreter go).

    Chunks lie in a few buffers that go round: `room()` waits for a free one, `take()` has its beginning hashed.
    """

    def __init__(self, size: int) -> None:
        self._hash, self._size, self._made = hashlib.sha256(), size, 0
        self._free: SimpleQueue[bytearray] = SimpleQueue()
        self._full: SimpleQueue[tuple[bytes | bytearray, int] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="parcel digest", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._finish()

    def room(self) -> bytearray:
        if self._made < AHEAD and self._free.empty():
            self._made += 1
            return bytearray(self._size)
        return self._free.get()

    def take(self, data: bytes | bytearray, length: int) -> None:
        self._full.put((data, length))

    def digest(self) -> bytes:
        self._finish()
        return self._hash.digest()

    def _finish(self) -> None:
        self._full.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (given := self._full.get()) is not None:
            data, length = given
            self._hash.update(memoryview(data)[:length])
            if isinstance(data, bytearray):
                self._free.put(data)
