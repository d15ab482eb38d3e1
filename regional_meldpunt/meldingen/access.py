"""Which melding a person may open. Unknown, forbidden and a wrong secret look the same: 404."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from foundation.access.checks import can
from foundation.access.finding import or_404
from foundation.files.models import StoredFile
from regional_meldpunt.meldingen import melding_number, queries, secret_links
from regional_meldpunt.meldingen.models import Attachment, Melding, Signaal
from regional_meldpunt.meldingen.queries import PublicMelding
from regional_meldpunt.meldingen.statuses import State, state

SEE = ("meldingen.see", "meldingen.handle")


def stored_number(typed: str) -> str:
    """The number as stored, or 404 for what cannot be one."""
    return or_404(melding_number.normalise(typed))


def melding(typed: str) -> Melding:
    """The one with this number, as far as the present wall shows it: at the desk what the region handles or handled."""
    return or_404(queries.by_number(stored_number(typed)))


def photo(number: str, ref: uuid.UUID) -> StoredFile:
    """A photo of a melding that may be opened."""
    for attachment in queries.photos(melding(number)):
        if attachment.file.ref == ref:
            return attachment.file
    raise Http404


def public(typed: str) -> PublicMelding:
    """Public facts for anybody who knows the number, on every host."""
    return or_404(queries.public_view(stored_number(typed)))


def by_reporter(typed: str, secret: str) -> Melding:
    """The melding for whoever holds its secret link; works on the host of the competent municipality."""
    found = queries.by_number(stored_number(typed))
    if found is None:
        raise Http404
    if not any(secret_links.matches(secret, kept) for kept in queries.secret_hashes(found)):
        raise Http404
    return found


def signaal_of(found: Melding, secret: str) -> Signaal | None:
    """The contact to which a secret link belongs."""
    return next((row for row in queries.signalen(found) if secret_links.matches(secret, row.secret_hash)), None)


def staff_may_see_file(request: HttpRequest, file: StoredFile) -> bool:
    """Staff see a photo when they may see meldingen and the wall shows the melding it hangs on."""
    if not request.user.is_authenticated:
        return False
    if not any(can(request.user, permission) for permission in SEE):
        return False
    return Attachment.objects.filter(file=file).exists()


def state_of(found: Melding) -> State:
    """The row of the table of statuses for this melding."""
    return state(found.status)
