"""Which mail and which mailbox somebody may open: those of the host, by its wall. Unknown looks the same: 404."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from foundation.access.finding import or_404
from foundation.files.models import StoredFile
from regional_meldpunt.answers.access import here
from regional_meldpunt.mailbox import queries
from regional_meldpunt.mailbox.models import REGION, IncomingMail, Mailbox
from regional_meldpunt.mailbox.reading import mails
from regional_meldpunt.mailbox.reading.mails import Mail, Part
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.access import stored_number
from regional_meldpunt.meldingen.models import Melding

HANDLE, MANAGE = "mailbox.handle", "mailbox.manage"


def mail(ref: uuid.UUID) -> IncomingMail:
    return or_404(queries.by_ref(ref))


def content(row: IncomingMail) -> Mail | None:
    """The mail itself, or None when its bytes were forgotten in their time."""
    raw = queries.raw(row)
    return mails.read(raw) if raw else None


def original(row: IncomingMail) -> bytes:
    raw = queries.raw(row)
    if not raw:
        raise Http404
    return raw


def attachment(row: IncomingMail, position: int) -> Part:
    """One of the files of a mail, counted from 1."""
    found = content(row)
    if found is None or not 1 <= position <= len(found.files):
        raise Http404
    return found.files[position - 1]


def box(pk: int) -> Mailbox:
    return or_404(queries.mailbox(pk))


def melding(number: str) -> Melding | None:
    """The melding somebody wants to add a mail to, as far as the wall shows it."""
    return meldingen.by_number(number)


def document(number: str, ref: uuid.UUID) -> StoredFile:
    """A document of a melding that the wall shows."""
    found = meldingen.by_number(stored_number(number))
    for row in meldingen.documents(found) if found else []:
        if row.file.ref == ref:
            return row.file
    raise Http404


def at_region(request: HttpRequest) -> bool:
    return here(request) == REGION
