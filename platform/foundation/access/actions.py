"""Giving and taking roles. Each is written in the audit book, in the same transaction."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.access import declarations
from foundation.access.checks import forget
from foundation.access.models import AccessGrant
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.identity.models import User


class GrantRefused(Exception):
    """The rule that was broken, in words for the person who tried."""


@transaction.atomic
def grant(user: User, *, role: str, by: Actor, valid_until: datetime | None = None) -> AccessGrant:
    """Give a role. A sensitive one counts only after `confirm` by somebody else. Giving it twice gives it once."""
    declared = declarations.get(role)
    if declared.sensitive and _is(by, user):
        raise GrantRefused(_("Nobody gives a sensitive role to themselves."))
    fields = {
        "granted_by": by,
        "needs_confirmation": declared.sensitive and not by.is_system,
        "valid_until": valid_until,
    }
    found, created = AccessGrant.objects.get_or_create(user=user, role=role, revoked_at=None, defaults=fields)
    if created:
        record(
            "access.role_granted",
            by=by,
            subject=user,
            facts={"role": role} | ({"waits": True} if found.needs_confirmation else {}),
        )
        if not found.needs_confirmation:
            declarations.granted(user, role)
    forget(user)
    return found


@transaction.atomic
def confirm(given: AccessGrant, *, by: Actor) -> AccessGrant:
    """The second person. Never the one who gave the role, and never the one who receives it."""
    if _same(by, given.granted_by) or _is(by, given.user):
        raise GrantRefused(_("A second person must confirm this role: not who gave it, and not who receives it."))
    waiting = AccessGrant.objects.filter(pk=given.pk, revoked_at=None, needs_confirmation=True, confirmed_at=None)
    if waiting.update(confirmed_at=timezone.now(), confirmed_by=by):
        record("access.role_confirmed", by=by, subject=given.user, facts={"role": given.role})
        declarations.granted(given.user, given.role)
    given.refresh_from_db()
    return given


@transaction.atomic
def revoke(user: User, *, role: str, by: Actor) -> bool:
    """Take a role back; True when there was one."""
    held = AccessGrant.objects.filter(user=user, role=role, revoked_at=None)
    if not held.update(revoked_at=timezone.now(), revoked_by=by):
        return False
    record("access.role_revoked", by=by, subject=user, facts={"role": role})
    declarations.revoked(user, role)
    forget(user)
    return True


@transaction.atomic
def set_roles(user: User, *, roles: set[str], among: set[str], by: Actor) -> None:
    """Make the roles of a user exactly `roles`, as far as they lie in `among` (those the giver may decide on)."""
    held = set(AccessGrant.objects.filter(user=user, revoked_at=None, role__in=among).values_list("role", flat=True))
    for role in sorted(held - roles):
        revoke(user, role=role, by=by)
    for role in sorted((roles & among) - held):
        grant(user, role=role, by=by)


def _is(by: Actor, user: User) -> bool:
    return by.id == user.pk and by.schema == Actor.person(user).schema


def _same(one: Actor, other: Actor) -> bool:
    return one.id is not None and (one.schema, one.id) == (other.schema, other.id)
