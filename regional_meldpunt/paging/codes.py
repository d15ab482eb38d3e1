"""Four digits with which somebody answers a message, and with which they prove that a number is theirs."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from foundation.tenancy.planned import Planned, PlannedRows, among
from regional_meldpunt.paging.models import Channel, Code

HOLDS = timedelta(hours=36)
TRIES = 30
SALT = "streekpoort.paging.verify"
VERIFY_WITHIN = timedelta(minutes=15)
MOST_TRIES = 5


@dataclass(frozen=True)
class Want:
    """A message to a person that can be answered: about these alarms, or about this test."""

    person: int
    alarms: tuple[int, ...]
    test: int | None = None


def give(wants: Sequence[Want], *, at: datetime) -> list[str]:
    """For each a code that its person has for nothing else at the moment; the same for the same alarms.

    In the transaction that holds these people, so that nobody else gives one of them a code.
    """
    known: dict[int, dict[str, Code]] = {}
    rows = _OF_PEOPLE.ask([want.person for want in wants])
    if old := [row.pk for row in rows if row.at <= at - HOLDS]:
        Code.objects.filter(pk__in=old).delete()
    for row in rows:
        if row.at > at - HOLDS:
            known.setdefault(row.person_id, {})[row.code] = row
    made: list[Code] = []
    given = [_one(want, known.setdefault(want.person, {}), made, at) for want in wants]
    _NEW.write(made)
    return given


_OF_PEOPLE = Planned(lambda: Code.objects.order_by().filter(among("person_id", 1)))
_NEW = PlannedRows(Code)


def _one(want: Want, known: dict[str, Code], made: list[Code], at: datetime) -> str:
    alarms = sorted(want.alarms)
    for code, row in known.items():
        if row.test_id == want.test and (want.test is not None or row.alarms == alarms):
            return code
    code = next((one for one in (f"{secrets.randbelow(10_000):04d}" for _try in range(TRIES)) if one not in known), "")
    if code:
        known[code] = Code(person_id=want.person, code=code, alarms=alarms, test_id=want.test, at=at)
        made.append(known[code])
    return code


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
