"""A parcel is opened by its receiver and by nobody else, and every change to it is noticed."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

from shared_services.social_files.sealing import Context, ParcelRefused, Refusal, open_parcel, seal
from shared_services.social_files.sealing import context as contexts
from shared_services.social_files.sealing.chunks import CHUNK, KEY, SIGNATURE, TAG, WRAPPED, nonce
from shared_services.social_files.sealing.opening import read_context, unwrap_with

MENEN = Ed25519PrivateKey.generate()
WERVIK = X25519PrivateKey.generate()
CONTEXT = Context("menen", "wervik", "V-2026-0042", "ab" * 32, "menen-1", "wervik-1")
INDEPENDENT = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305)


def sealed(content: bytes, *, context: Context = CONTEXT, by: Ed25519PrivateKey = MENEN) -> bytes:
    sink = io.BytesIO()
    size = seal(io.BytesIO(content), sink, context=context, receiver=WERVIK.public_key(), sign=by.sign)
    assert size == len(sink.getvalue())
    return sink.getvalue()


def opened(parcel: bytes, *, expected: Context = CONTEXT, key: X25519PrivateKey = WERVIK) -> bytes:
    sink = io.BytesIO()
    unwrap = unwrap_with(key)
    open_parcel(io.BytesIO(parcel), sink, expected=expected, sender=MENEN.public_key(), unwrap=unwrap)
    return sink.getvalue()


def refusal(attempt: Callable[[], object]) -> Refusal:
    with pytest.raises(ParcelRefused) as refused:
        attempt()
    return refused.value.reason


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])
def test_what_was_sealed_is_what_is_opened(size: int) -> None:
    content = os.urandom(size)

    assert opened(sealed(content)) == content


def test_a_stream_that_gives_little_at_a_time_is_sealed_the_same() -> None:
    content = os.urandom(CHUNK + 5)

    class Drip(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, 1000))

    sink = io.BytesIO()
    seal(Drip(content), sink, context=CONTEXT, receiver=WERVIK.public_key(), sign=MENEN.sign)
    assert opened(sink.getvalue()) == content


def test_every_byte_that_is_flipped_is_noticed() -> None:
    parcel = sealed(b"Gezin Vandamme, Leiestraat 12")

    for place in range(len(parcel)):
        flipped = bytearray(parcel)
        flipped[place] ^= 0x01
        assert refusal(lambda changed=bytes(flipped): opened(changed)) in Refusal


def test_every_length_at_which_it_is_cut_is_noticed() -> None:
    parcel = sealed(b"Gezin Vandamme")

    for length in range(len(parcel)):
        assert refusal(lambda cut=length: opened(parcel[:cut])) in Refusal


def test_chunks_in_another_order_twice_or_left_out_are_noticed() -> None:
    parcel = sealed(os.urandom(3 * CHUNK + 9))
    start = len(CONTEXT.header(chunk=CHUNK)) + WRAPPED
    one, two = (slice(start + n * (CHUNK + TAG), start + (n + 1) * (CHUNK + TAG)) for n in (0, 1))
    rest = parcel[two.stop :]

    for changed in (parcel[two] + parcel[one] + rest, parcel[one] * 2 + rest, parcel[two] + rest):
        assert refusal(lambda chunks=changed: opened(parcel[:start] + chunks)) == Refusal.DAMAGED


def test_an_end_that_is_cut_off_at_a_chunk_or_added_says_so() -> None:
    parcel = sealed(os.urandom(2 * CHUNK + 9))
    start = len(CONTEXT.header(chunk=CHUNK)) + WRAPPED
    signature = parcel[-SIGNATURE:]

    assert refusal(lambda: opened(parcel[: start + 2 * (CHUNK + TAG)] + signature)) == Refusal.CUT
    assert refusal(lambda: opened(sealed(bytes(CHUNK)) + os.urandom(CHUNK))) == Refusal.MORE


def test_a_parcel_for_another_request_consent_receiver_or_sender_is_refused_before_a_key_is_touched() -> None:
    parcel = sealed(b"x")

    def unwrap(wrapped: bytes, bound: bytes) -> bytes:
        raise AssertionError("no key is touched")

    for other in ("sender", "receiver", "request", "consent", "sender_key", "receiver_key"):
        expected = replace(CONTEXT, **{other: "cd" * 32})
        with pytest.raises(ParcelRefused, match=f"differs in {other}") as refused:
            open_parcel(io.BytesIO(parcel), io.BytesIO(), expected=expected, sender=MENEN.public_key(), unwrap=unwrap)
        assert refused.value.reason == Refusal.CONTEXT


def test_a_header_that_was_rewritten_opens_nothing() -> None:
    """Somebody in between writes the request that is expected over the one it was sealed for."""
    parcel, other = sealed(b"x"), replace(CONTEXT, request="V-2026-0043")
    rewritten = other.header(chunk=CHUNK) + parcel[len(CONTEXT.header(chunk=CHUNK)) :]

    assert refusal(lambda: opened(rewritten, expected=other)) == Refusal.KEY


def test_another_key_of_ours_opens_nothing() -> None:
    assert refusal(lambda: opened(sealed(b"x"), key=X25519PrivateKey.generate())) == Refusal.KEY


def test_somebody_who_seals_in_the_name_of_another_is_found_out() -> None:
    assert refusal(lambda: opened(sealed(b"x", by=Ed25519PrivateKey.generate()))) == Refusal.SENDER


def test_the_signature_of_another_parcel_does_not_fit() -> None:
    parcel, other = sealed(b"x"), sealed(b"x")

    assert refusal(lambda: opened(parcel[:-SIGNATURE] + other[-SIGNATURE:])) == Refusal.SENDER


def test_what_it_says_of_itself_can_be_read_without_a_key() -> None:
    assert read_context(io.BytesIO(sealed(b"x"))) == CONTEXT
    assert refusal(lambda: read_context(io.BytesIO(b"%PDF-1.7 something else entirely"))) == Refusal.NO_PARCEL


def test_a_later_version_is_named_as_such() -> None:
    parcel = bytearray(sealed(b"x"))
    parcel[len(contexts.MAGIC) - 1] = 2

    assert refusal(lambda: opened(bytes(parcel))) == Refusal.VERSION


def test_an_independent_implementation_of_hpke_opens_what_we_seal() -> None:
    content = os.urandom(CHUNK + 100)
    parcel, header = sealed(content), CONTEXT.header(chunk=CHUNK)
    wrapped = parcel[len(header) : len(header) + WRAPPED]
    private = KEMKey.from_pyca_cryptography_key(WERVIK)

    recipient = INDEPENDENT.create_recipient_context(wrapped[:32], private, info=contexts.info(header))
    cipher = ChaCha20Poly1305(recipient.open(wrapped[32:]))

    first = parcel[len(header) + WRAPPED :][: CHUNK + TAG]
    rest = parcel[len(header) + WRAPPED + CHUNK + TAG : -SIGNATURE]
    found = cipher.decrypt(nonce(0, last=False), first, wrapped) + cipher.decrypt(nonce(1, last=True), rest, wrapped)
    assert found == content


def test_we_open_what_an_independent_implementation_of_hpke_seals() -> None:
    header, key = CONTEXT.header(chunk=CHUNK), os.urandom(KEY)
    public = KEMKey.from_pyca_cryptography_key(WERVIK.public_key())
    encapsulated, sender = INDEPENDENT.create_sender_context(public, info=contexts.info(header))

    assert unwrap_with(WERVIK)(encapsulated + sender.seal(key), contexts.info(header)) == key
