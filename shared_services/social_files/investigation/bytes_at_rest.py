"""Sealed bytes of documents on disk: `<MEDIA_ROOT>/<schema>/social/ab/<ref>.sealed`. Their names say nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from foundation.tenancy import current


def write(ref: UUID, sealed: bytes) -> None:
    """All or nothing."""
    target = _path(ref)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    with part.open("wb") as stream:
        stream.write(sealed)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(target)


def read(ref: UUID) -> bytes:
    return _path(ref).read_bytes()


def remove_all(refs: Iterable[UUID]) -> None:
    for ref in refs:
        _path(ref).unlink(missing_ok=True)


def _path(ref: UUID) -> Path:
    return Path(settings.MEDIA_ROOT) / current().schema / "social" / ref.hex[:2] / f"{ref.hex}.sealed"
