"""Guessing links. Only misses are counted, so that people behind one address do not hinder each other.

A link is 256 bits: this is not what keeps it safe, it is what makes trying visible and slow.
"""

from __future__ import annotations

import hashlib
import logging
from typing import cast

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from redis.exceptions import RedisError

from foundation.tenancy.cache import RedisCache

MOST_MISSES = 20
WINDOW = 600  # seconds
log = logging.getLogger(__name__)


def shut_out(request: HttpRequest) -> bool:
    """Did this address guess too often of late? Then a good link does not open either."""
    try:
        return caches["default"].get(f"consent-shut:{_address(request)}") is not None
    except (RedisError, OSError):
        log.warning("The counter of wrong links could not be reached.")
        return False


def missed(request: HttpRequest) -> None:
    """Count a link that is none."""
    try:
        cache, address = cast(RedisCache, caches["default"]), _address(request)
        if not cache.admit(f"consent-miss:{address}", most=MOST_MISSES, timeout=WINDOW):
            cache.set(f"consent-shut:{address}", 1, WINDOW)
            log.warning("Somebody tries links of the consent form; their address is shut out for a while.")
    except (RedisError, OSError):
        log.warning("The counter of wrong links could not be reached.")


def _address(request: HttpRequest) -> str:
    """A hash, so that the cache holds no addresses of people."""
    return hashlib.sha256(f"{settings.SECRET_KEY}{request.META.get('REMOTE_ADDR', '')}".encode()).hexdigest()[:24]
