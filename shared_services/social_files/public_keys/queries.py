from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from shared_services.social_files.public_keys.models import PublicKey


def key_to_seal_for(municipality: str) -> PublicKey | None:
    """The newest key of an OCMW that still holds; None when it has none."""
    return PublicKey.objects.filter(municipality=municipality, revoked_at=None).first()


def key_that_signed(municipality: str, key_id: str, *, at: datetime) -> PublicKey | None:
    """The key with which a signature of `at` may be verified; None when it was revoked before that."""
    held = Q(revoked_at=None) | Q(revoked_at__gt=at)
    return PublicKey.objects.filter(held, municipality=municipality, key_id=key_id, since__lte=at).first()


def keys_of(municipality: str) -> list[PublicKey]:
    return list(PublicKey.objects.filter(municipality=municipality))
