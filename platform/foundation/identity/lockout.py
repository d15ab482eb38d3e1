"""Too many wrong passwords for one address close that address for a while.

Kept in the database and not only in the cache: it must survive a restart of Redis. It is counted per address as
typed, whether or not an account exists, so that it tells nobody who has one. A passkey still opens the door, and
so does a new password by mail.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from foundation.identity.models import Lockout

ALLOWED_FAILURES = 8
WINDOW = timedelta(minutes=15)
LOCKED_FOR = timedelta(minutes=15)


def is_locked(login: str, at: datetime | None = None) -> bool:
    return Lockout.objects.filter(login=_key(login), locked_until__gt=at or timezone.now()).exists()


@transaction.atomic
def count_failure(login: str, at: datetime | None = None) -> bool:
    """Count one wrong password; True when this was the one that closed the address."""
    now = at or timezone.now()
    Lockout.objects.bulk_create([Lockout(login=_key(login), since=now)], ignore_conflicts=True)
    row = Lockout.objects.filter(login=_key(login))
    row.filter(since__lt=now - WINDOW).update(failures=0, since=now, locked_until=None)
    row.update(failures=F("failures") + 1)
    reached = row.filter(failures__gte=ALLOWED_FAILURES, locked_until=None)
    return bool(reached.update(locked_until=now + LOCKED_FOR))


def forget(login: str) -> None:
    Lockout.objects.filter(login=_key(login)).delete()


def _key(login: str) -> str:
    return login.replace("\x00", "").strip().lower()[:254]
