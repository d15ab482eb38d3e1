"""How often one address may say something. When the cache is away nobody is refused."""

from __future__ import annotations

import hashlib
import logging
from typing import cast

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from redis.exceptions import RedisError

from foundation.tenancy.cache import RedisCache

WINDOW = 600  # seconds
MOST_VOTES = 60
MOST_REMARKS = 10
log = logging.getLogger(__name__)


def too_often(request: HttpRequest, what: str, most: int) -> bool:
    """A whole library may sit behind one address, so the limits are generous. The cache holds a hash, no address."""
    address = hashlib.sha256(f"{settings.SECRET_KEY}{request.META.get('REMOTE_ADDR', '')}".encode()).hexdigest()[:24]
    try:
        return not cast(RedisCache, caches["default"]).admit(f"feedback:{what}:{address}", most=most, timeout=WINDOW)
    except (RedisError, OSError):
        log.warning("The counter of opinions could not be reached; nobody is refused meanwhile.")
        return False
