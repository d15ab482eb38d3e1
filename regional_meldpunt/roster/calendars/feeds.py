"""Addresses at which a calendar program reads shifts. Whoever has the address reads it; a revoked one is gone."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.roster.models import Feed, Roster
from tenants.people.models import Person


@transaction.atomic
def make(*, account: int, person: Person | None, roster: Roster | None, by: Actor, at: datetime) -> tuple[Feed, str]:
    """A new address and its secret, which is shown once and kept as a hash. An earlier one of the same kind ends."""
    earlier = Feed.objects.filter(account=account, roster=roster, revoked_at=None)
    earlier.update(revoked_at=at)
    secret = token_urlsafe(32)
    feed = Feed.objects.create(account=account, person=person, roster=roster, secret_hash=_hash(secret), made_at=at)
    record("roster.feed_made", by=by, facts={"roster": roster.slug if roster else ""})
    return feed, secret


@transaction.atomic
def revoke(feed: Feed, *, by: Actor, at: datetime) -> None:
    Feed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=at)
    record("roster.feed_revoked", by=by, facts={"feed": feed.pk})


def of_account(account: int) -> list[Feed]:
    return list(Feed.objects.select_related("roster").filter(account=account, revoked_at=None))


def feed(pk: int, account: int) -> Feed | None:
    return Feed.objects.filter(pk=pk, account=account).first()


def opened(secret: str, *, at: datetime) -> Feed | None:
    """The feed behind a secret, if it holds and its person was not withdrawn; that it was read is noted."""
    found = Feed.objects.select_related("roster", "person").filter(secret_hash=_hash(secret), revoked_at=None).first()
    if found is None or (found.person is not None and not found.person.active):
        return None
    Feed.objects.filter(pk=found.pk).update(read_at=at)
    return found


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
