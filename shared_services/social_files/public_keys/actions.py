from __future__ import annotations

from datetime import datetime

from foundation.tenancy import current
from shared_services.social_files.public_keys.models import PublicKey


def publish(key_id: str, *, public: bytes, verify: bytes, at: datetime) -> None:
    PublicKey.objects.create(municipality=current().schema, key_id=key_id, public=public, verify=verify, since=at)


def revoke(key_id: str, *, at: datetime) -> None:
    PublicKey.objects.filter(municipality=current().schema, key_id=key_id, revoked_at=None).update(revoked_at=at)
