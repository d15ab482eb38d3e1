"""Which taak a person may open. Unknown, forbidden and a wrong secret look the same: 404."""

from __future__ import annotations

import uuid

from django.http import Http404
from django.utils.timezone import now

from foundation.access.finding import or_404
from foundation.files.models import StoredFile
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.taak import links, queries
from regional_meldpunt.taak.models import Taak, TaakState


class RanOut(Http404):
    """The link was right; its time is over. Whoever holds it may know that, and nothing else."""


def of(melding: Melding, pk: int) -> Taak:
    return or_404(queries.find(melding, pk))


def by_secret(key: uuid.UUID, secret: str) -> Taak:
    """The taak for whoever holds its secret link, until the link runs out."""
    if not links.opens(secret, key):
        raise Http404
    found = queries.by_key(key)
    if found is None or found.state == TaakState.PLANNED:
        raise Http404
    if found.open_until is not None and found.open_until < now():
        raise RanOut
    return found


def photo(taak: Taak, ref: uuid.UUID) -> StoredFile:
    for attachment in queries.photos(taak):
        if attachment.file.ref == ref:
            return attachment.file
    raise Http404
