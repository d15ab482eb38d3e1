"""Who may open a draft: whoever knows its address. Sent and unsent drafts have different pages."""

from __future__ import annotations

import uuid

from django.http import Http404
from django.utils.timezone import now

from foundation.access.finding import or_404
from foundation.files import actions as files
from foundation.files.models import StoredFile
from regional_meldpunt.intake import queries
from regional_meldpunt.intake.models import Draft


def open_draft(ref: uuid.UUID) -> Draft:
    return or_404(queries.draft(ref, now()))


def photo_of_draft(draft: Draft, ref: uuid.UUID) -> StoredFile:
    if str(ref) not in draft.photos:
        raise Http404
    found = files.mine([ref])
    if not found:
        raise Http404
    return found[0]
