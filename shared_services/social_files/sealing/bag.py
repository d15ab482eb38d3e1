"""What is in a parcel: a bag (BagIt 1.0, RFC 8493) with SHA-512 manifests, in one uncompressed tar stream.

Written and read piece by piece, so that a file of any size costs little memory and never lies in clear on a disk
because of us. The payload comes first and the manifests last: their sums are known only then.
"""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, BinaryIO

from shared_services.social_files.sealing.problems import ParcelRefused, Refusal

ROOT = "social-file"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MOST_FILES = 2_000
LARGEST_TAG_FILE = 4 * 1024 * 1024
PIECE = 256 * 1024


@dataclass(frozen=True)
class Item:
    """One payload file: its path below `data/`, how many bytes, and where they come from."""

    path: str
    size: int
    source: BinaryIO


def pack(items: Iterable[Item], sink: BinaryIO, *, info: Mapping[str, str]) -> None:
    """Write a bag. `info` becomes `bag-info.txt`, with the Payload-Oxum added; lines must not hold line ends."""
    sums: dict[str, str] = {}
    total = 0
    with tarfile.open(fileobj=sink, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for item in items:
            path = f"data/{_checked(item.path)}"
            if path in sums:
                raise ValueError("Two files of a bag have the same path.")
            sums[path] = _add(tar, path, item.size, item.source)
            total += item.size
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": _lines({**info, "Payload-Oxum": f"{total}.{len(sums)}"}),
            "manifest-sha512.txt": _manifest(sums),
        }
        tags["tagmanifest-sha512.txt"] = _manifest({name: _sum(body) for name, body in tags.items()})
        for name, body in tags.items():
            _add(tar, name, len(body), io.BytesIO(body))


def unpack(source: BinaryIO, take: Callable[[str, BinaryIO], None]) -> dict[str, str]:
    """Read a bag: `take(path, stream)` gets each payload file in turn; returns `bag-info.txt`.

    Raises ParcelRefused when anything is missing, too much, damaged, or is no plain file at a plain path. As with a
    parcel: what was taken is worth nothing until this returns.
    """
    sums: dict[str, str] = {}
    tags: dict[str, bytes] = {}
    try:
        with tarfile.open(fileobj=source, mode="r|") as tar:
            for member in tar:
                _read(tar, member, take, sums, tags)
    except (tarfile.TarError, EOFError, OSError) as problem:
        raise ParcelRefused(Refusal.CONTENT, f"unreadable ({type(problem).__name__})") from None
    _verify(sums, tags)
    return _words(tags["bag-info.txt"])


def _read(
    tar: tarfile.TarFile,
    member: tarfile.TarInfo,
    take: Callable[[str, BinaryIO], None],
    sums: dict[str, str],
    tags: dict[str, bytes],
) -> None:
    name = member.name.removeprefix(f"{ROOT}/")
    body = tar.extractfile(member) if member.isreg() else None
    if body is None or name == member.name or name in sums or name in tags or len(sums) + len(tags) > MOST_FILES:
        raise ParcelRefused(Refusal.CONTENT, "not a plain file in its place")
    if not name.startswith("data/"):
        if member.size > LARGEST_TAG_FILE or "/" in name:
            raise ParcelRefused(Refusal.CONTENT, "an odd tag file")
        tags[name] = body.read()
        return
    try:
        path = _checked(name.removeprefix("data/"))
    except ValueError:
        raise ParcelRefused(Refusal.CONTENT, "an odd path") from None
    watched = _Watched(body)
    take(path, watched)  # type: ignore[arg-type]  # it reads like a file, which is all that is asked of it
    watched.finish()
    sums[name] = watched.sum


def _verify(sums: Mapping[str, str], tags: Mapping[str, bytes]) -> None:
    wanted = {"bagit.txt", "bag-info.txt", "manifest-sha512.txt", "tagmanifest-sha512.txt"}
    if set(tags) != wanted or tags["bagit.txt"] != DECLARATION:
        raise ParcelRefused(Refusal.CONTENT, "not a bag of this kind")
    tag_sums = {name: _sum(body) for name, body in tags.items() if name != "tagmanifest-sha512.txt"}
    if tags["tagmanifest-sha512.txt"] != _manifest(tag_sums) or tags["manifest-sha512.txt"] != _manifest(sums):
        raise ParcelRefused(Refusal.CONTENT, "the manifest does not agree with the files")


class _Watched(io.RawIOBase):
    """A stream whose every byte is summed on its way, also those that the reader left."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._hash = hashlib.sha512()

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        found = self._source.read(-1 if size is None else size)
        self._hash.update(found)
        return found

    def finish(self) -> None:
        while self.read(PIECE):
            pass

    @property
    def sum(self) -> str:
        return self._hash.hexdigest()


def _add(tar: tarfile.TarFile, path: str, size: int, source: BinaryIO) -> str:
    entry = tarfile.TarInfo(f"{ROOT}/{path}")
    entry.size, entry.mode = size, 0o600
    watched = _Watched(source)
    tar.addfile(entry, watched)
    return watched.sum


def _checked(path: str) -> str:
    """A relative path of plain names; ValueError for anything that could land elsewhere, or that readers of bags write
    in different ways (a percent sign)."""
    parts = path.split("/")
    if (
        len(path) > 250
        or set(path) & {"\\", "%"}
        or any(part in {"", ".", ".."} or not part.isprintable() for part in parts)
    ):
        raise ValueError("A path in a bag is made of plain names.")
    return path


def _manifest(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{found}  {path}\n" for path, found in sorted(sums.items())).encode()


def _sum(body: bytes) -> str:
    return hashlib.sha512(body).hexdigest()


def _lines(words: Mapping[str, str]) -> bytes:
    if any(":" in name or not (name + text).isprintable() for name, text in words.items()):
        raise ValueError("bag-info.txt holds one line for each word.")
    return "".join(f"{name}: {text}\n" for name, text in words.items()).encode()


def _words(body: bytes) -> dict[str, str]:
    pairs = (line.partition(": ") for line in body.decode().splitlines())
    return {name: text for name, _colon, text in pairs}
