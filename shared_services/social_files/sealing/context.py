"""What a parcel belongs to: from whom, for whom, for which request, under which information or consent."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from shared_services.social_files.sealing.problems import ParcelRefused, Refusal

MAGIC = b"STREEKPOORT-PARCEL\x01"
SUITE = "DHKEM(X25519,HKDF-SHA256)/HKDF-SHA256/ChaCha20Poly1305+Ed25519"
LONGEST_HEADER = 4096


@dataclass(frozen=True)
class Context:
    """`sender` and `receiver` are municipalities, `request` the reference of the request, `consent` the SHA-256 in hex
    of the record of who was informed of what, or agreed to what. `sender_key` and `receiver_key` name the keys used.

    It travels in clear in front of the parcel, and changes nothing unnoticed: it is bound into the wrapped key, into
    every chunk and into the signature. Nothing in it may say who the family is.
    """

    sender: str
    receiver: str
    request: str
    consent: str
    sender_key: str
    receiver_key: str

    def header(self, *, chunk: int) -> bytes:
        """Magic, length and canonical JSON: what stands in front of the wrapped key."""
        words = {**asdict(self), "suite": SUITE, "chunk": chunk}
        body = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
        if len(body) > LONGEST_HEADER:
            raise ValueError("A context is a handful of short names.")
        return MAGIC + len(body).to_bytes(4, "big") + body


def info(header: bytes) -> bytes:
    """What HPKE binds the wrapped key to (RFC 9180, section 8.1: auxiliary information of a single shot)."""
    return b"streekpoort parcel 1 wrap\x00" + header


def signed(digest: bytes) -> bytes:
    """What the sender signs: the SHA-256 of every byte before the signature, under a label of its own."""
    return b"streekpoort parcel 1 signature\x00" + digest


def parse(body: bytes) -> tuple[Context, int]:
    """The context and the size of a chunk in a header; raises ParcelRefused."""
    try:
        words = json.loads(body)
        suite, chunk = words.pop("suite"), words.pop("chunk")
        context = Context(**{str(name): value for name, value in words.items()})
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise ParcelRefused(Refusal.NO_PARCEL, f"unreadable header ({type(problem).__name__})") from None
    if suite != SUITE:
        raise ParcelRefused(Refusal.VERSION, "unknown suite")
    if not all(isinstance(value, str) for value in asdict(context).values()):
        raise ParcelRefused(Refusal.NO_PARCEL, "unreadable header")
    if type(chunk) is not int or context.header(chunk=chunk)[len(MAGIC) + 4 :] != body:
        raise ParcelRefused(Refusal.NO_PARCEL, "the header is not in its one form")
    return context, chunk
