"""Which melding a reader of linked data may open, and which webhook an administrator; the rest is 404."""

from __future__ import annotations

import uuid

from django.http import Http404

from foundation.access.finding import or_404
from foundation.files.models import StoredFile
from regional_meldpunt.linked_data import queries
from regional_meldpunt.linked_data.models import Delivery, Webhook
from regional_meldpunt.meldingen import melding_number, secret_links
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding, Visibility


def number_or_404(typed: str) -> str:
    return or_404(melding_number.normalise(typed))


def here(number: str) -> Melding | None:
    """The melding when this municipality received or handles it."""
    return meldingen.by_number(number)


def elsewhere_or_404(number: str) -> str:
    """The schema of the municipality where a number of another one lives."""
    found = meldingen.public_view(number)
    if found is None:
        raise Http404
    return found.municipality


def by_secret(typed: str, secret: str) -> Melding:
    found = meldingen.by_number(number_or_404(typed))
    if found is None or not any(secret_links.matches(secret, kept) for kept in meldingen.secret_hashes(found)):
        raise Http404
    return found


def photo_refs(found: Melding) -> list[uuid.UUID]:
    """Photos that the reporter may see."""
    files: list[StoredFile] = [row.file for row in meldingen.photos(found, Visibility.PUBLIC, Visibility.REPORTER)]
    return [file.ref for file in files]


def webhook_or_404(pk: int) -> Webhook:
    return or_404(queries.webhook(pk))


def delivery_or_404(webhook: Webhook, pk: int) -> Delivery:
    found = queries.delivery(pk)
    if found is None or found.webhook_id != webhook.pk:
        raise Http404
    return found
