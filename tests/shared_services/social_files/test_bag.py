"""What is in a parcel is a bag that others can read, and a bag that is not whole is refused."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import bagit
import pytest

from shared_services.social_files.sealing import ParcelRefused, Refusal
from shared_services.social_files.sealing.bag import ROOT, Item, pack, unpack

FILES = {"file.json": b'{"schema": "1"}', "attachments/loonfiche é juni.pdf": b"%PDF-1.7", "empty.txt": b""}


def packed(files: Mapping[str, bytes] = FILES) -> bytes:
    sink = io.BytesIO()
    items = [Item(path, len(body), io.BytesIO(body)) for path, body in files.items()]
    pack(items, sink, info={"Source-Organization": "OCMW Menen", "Bagging-Date": "2026-11-22"})
    return sink.getvalue()


def taken(bag: bytes) -> tuple[dict[str, bytes], dict[str, str]]:
    found: dict[str, bytes] = {}

    def take(path: str, stream: BinaryIO) -> None:
        found[path] = stream.read()

    return found, unpack(io.BytesIO(bag), take)


def rebuilt(bag: bytes, change: Mapping[str, bytes | None], add: tarfile.TarInfo | None = None) -> bytes:
    """The same bag with files of other content, without some, or with something more."""
    sink = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(bag)) as old, tarfile.open(fileobj=sink, mode="w") as new:
        for member in old:
            source = old.extractfile(member)
            body = change.get(member.name.removeprefix(f"{ROOT}/"), source.read() if source else b"")
            if body is not None:
                member.size = len(body)
                new.addfile(member, io.BytesIO(body))
        if add is not None:
            new.addfile(add)
    return sink.getvalue()


def test_what_was_packed_is_what_is_taken_out() -> None:
    found, info = taken(packed())

    assert found == FILES
    assert info == {"Source-Organization": "OCMW Menen", "Bagging-Date": "2026-11-22", "Payload-Oxum": "23.3"}


def test_the_tool_of_the_library_of_congress_finds_it_valid(tmp_path: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(packed())) as tar:
        tar.extractall(tmp_path, filter="data")

    bag = bagit.Bag(str(tmp_path / ROOT))
    bag.validate()
    assert set(bag.payload_entries()) == {f"data/{path}" for path in FILES}


@pytest.mark.parametrize(
    "change",
    [
        {"data/file.json": b'{"schema": "2"}'},
        {"data/empty.txt": None},
        {"manifest-sha512.txt": b""},
        {"bag-info.txt": b"Source-Organization: OCMW Wervik\n"},
        {"bagit.txt": None},
        {"tagmanifest-sha512.txt": None},
    ],
)
def test_a_bag_that_was_changed_is_refused(change: dict[str, bytes | None]) -> None:
    with pytest.raises(ParcelRefused) as refused:
        taken(rebuilt(packed(), change))
    assert refused.value.reason == Refusal.CONTENT


@pytest.mark.parametrize("name", ["data/../../etc/passwd", "data//x", "elsewhere.txt", "data/a/./b", "data/a\\b"])
def test_a_path_that_could_land_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(ParcelRefused):
        taken(rebuilt(packed(), {}, tarfile.TarInfo(f"{ROOT}/{name}")))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_only_plain_files_are_taken(kind: bytes) -> None:
    odd = tarfile.TarInfo(f"{ROOT}/data/odd")
    odd.type, odd.linkname = kind, "/etc/passwd"

    with pytest.raises(ParcelRefused):
        taken(rebuilt(packed(), {}, odd))


def test_a_bag_that_is_cut_is_refused() -> None:
    bag = packed({"file.json": b"x" * 5000})

    for length in range(0, 5120, 512):
        with pytest.raises(ParcelRefused):
            taken(bag[:length])


@pytest.mark.parametrize("path", ["", "/x", "../x", "a//b", "a\nb", "100%", "x" * 251])
def test_a_path_that_is_not_plain_is_never_packed(path: str) -> None:
    with pytest.raises(ValueError, match="plain names"):
        packed({path: b""})


def test_a_line_end_in_the_words_of_a_bag_is_never_packed() -> None:
    with pytest.raises(ValueError, match="one line"):
        pack([], io.BytesIO(), info={"Source-Organization": "OCMW\nPayload-Oxum: 0.0"})
