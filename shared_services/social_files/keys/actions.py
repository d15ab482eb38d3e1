"""The ceremony, unlocking and locking, and what happens to keys afterwards. Every act is written in the audit book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.identity.actor import Actor
from shared_services.social_files.keys import kluis, queries
from shared_services.social_files.keys.kluis import LockState
from shared_services.social_files.keys.models import KeyGeneration, KeyHolder, KeyRing, KeyShare
from shared_services.social_files.keys.problems import KeysRefused, explained
from shared_services.social_files.public_keys import actions as public_keys
from shared_services.social_files.vault.door import VaultClosed

FEWEST = 2


@explained
@transaction.atomic
def enrol(*, user_id: int, name: str, passphrase: str, by: Actor, at: datetime) -> KeyHolder:
    """A key holder chooses a passphrase. It is used once here and kept nowhere."""
    if queries.holder_of(user_id) is not None:
        raise KeysRefused(_("You hold a key already."))
    made = KeyHolder(kind=KeyHolder.Kind.PERSON, user_id=user_id, name=name, enrolled_at=at, enrolled_by=by)
    return _enrolled(made, lambda holder: kluis.ask("enrol", holder=holder, passphrase=passphrase), by=by)


@explained
@transaction.atomic
def make_envelope(*, by: Actor, at: datetime) -> tuple[KeyHolder, str]:
    """The sealed envelope: its secret is shown once, and kept nowhere. An older one counts no more."""
    for former in KeyHolder.objects.filter(kind=KeyHolder.Kind.ENVELOPE, left_at=None):
        _leave(former, at=at)
    secret: list[str] = []

    def ask(holder: str) -> dict[str, Any]:
        told = kluis.ask("enrol_envelope", holder=holder)
        secret.append(str(told["passphrase"]))
        return told

    made = KeyHolder(kind=KeyHolder.Kind.ENVELOPE, name=_("Sealed envelope"), enrolled_at=at, enrolled_by=by)
    return _enrolled(made, ask, by=by), secret[0]


def _enrolled(made: KeyHolder, ask: Callable[[str], dict[str, Any]], *, by: Actor) -> KeyHolder:
    """The number of the row is part of what is sealed, so the row comes first."""
    made.salt = made.public = made.sealed = b""
    made.memory_kib = 0
    made.save()
    told = ask(str(made.pk))
    made.salt, made.memory_kib, made.public, made.sealed = (
        told["salt"],
        told["memory_kib"],
        told["public"],
        told["sealed"],
    )
    made.save()
    record("social_keys.holder_added", by=by, facts={"holder": made.name, "kind": made.kind})
    if queries.ring() is not None:
        _share_again()
    return made


@explained
@transaction.atomic
def found(*, until: datetime, by: Actor, at: datetime) -> KeyRing:
    """Make the keys of this OCMW. From now on it can have social files."""
    if queries.ring() is not None:
        raise KeysRefused(_("This OCMW has its keys already."))
    if len(queries.holders()) < FEWEST:
        raise KeysRefused(_("At least two key holders must have chosen a passphrase."))
    told = kluis.ask("found", publics=_publics(), until=until.timestamp())
    ring = KeyRing.objects.create(sealed=told["ring"], founded_at=at, founded_by=by)
    _keep_shares(told["shares"])
    _keep_generation(told["generation"], by=by, at=at)
    record("social_keys.founded", by=by, facts={"holders": len(queries.holders())})
    return ring


@explained
def unlock(holder: KeyHolder, *, passphrase: str, until: datetime, by: Actor) -> LockState:
    """One holder's part. Wrong attempts are written down too."""
    ring = queries.ring()
    if ring is None:
        raise KeysRefused(_("This OCMW has no keys yet."))
    person = {"id": str(holder.pk), "salt": bytes(holder.salt), "memory_kib": holder.memory_kib}
    person |= {"public": bytes(holder.public), "sealed": bytes(holder.sealed)}
    shares = [
        {"holder": str(one.holder_id), "other": str(one.other_id), "sealed": bytes(one.sealed)}
        for one in queries.shares_of(holder)
    ]
    generations = [{"key_id": one.key_id, "sealed": bytes(one.sealed)} for one in queries.living_generations()]
    kept = {"ring": bytes(ring.sealed), "generations": generations}
    asked = {"holder": person, "shares": shares, "kept": kept, "until": until.timestamp()}
    try:
        told = kluis.ask("unlock", passphrase=passphrase, **asked)
    except VaultClosed as refused:
        record("social_keys.unlock_refused", by=by, facts={"holder": holder.name, "why": refused.reason})
        raise
    verb = "social_keys.unlocked" if told["open"] else "social_keys.half_unlocked"
    record(verb, by=by, facts={"holder": holder.name})
    return kluis.state()


