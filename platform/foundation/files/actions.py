"""Taking a file in, keeping it with something, and sweeping up what nobody kept."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction

from foundation.files import antivirus, cleaning, store
from foundation.files.kinds import DOCUMENTS, UNKNOWN
from foundation.files.limits import LARGEST_FILE, MEBIBYTE
from foundation.files.models import StoredFile
from foundation.files.problems import EmptyFile, NotAPicture, TooLarge
from foundation.identity.actor import Actor
from foundation.tenancy import current

UNKEPT = timedelta(hours=24)
ORPHANED = timedelta(hours=1)


class Upload(Protocol):
    """What Django hands us of an uploaded file, or anything else with bytes to read."""

    def read(self, num_bytes: int | None = None, /) -> bytes: ...


def take_picture(upload: Upload, *, by: Actor, at: datetime, owner: str = "", at_region: bool = False) -> StoredFile:
    """Check, clean and store one uploaded picture, not yet kept by anything. Raises FileRefused.

    `owner` is the municipality it belongs to; behind a municipality's wall it is that one.
    """
    raw = upload.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise TooLarge(LARGEST_FILE // MEBIBYTE)
    if not raw:
        raise NotAPicture
    scanned = antivirus.scan(raw)
    picture = cleaning.clean(raw)
    kept = Kept(picture.data, picture.content_type, ".jpg", scanned, picture.width, picture.height)
    return _store(kept, schema=owner or current().schema, at_region=at_region, by=by, at=at)


def take_document(
    data: bytes, content_type: str, *, by: Actor, at: datetime, owner: str = "", at_region: bool = False
) -> StoredFile:
    """Store what is no picture as it came, scanned. It is only ever offered for download. Raises FileRefused."""
    if not data:
        raise EmptyFile
    if len(data) > LARGEST_FILE:
        raise TooLarge(LARGEST_FILE // MEBIBYTE)
    suffix = DOCUMENTS.get(content_type, "bin")
    kept = Kept(data, content_type if suffix != "bin" else UNKNOWN, f".{suffix}", antivirus.scan(data))
    return _store(kept, schema=owner or current().schema, at_region=at_region, by=by, at=at)


@dataclass(frozen=True)
class Kept:
    """Bytes that passed the checks, with what is written down about them."""

    data: bytes
    content_type: str
    suffix: str
    scanned: bool
    width: int = 0
    height: int = 0


def _store(kept: Kept, *, schema: str, at_region: bool, by: Actor, at: datetime) -> StoredFile:
    """Bytes first, then the row; without a row no bytes stay behind."""
    ref = uuid.uuid4()
    path = store.new_path(schema, ref, kept.suffix)
    store.write(path, kept.data)
    try:
        with transaction.atomic():
            return StoredFile.objects.create(
                ref=ref,
                municipality=schema,
                received_by=schema,
                at_region=at_region,
                path=path,
                content_type=kept.content_type,
                size=len(kept.data),
                width=kept.width,
                height=kept.height,
                sha256=hashlib.sha256(kept.data).hexdigest(),
                scanned=kept.scanned,
                stored_at=at,
                stored_by=by,
            )
    except BaseException:
        store.remove(path)
        raise


def mine(refs: Iterable[uuid.UUID]) -> list[StoredFile]:
    """The files of these references that nothing kept yet, in the order given. Others are passed over."""
    if not (wanted := list(refs)):
        return []
    found = {file.ref: file for file in StoredFile.objects.filter(ref__in=wanted, attached_at=None)}
    return [found[ref] for ref in wanted if ref in found]


def keep(file: StoredFile, *, municipality: str, at_region: bool, at: datetime) -> StoredFile:
    """From now on the file belongs to something: it is not swept, and it goes where that goes."""
    file.municipality, file.attached_at = municipality, at
    file.at_region = file.at_region or at_region
    file.save(update_fields=["municipality", "attached_at", "at_region"])
    return file


def share_with_region(ids: Iterable[int]) -> None:
    StoredFile.objects.filter(pk__in=list(ids)).update(at_region=True)


def discard(ref: uuid.UUID) -> bool:
    """Remove a file that nothing kept; the sender changed their mind."""
    for file in StoredFile.objects.filter(ref=ref, attached_at=None):
        file.delete()
        store.remove(file.path)
        return True
    return False


def sweep(at: datetime) -> int:
    """Behind one municipality's wall: remove rows that nobody kept for a day, and bytes that have no row."""
    removed = 0
    for file in StoredFile.objects.filter(attached_at=None, stored_at__lt=at - UNKEPT):
        file.delete()
        store.remove(file.path)
        removed += 1
    for path in list(store.stored_before(current().schema, (at - ORPHANED).timestamp())):
        if not StoredFile.objects.filter(path=path).exists():
            store.remove(path)
            removed += 1
    return removed
