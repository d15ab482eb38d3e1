"""Whatever is done to a parcel on its way: refused with its reason, logged on both sides, nothing imported.

Each case by its name. `test_sealing.py` flips and cuts every single byte; here the whole protocol stands around it.
"""

import io
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from django.utils.timezone import now

from foundation.tenancy import municipality
from shared_services.social_files.consent.actions import Word
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.actions import documents
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.sealed import open_file
from shared_services.social_files.keys import actions as keys
from shared_services.social_files.keys import queries as own_keys
from shared_services.social_files.keys.uses import wrap_again
from shared_services.social_files.public_keys.queries import key_to_seal_for
from shared_services.social_files.readbook import queries as readbook
from shared_services.social_files.readbook.verifying import verify
from shared_services.social_files.sealing import seal
from shared_services.social_files.sealing.chunks import CHUNK, SIGNATURE, TAG, WRAPPED
from shared_services.social_files.sealing.opening import read_context
from shared_services.social_files.transfer import asking, collecting, queries, receiving, sending
from shared_services.social_files.transfer.envelopes import Bound, sealer
from shared_services.social_files.transfer.problems import TransferRefused, in_words
from shared_services.social_files.transfer.states import State
from tenants.registry.hosts import municipalities
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.conftest import BY
from tests.shared_services.social_files.transfers import MIRA, SARA, again

FULL = CHUNK + TAG


@pytest.fixture
def file(ocmws: Path) -> SocialFile:
    """With a supporting document that fills several chunks."""
    municipalities()
    with municipality("kortrijk"):
        made = transfers.keep_a_file()
        data = b"%PDF-1.4 " + os.urandom(3 * CHUNK)
        documents.add(open_file(made), kind="means", name="plan.pdf", data=data, ksz=False, by=SARA, at=now())
        return made


@pytest.fixture
def sent(file: SocialFile) -> UUID:
    """A parcel of Kortrijk lies ready for Menen."""
    ref = transfers.asked()
    transfers.sent(ref, file)
    with municipality("menen"):
        collecting.collect(now())
    return ref


def lying(ref: UUID) -> Path:
    with municipality("menen"):
        letter = letters.parcel(ref)
    assert letter is not None and letter.blob is not None
    return blobs.path(letter.blob)


def refuses(ref: UUID, code: str, *, at: datetime | None = None) -> None:
    """With its own sentence; it stands in the log of both sides, and nothing came."""
    with municipality("menen"):
        with pytest.raises(TransferRefused) as why:
            receiving.open_parcel(again("menen", ref), by=MIRA, at=at or now())
        assert (why.value.code, str(why.value)) == (code, in_words(code)) and in_words(code) != in_words("moved")
        row = queries.by_ref(ref)
        assert row is not None and row.state != State.OPENED and not files.living_files()
        assert not any(one.content for one in queries.sections(row)) and not queries.documents(row)
        assert "transfer_parcel_refused" in [line.verb for line in readbook.lines_about(ref)]
        assert verify().sound
    with municipality("kortrijk"):
        collecting.collect(now())
        assert "transfer_refused_there" in [line.verb for line in readbook.lines_about(ref)]
        row = queries.by_ref(ref)
        assert row is not None and row.state == State.HANDLED and row.file is not None
        assert files.file(row.file.ref).state == SocialFile.State.OPEN  # the sender still owns it


def flipped(place: Callable[[bytes, int], int]) -> Callable[[bytes, int], bytes]:
    def flip(whole: bytes, start: int) -> bytes:
        changed = bytearray(whole)
        changed[place(whole, start)] ^= 0x01
        return bytes(changed)

    return flip


def chunk(whole: bytes, start: int, number: int) -> bytes:
    begin = start + WRAPPED + number * FULL
    return whole[begin : begin + FULL]


def ordered(*numbers: int) -> Callable[[bytes, int], bytes]:
    """The first three chunks in another order; `start` is where the header ends."""

    def reorder(whole: bytes, start: int) -> bytes:
        head, rest = whole[: start + WRAPPED], whole[start + WRAPPED + 3 * FULL :]
        return head + b"".join(chunk(whole, start, number) for number in numbers) + rest

    return reorder


