"""Bytes on disk, below a folder per tenant: `<MEDIA_ROOT>/<schema>/files/ab/<ref>.jpg`. Only rows lead here."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from foundation.tenancy.wall import is_schema_name

FOLDER = "files"
PART = ".part"


class BadPath(Exception):
    """A path that does not lie in its tenant's folder; only a damaged row or an attack makes one."""


def new_path(schema: str, ref: uuid.UUID, suffix: str) -> str:
    return f"{schema}/{FOLDER}/{ref.hex[:2]}/{ref.hex}{suffix}"


def write(path: str, data: bytes) -> None:
    """All or nothing: a reader never sees half a file, a failure leaves none."""
    target = _resolve(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + PART)
    try:
        with part.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def open_path(path: str, schema: str) -> BinaryIO:
    """Open the bytes of a row that belongs to `schema`. Raises FileNotFoundError or BadPath."""
    if path.split("/", 1)[0] != schema:
        raise BadPath(path)
    return _resolve(path).open("rb")


def remove(path: str) -> None:
    _resolve(path).unlink(missing_ok=True)


def stored_before(schema: str, moment: float) -> Iterator[str]:
    """Paths on disk of one tenant that are older than `moment` (seconds since 1970), halves included."""
    root = Path(settings.MEDIA_ROOT)
    for found in (root / schema / FOLDER).glob("??/*"):
        if found.stat().st_mtime < moment:
            yield str(found.relative_to(root))


def _resolve(path: str) -> Path:
    root = Path(settings.MEDIA_ROOT).resolve()
    schema = path.split("/", 1)[0]
    target = (root / path).resolve()
    inside = target.is_relative_to(root / schema / FOLDER)
    if not inside or not (schema == "public" or is_schema_name(schema)):
        raise BadPath(path)
    return target
