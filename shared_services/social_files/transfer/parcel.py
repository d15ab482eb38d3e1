"""What is in a parcel: one JSON file with a version, supporting documents, in a bag. Written and read in pieces."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO
from uuid import UUID

from shared_services.social_files.investigation.sections import BY_KIND
from shared_services.social_files.sealing import ParcelRefused, Refusal
from shared_services.social_files.sealing.bag import Item, pack, unpack
from shared_services.social_files.transfer.envelopes import Work

SCHEMA = "streekpoort-social-file/1"
BODY = "file.json"
LARGEST_BODY = 4 * 1024 * 1024
PIECE = 256 * 1024


@dataclass(frozen=True)
class Paper:
    """A supporting document; its bytes are read when their turn comes."""

    ref: UUID
    size: int
    read: Callable[[], bytes]


def write(body: Mapping[str, Any], papers: list[Paper], sink: BinaryIO, *, seal: Work) -> None:
    """Pack and seal at once: nothing lies in clear on a disk, and little in memory."""
    packed = json.dumps({"schema": SCHEMA, **body}, ensure_ascii=False, sort_keys=True).encode()

    def items() -> Iterator[Item]:
        yield Item(BODY, len(packed), io.BytesIO(packed))
        for paper in papers:
            yield Item(f"documents/{paper.ref.hex}", paper.size, io.BytesIO(paper.read()))

    info = {"External-Identifier": str(body.get("number", "")), "Source-Organization": str(body.get("from", ""))}
    read_end, write_end = os.pipe()
    with ThreadPoolExecutor(1, thread_name_prefix="sealing") as helper:
        work = helper.submit(_seal, seal, read_end, sink)
        try:
            with os.fdopen(write_end, "wb") as out:
                pack(items(), out, info=info)
        except BrokenPipeError:
            work.result()  # why the other end stopped
            raise
        work.result()


def read(parcel: BinaryIO, *, open_with: Work, take: Callable[[UUID, bytes], None]) -> dict[str, Any]:
    """Open, check and unpack at once. `take(ref, bytes)` gets each document; it is worth nothing until this returns.

    Raises ParcelRefused. What is wrong with the sealed bytes counts for more than what is odd in the bag.
    """
    held: list[dict[str, Any]] = []
    read_end, write_end = os.pipe()
    with ThreadPoolExecutor(1, thread_name_prefix="opening") as helper, os.fdopen(read_end, "rb") as source:
        work = helper.submit(_open, open_with, parcel, write_end)
        problem: ParcelRefused | None = None
        try:
            unpack(source, lambda path, stream: _take(path, stream, held, take))
        except ParcelRefused as odd:
            problem = odd
        finally:
            while source.read(PIECE):  # the rest, so that every byte is checked
                pass
        work.result()
        if problem is not None:
            raise problem
    if len(held) != 1:
        raise ParcelRefused(Refusal.CONTENT, "no body")
    return held[0]


def _seal(seal: Work, read_end: int, sink: BinaryIO) -> None:
    with os.fdopen(read_end, "rb") as source:
        seal(source, sink)


def _open(open_with: Work, parcel: BinaryIO, write_end: int) -> None:
    with os.fdopen(write_end, "wb") as out, suppress(BrokenPipeError):
        open_with(parcel, out)


def _take(path: str, stream: BinaryIO, held: list[dict[str, Any]], take: Callable[[UUID, bytes], None]) -> None:
    if path == BODY:
        held.append(checked(stream.read(LARGEST_BODY + 1)))
        return
    folder, _slash, name = path.partition("/")
    try:
        ref = UUID(hex=name)
    except ValueError:
        raise ParcelRefused(Refusal.CONTENT, "an odd document") from None
    if folder != "documents":
        raise ParcelRefused(Refusal.CONTENT, "an odd folder")
    take(ref, stream.read())


def checked(packed: bytes) -> dict[str, Any]:
    """The body, when it is built as agreed; only what is known is let through. Raises ParcelRefused."""
    try:
        said = json.loads(packed)
        if len(packed) > LARGEST_BODY or said["schema"] != SCHEMA:
            raise ValueError
        sections = [_section(one) for one in said["sections"]]
        not_sent = [
            {"kind": _kind(one["kind"]), "why": str(one["why"]), "reason": str(one.get("reason", ""))}
            for one in said["not_sent"]
        ]
        documents = [
            {
                "ref": str(UUID(str(one["ref"]))),
                "kind": _kind(one["kind"]),
                "name": str(one["name"])[:120],
                "type": "application/pdf" if one["type"] == "application/pdf" else "image/jpeg",
            }
            for one in said["documents"]
        ]
        return {
            "number": str(said["number"]),
            "from": str(said["from"]),
            "to": str(said["to"]),
            "persons": [dict(one) for one in said["persons"]],
            "sections": sections,
            "not_sent": not_sent,
            "documents": documents,
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ParcelRefused(Refusal.CONTENT, "the body is not as agreed") from None


def _section(one: Mapping[str, Any]) -> dict[str, Any]:
    kind = _kind(one["kind"])
    section, content = BY_KIND[kind], dict(one["content"])
    kept: dict[str, Any] = {
        spec.name: str(content[spec.name]) for spec in section.fields if content.get(spec.name) not in (None, "")
    }
    for rows in section.rows:
        known = {spec.name for spec in rows.fields}
        found = [
            {name: str(value) for name, value in row.items() if name in known} for row in content.get(rows.name, ())
        ]
        if found:
            kept[rows.name] = found
    observed = {name: str(one.get(name, "")) for name in ("observed_at", "observed_by", "version")}
    return {"kind": kind, "ground": str(one["ground"]), "content": kept, **observed}


def _kind(kind: Any) -> str:
    if kind not in BY_KIND:
        raise ValueError(kind)
    return str(kind)
