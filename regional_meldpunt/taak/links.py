"""The secret address of the page on which a receiver without account answers.

As with the link of a reporter, nothing that opens it is stored: it is made from the key of the taak with the
installation's secret. It opens one taak, never the melding: what a reporter left stays closed.
"""

from __future__ import annotations

import base64
import uuid

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from regional_meldpunt.answers.links import address

SALT = "streekpoort.taak.secret-link"
BYTES = 16


def token(key: uuid.UUID) -> str:
    """26 characters, lower case, safe in an address."""
    digest = salted_hmac(SALT, key.hex, algorithm="sha256").digest()[:BYTES]
    return base64.b32encode(digest).decode().rstrip("=").lower()


def opens(secret: str, key: uuid.UUID) -> bool:
    return constant_time_compare(secret, token(key))


def page(municipality: str, key: uuid.UUID) -> str:
    """The full address; it works on the host of the municipality that gave the work."""
    path = reverse("taak:answer", args=[key, token(key)], urlconf=settings.MUNICIPALITY_URLCONF)
    return f"{address(municipality)}{path}"


def photo(municipality: str, key: uuid.UUID, ref: uuid.UUID) -> str:
    """One photo, for whoever does the work."""
    path = reverse("taak:photo", args=[key, token(key), ref], urlconf=settings.MUNICIPALITY_URLCONF)
    return f"{address(municipality)}{path}"


def file(municipality: str, number: str) -> str:
    """The file in the own back office, for a team."""
    path = reverse("meldpunt_office:melding", args=[number], urlconf=settings.MUNICIPALITY_URLCONF)
    return f"{address(municipality)}{path}"
