"""Four digits with which somebody answers a message, and with which they prove that a number is theirs."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from regional_meldpunt.paging.models import Channel, Code, TestAlarm

HOLDS = timedelta(hours=36)
TRIES = 30
SALT = "streekpoort.paging.verify"
VERIFY_WITHIN = timedelta(minutes=15)
MOST_TRIES = 5


def give(person_id: int, *, alarms: Sequence[int], test: TestAlarm | None, at: datetime) -> str:
    """A code that this person has for nothing else at the moment; the same for the same alarms. In a transaction."""
    wanted = sorted(alarms)
    live = Code.objects.filter(person_id=person_id, at__gt=at - HOLDS)
    known = live.filter(test=test).first() if test else live.filter(alarms=wanted, test=None).first()
    if known is not None:
        return known.code
    Code.objects.filter(person_id=person_id, at__lte=at - HOLDS).delete()
    for _try in range(TRIES):
        code = f"{secrets.randbelow(10_000):04d}"
        try:
            with transaction.atomic():
                Code.objects.create(person_id=person_id, code=code, alarms=wanted, test=test, at=at)
        except IntegrityError:
            continue
        return code
    return ""


def find(person_id: int, code: str, at: datetime) -> Code | None:
    return Code.objects.select_related("test").filter(person_id=person_id, code=code, at__gt=at - HOLDS).first()


def to_verify(channel: Channel) -> str:
    """Follows from the channel and the moment it was asked for: nothing in the database opens it."""
    asked = channel.asked_at.timestamp() if channel.asked_at else 0.0
    seal = salted_hmac(SALT, f"{channel.pk}:{channel.kind}:{channel.address}:{asked:.3f}", algorithm="sha256")
    return f"{int.from_bytes(seal.digest()[:6], 'big') % 1_000_000:06d}"


def fits(channel: Channel, said: str, at: datetime) -> bool:
    """Whether it is the code of the latest asking, in time, and not guessed at."""
    if channel.asked_at is None or at - channel.asked_at > VERIFY_WITHIN or channel.tries > MOST_TRIES:
        return False
    return constant_time_compare(to_verify(channel), said.replace(" ", ""))
