"""How often one address may report. Generous: a whole town hall may sit behind one address.

Copies of the same draft count once. When the cache is away nobody is refused: a report matters more than a counter.
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

WINDOW = 600  # seconds
log = logging.getLogger(__name__)


def too_often(request: HttpRequest, what: str, *, once: str = "", limit: int = 0) -> bool:
    """Count this visit and tell whether it is one too many. `once` names what must be counted only one time."""
    most = limit or int(settings.STREEKPOORT_REPORT_LIMIT)
    kind = "limit-once" if once else "limit"
    try:
        key = f"{kind}:{what}:{_address(request)}"
        return not cast(RedisCache, caches["default"]).admit(key, member=once, most=most, timeout=WINDOW)
    except (RedisError, OSError):
        log.warning("The counter of reports could not be reached; nobody is refused meanwhile.")
        return False


def _address(request: HttpRequest) -> str:
    """A hash, so that the cache holds no addresses of people."""
    return hashlib.sha256(f"{settings.SECRET_KEY}{request.META.get('REMOTE_ADDR', '')}".encode()).hexdigest()[:24]
