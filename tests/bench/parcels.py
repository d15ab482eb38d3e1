"""Parcels: sealing and opening a file of 50 MB, against plain ChaCha20-Poly1305 over the same bytes. No database."""

import io
import os
import statistics
import time
import tracemalloc
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from shared_services.social_files.sealing import Context, open_parcel, seal
from shared_services.social_files.sealing.chunks import CHUNK, TAG, nonce
from shared_services.social_files.sealing.opening import unwrap_with
from tests.bench.figures import Figure

SIZE = 50 * 1024 * 1024
ROUNDS = 9
MOST_TIMES, MOST_MB = 1.5, 100.0
SENDER, RECEIVER = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
CONTEXT = Context("menen", "wervik", "V-2026-0042", "ab" * 32, "menen-1", "wervik-1")


def run() -> list[Figure]:
    content = os.urandom(SIZE)
    times = [_round(content) for _round_number in range(ROUNDS)]
    sealing, plain_sealing, opening, plain_opening = (statistics.median(side) for side in zip(*times, strict=True))
    tracemalloc.start()
    with TemporaryFile() as parcel:
        _seal(content, parcel)
        _open(parcel)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return [
        _against("seal a file of 50 MB", sealing, plain_sealing),
        _against("open a file of 50 MB", opening, plain_opening),
        Figure("memory while sealing and opening it", peak, "MB", f"< {MOST_MB:.0f} MB", peak < MOST_MB),
    ]


def _round(content: bytes) -> tuple[float, float, float, float]:
    cipher = ChaCha20Poly1305(os.urandom(32))
    with TemporaryFile() as parcel, TemporaryFile() as bare:
        return (
            _clocked(lambda: _seal(content, parcel)),
            _clocked(lambda: _plain_seal(cipher, content, bare)),
            _clocked(lambda: _open(parcel)),
            _clocked(lambda: _plain_open(cipher, bare)),
        )


def _against(name: str, ours: float, plain: float) -> Figure:
    ratio = ours / plain
    goal = f"<= {MOST_TIMES} times"
    return Figure(name, ours * 1000, "ms", goal, ratio <= MOST_TIMES, plain * 1000, "plain, ms", ratio)


def _clocked(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _seal(content: bytes, parcel: BinaryIO) -> None:
    seal(io.BytesIO(content), parcel, context=CONTEXT, receiver=RECEIVER.public_key(), sign=SENDER.sign)


def _open(parcel: BinaryIO) -> None:
    parcel.seek(0)
    with TemporaryFile() as sink:
        unwrap = unwrap_with(RECEIVER)
        open_parcel(parcel, sink, expected=CONTEXT, sender=SENDER.public_key(), unwrap=unwrap)


def _plain_seal(cipher: ChaCha20Poly1305, content: bytes, sink: BinaryIO) -> None:
    source, number = io.BytesIO(content), 0
    while piece := source.read(CHUNK):
        sink.write(cipher.encrypt(nonce(number, last=False), piece, None))
        number += 1


def _plain_open(cipher: ChaCha20Poly1305, source: BinaryIO) -> None:
    source.seek(0)
    with TemporaryFile() as sink:
        number = 0
        while piece := source.read(CHUNK + TAG):
            sink.write(cipher.decrypt(nonce(number, last=False), piece, None))
            number += 1
