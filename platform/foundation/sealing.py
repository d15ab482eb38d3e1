"""Small secrets at rest (a password, an address with one in it), sealed with the installation's secret.

A copy of the database opens none of them. Renewing the secret keeps them readable as long as the old one is among
the fallbacks.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


class Sealer:
    """For one purpose: what was sealed for another does not open here."""

    def __init__(self, purpose: str) -> None:
        self.purpose = purpose.encode()

    def seal(self, text: str) -> str:
        return self._key().encrypt(text.encode()).decode() if text else ""

    def unseal(self, sealed: str) -> str:
        """What was sealed, or nothing when that was with a key that is gone: its use then fails and says so."""
        try:
            return self._key().decrypt(sealed.encode()).decode() if sealed else ""
        except InvalidToken:
            return ""

    def _key(self) -> MultiFernet:
        return MultiFernet([self._derived(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])

    def _derived(self, secret: str | bytes) -> Fernet:
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=self.purpose).derive(force_bytes(secret))
        return Fernet(base64.urlsafe_b64encode(derived))
