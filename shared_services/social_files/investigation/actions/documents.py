"""Supporting documents: checked like every upload, then sealed. Nothing of them ever lies on disk in clear."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.files import antivirus, cleaning
from foundation.files.limits import LARGEST_FILE, MEBIBYTE
from foundation.files.problems import EmptyFile, FileRefused, NotAPicture, TooLarge
from foundation.identity.actor import Actor
from shared_services.social_files.investigation import bytes_at_rest
from shared_services.social_files.investigation.models import Document
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.readbook import actions as readbook

PDF = b"%PDF-"


class NotADocument(FileRefused):
    def __str__(self) -> str:
        return _("A document is a PDF or a photo.")


@transaction.atomic
def add(opened: OpenFile, *, kind: str, name: str, data: bytes, ksz: bool, by: Actor, at: datetime) -> Document:
    """A PDF as it came, a photo drawn again without its hidden data. Raises foundation.files.problems.FileRefused."""
    data, content_type, suffix = checked(data)
    stem = name.rsplit(".", 1)[0][:100] or _("document")
    row = Document(file=opened.file, kind=kind, size=len(data), ksz=ksz, at=at, by=by)
    row.sealed = opened.seal_document(row, {"name": f"{stem}{suffix}", "type": content_type})
    bytes_at_rest.write(row.ref, opened.seal_bytes(row, data))
    try:
        row.save()
        readbook.write("document_added", by=by, at=at, file=opened.file.ref, section=kind, purpose="team")
    except BaseException:
        bytes_at_rest.remove_all([row.ref])
        raise
    return row


@transaction.atomic
def remove(row: Document, *, by: Actor, at: datetime) -> None:
    Document.objects.filter(pk=row.pk).update(removed_at=at)
    readbook.write("document_removed", by=by, at=at, file=row.file.ref, section=row.kind, purpose="team")


def checked(data: bytes) -> tuple[bytes, str, str]:
    """The bytes to keep, their type and the end of their name. Raises foundation.files.problems.FileRefused."""
    if not data:
        raise EmptyFile
    if len(data) > LARGEST_FILE:
        raise TooLarge(LARGEST_FILE // MEBIBYTE)
    antivirus.scan(data)
    if data.startswith(PDF):
        return data, "application/pdf", ".pdf"
    try:
        picture = cleaning.clean(data)
    except NotAPicture:
        raise NotADocument from None
    return picture.data, picture.content_type, ".jpg"