CASES: dict[str, tuple[Callable[[bytes, int], bytes], str]] = {
    "a byte of the first words is flipped": (flipped(lambda whole, start: 3), "no_parcel"),
    "a byte of the version is flipped": (flipped(lambda whole, start: 18), "version"),
    "a byte of the length is flipped": (flipped(lambda whole, start: 22), "no_parcel"),
    "a byte of the consent in the header is flipped": (flipped(lambda whole, start: whole.index(b"consent") + 12), "context"),
    "a byte of the wrapped key is flipped": (flipped(lambda whole, start: start + 40), "key"),
    "a byte of the first chunk is flipped": (flipped(lambda whole, start: start + WRAPPED + 5), "damaged"),
    "a byte of the last chunk is flipped": (flipped(lambda whole, start: len(whole) - SIGNATURE - TAG - 3), "damaged"),
    "a byte of the last tag is flipped": (flipped(lambda whole, start: len(whole) - SIGNATURE - 3), "damaged"),
    "a byte of the signature is flipped": (flipped(lambda whole, start: len(whole) - 3), "sender"),
    "it is empty": (lambda whole, start: b"", "no_parcel"),
    "it is cut in the header": (lambda whole, start: whole[: start - 4], "no_parcel"),
    "it is cut in the wrapped key": (lambda whole, start: whole[: start + 9], "cut"),
    "it is cut between two chunks": (lambda whole, start: whole[: start + WRAPPED + 2 * FULL] + whole[-SIGNATURE:], "cut"),
    "it is cut in the signature": (lambda whole, start: whole[:-9], "damaged"),
    "something is added at the end": (lambda whole, start: whole + b"x" * 40, "damaged"),
    "two chunks changed places": (ordered(1, 0, 2), "damaged"),
    "a chunk stands in it twice": (ordered(0, 0, 1, 2), "damaged"),
    "a chunk is left out": (ordered(0, 2), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_parcel_that_was_changed_is_refused(sent: UUID, name: str) -> None:
    change, code = CASES[name]
    path = lying(sent)
    whole = path.read_bytes()
    source = io.BytesIO(whole)
    read_context(source)
    path.write_bytes(change(whole, source.tell()))
    refuses(sent, code)


def sealed_again(ref: UUID) -> None:
    with municipality("kortrijk"):
        sending.send(again("kortrijk", ref), by=SARA, at=now())
    with municipality("menen"):
        collecting.collect(now())


def test_a_parcel_that_was_replayed_is_refused(sent: UUID) -> None:
    """What was sealed before is put in the place of what is sealed now."""
    former = lying(sent).read_bytes()
    lying(sent).write_bytes(former[:-1])
    refuses(sent, "damaged")
    sealed_again(sent)
    lying(sent).write_bytes(former)
    refuses(sent, "context")


def test_a_parcel_for_another_municipality_is_refused(sent: UUID) -> None:
    path, sink = lying(sent), io.BytesIO()
    with municipality("menen"):
        row = queries.by_ref(sent)
        bound = Bound(sent, "parcel", row.turn, row.consent)
    with municipality("kortrijk"):
        sealer(to="kortrijk", bound=bound)(io.BytesIO(b"for somebody else"), sink)
    path.write_bytes(sink.getvalue())
    refuses(sent, "context")


def test_a_parcel_of_another_sender_is_refused(sent: UUID) -> None:
    """Right in every word, sealed for the right key, but not signed by Kortrijk."""
    path, sink = lying(sent), io.BytesIO()
    context = read_context(io.BytesIO(path.read_bytes()))
    with municipality("menen"):
        ours = key_to_seal_for("menen")
    receiver = X25519PublicKey.from_public_bytes(bytes(ours.public))
    somebody = Ed25519PrivateKey.generate()
    seal(io.BytesIO(b"from somebody else"), sink, context=context, receiver=receiver, sign=somebody.sign)
    path.write_bytes(sink.getvalue())
    refuses(sent, "sender")


def test_a_parcel_signed_with_a_key_that_was_revoked_is_refused(sent: UUID) -> None:
    with municipality("kortrijk"):
        (generation,) = own_keys.living_generations()
        keys.revoke(generation, because="gestolen", by=BY, at=now())
    refuses(sent, "revoked")


def test_a_parcel_for_a_key_that_was_destroyed_is_refused(sent: UUID) -> None:
    """Menen renewed its keys and destroyed the old ones while the parcel lay ready."""
    with municipality("menen"):
        (old,) = own_keys.living_generations()
        keys.renew(by=BY, at=now())
        wrap_again()
        keys.destroy(old, in_use=0, by=BY, at=now())
    refuses(sent, "key")


def test_a_parcel_after_consent_was_withdrawn_is_refused(sent: UUID) -> None:
    with municipality("menen"):
        transfers.answer(again("menen", sent), "Yusuf", health=Word.REFUSED, rights=Word.REFUSED)
    refuses(sent, "consent")


def test_a_parcel_after_consent_ended_is_refused(file: SocialFile) -> None:
    """Six months after the adults agreed: it was still good when it was sealed."""
    before = now() - timedelta(days=175)
    with municipality("menen"):
        opened = transfers.begin(at=before)
        for name in ("Lore", "Yusuf", "Zehra"):
            transfers.answer(opened, name, at=before)
        asking.send(opened, by=MIRA, at=now())
    transfers.sent(opened.row.ref, file)
    with municipality("menen"):
        collecting.collect(now())
    refuses(opened.row.ref, "consent", at=now() + timedelta(days=20))


def test_a_parcel_that_was_opened_before_is_refused(sent: UUID) -> None:
    transfers.opened_there(sent)
    with municipality("menen"):
        before = [bytes(one.content) for one in queries.sections(queries.by_ref(sent))]
        with pytest.raises(TransferRefused) as why:
            receiving.open_parcel(again("menen", sent), by=MIRA, at=now())
        assert why.value.code == "opened" and str(why.value) == in_words("opened")
        assert [bytes(one.content) for one in queries.sections(queries.by_ref(sent))] == before
        assert "transfer_parcel_refused" in [line.verb for line in readbook.lines_about(sent)]
