"""Sealed bytes on their way: `<MEDIA_ROOT>/exchange/ab/<name>.parcel`. A name is random and says nothing.

A parcel is first written as `.part`, brought to the disk, and then renamed: under its name it is whole or not there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from django.conf import settings

FOLDER = "exchange"


def put(write: Callable[[BinaryIO], None]) -> UUID:
    """`write` gets an empty file; the name comes back when all of it is safely on the disk."""
    name = uuid4()
    target = path(name)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    try:
        with part.open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _keep_folder(target.parent)
    return name


def open_blob(name: UUID) -> BinaryIO:
    """Raises FileNotFoundError when it was erased."""
    return path(name).open("rb")


def erase(name: UUID) -> bool:
    """False when it was gone already."""
    try:
        path(name).unlink()
    except FileNotFoundError:
        return False
    return True


def older_than(before: datetime) -> Iterator[Path]:
    """Files that were last written before a moment: whole ones and unfinished ones."""
    for found in sorted((Path(settings.MEDIA_ROOT) / FOLDER).glob("??/*.pa*")):
        try:
            if found.stat().st_mtime < before.timestamp():
                yield found
        except FileNotFoundError:
            continue


def path(name: UUID) -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER / name.hex[:2] / f"{name.hex}.parcel"


def _keep_folder(folder: Path) -> None:
    """A rename is only on the disk when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