@explained
def lock(*, by: Actor) -> None:
    kluis.ask("lock")
    record("social_keys.locked", by=by)


@explained
@transaction.atomic
def remove_holder(holder: KeyHolder, *, by: Actor, at: datetime) -> None:
    """From now on somebody's passphrase opens nothing; the secret is split again among those who stay."""
    if len(queries.holders()) <= FEWEST:
        raise KeysRefused(_("Two key holders must stay. Let another one choose a passphrase first."))
    _leave(holder, at=at)
    if queries.ring() is not None:
        _share_again()
    record("social_keys.holder_removed", by=by, facts={"holder": holder.name})


@explained
@transaction.atomic
def renew(*, by: Actor, at: datetime) -> KeyGeneration:
    """A new generation of keys. Files and packages that were sealed with an older one still open."""
    made = _keep_generation(kluis.ask("grow"), by=by, at=at)
    record("social_keys.renewed", by=by, facts={"key": made.key_id})
    return made


@explained
@transaction.atomic
def revoke(generation: KeyGeneration, *, because: str, by: Actor, at: datetime) -> None:
    """Neighbours seal nothing for it any more and believe no later signature; what it sealed still opens here."""
    newest = queries.living_generations()[-1]
    if generation.pk == newest.pk:
        renew(by=by, at=at)
    KeyGeneration.objects.filter(pk=generation.pk, revoked_at=None).update(revoked_at=at)
    public_keys.revoke(generation.key_id, at=at)
    record("social_keys.revoked", by=by, facts={"key": generation.key_id, "because": because})


@explained
@transaction.atomic
def destroy(generation: KeyGeneration, *, in_use: int, by: Actor, at: datetime) -> None:
    """Take the outer key away: every copy, also in old backups, opens no more. Refused while a file needs it."""
    if in_use:
        raise KeysRefused(_("%(count)d files still open with these keys. Renew them first.") % {"count": in_use})
    kluis.ask("destroy", key_id=generation.key_id)
    KeyGeneration.objects.filter(pk=generation.pk).update(sealed=b"", destroyed_at=at)
    public_keys.revoke(generation.key_id, at=at)
    record("social_keys.destroyed", by=by, facts={"key": generation.key_id})


def _publics() -> dict[str, bytes]:
    return {str(one.pk): bytes(one.public) for one in queries.holders()}


def _leave(holder: KeyHolder, *, at: datetime) -> None:
    KeyShare.objects.filter(holder=holder).delete()
    KeyShare.objects.filter(other=holder).delete()
    KeyHolder.objects.filter(pk=holder.pk).update(left_at=at, sealed=b"", salt=b"")


def _share_again() -> None:
    shares = kluis.ask("share", publics=_publics())["shares"]
    KeyShare.objects.all().delete()
    _keep_shares(shares)


def _keep_shares(shares: list[Mapping[str, Any]]) -> None:
    rows = [KeyShare(holder_id=int(s["holder"]), other_id=int(s["other"]), sealed=s["sealed"]) for s in shares]
    KeyShare.objects.bulk_create(rows)


def _keep_generation(told: Mapping[str, Any], *, by: Actor, at: datetime) -> KeyGeneration:
    made = KeyGeneration.objects.create(key_id=told["key_id"], sealed=told["sealed"], made_at=at, made_by=by)
    public_keys.publish(made.key_id, public=told["public"], verify=told["verify"], at=at)
    return made
