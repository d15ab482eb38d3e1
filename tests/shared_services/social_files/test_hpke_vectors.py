"""HPKE as RFC 9180 wrote it down: Appendix A.2.1, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode.

The vector encrypts with associated data, and a single shot as `sealing` and the kluis use it has none. So the suite is
tried twice: against the key and nonce that the vector gives, without associated data, by the very functions that are
used; and against its ciphertext, by the same suite where the library lets associated data in.
"""

import io

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

from shared_services.social_files.sealing import Context, open_parcel, seal
from shared_services.social_files.sealing.opening import unwrap_with
from shared_services.social_files.sealing.sealing import SUITE
from shared_services.social_files.vault import crypto

INFO = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
RECEIVER = bytes.fromhex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb")  # skRm
PUBLIC = bytes.fromhex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")  # pkRm
ENCAPSULATED = bytes.fromhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a")  # enc
KEY = bytes.fromhex("ad2744de8e17f4ebba575b3f5f5a8fa1f69c2a07f6e7500bc60ca6e3e3ec1c91")
NONCE = bytes.fromhex("5c4d98150661b848853b547f")
TEXT = bytes.fromhex("4265617574792069732074727574682c20747275746820626561757479")
FIRST = bytes.fromhex("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28")

OURS = X25519PrivateKey.from_private_bytes(RECEIVER)
INDEPENDENT = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305)


def test_what_opens_a_parcel_and_what_the_kluis_opens_derive_the_key_and_nonce_of_the_vector() -> None:
    assert OURS.public_key().public_bytes_raw() == PUBLIC
    sealed = ENCAPSULATED + ChaCha20Poly1305(KEY).encrypt(NONCE, TEXT, b"")

    assert unwrap_with(OURS)(sealed, INFO) == TEXT
    assert crypto.unseal(RECEIVER, sealed, INFO.decode()) == TEXT
    with pytest.raises(InvalidTag):
        unwrap_with(OURS)(sealed, INFO + b"!")


def test_the_suite_opens_the_first_ciphertext_of_the_vector() -> None:
    for suite in (SUITE, crypto.SUITE):
        assert openssl.hpke._decrypt_with_aad(suite, ENCAPSULATED + FIRST, OURS, INFO, b"Count-0") == TEXT
        with pytest.raises(InvalidTag):
            openssl.hpke._decrypt_with_aad(suite, ENCAPSULATED + FIRST, OURS, INFO, b"Count-1")


def test_the_independent_implementation_passes_the_same_vector() -> None:
    recipient = INDEPENDENT.create_recipient_context(ENCAPSULATED, KEMKey.from_pyca_cryptography_key(OURS), info=INFO)
    assert recipient.open(FIRST, aad=b"Count-0") == TEXT


def test_a_parcel_for_the_key_of_the_vector_opens_with_it() -> None:
    context = Context("menen", "wervik", "V-1", "ab" * 32, "menen-1", "wervik-1")
    sender, parcel, found = Ed25519PrivateKey.generate(), io.BytesIO(), io.BytesIO()
    seal(io.BytesIO(TEXT), parcel, context=context, receiver=OURS.public_key(), sign=sender.sign)
    parcel.seek(0)
    open_parcel(parcel, found, expected=context, sender=sender.public_key(), unwrap=unwrap_with(OURS))
    assert found.getvalue() == TEXT
