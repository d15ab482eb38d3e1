"""Which melding the desk may open: what the region handles or handled, by the wall. Unknown looks the same: 404."""

from __future__ import annotations

import uuid

from django.http import Http404

from foundation.files.models import StoredFile
from regional_meldpunt.meldingen import access as meldingen
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding


def melding(typed: str) -> Melding:
    found = queries.by_number(meldingen.stored_number(typed))
    if found is None:
        raise Http404
    return found


def photo(number: str, ref: uuid.UUID) -> StoredFile:
    """A photo of a melding that may be opened."""
    for attachment in queries.photos(melding(number)):
        if attachment.file.ref == ref:
            return attachment.file
    raise Http404
