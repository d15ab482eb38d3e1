"""Who works in the social service: roles that the head gives and a second person confirms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access import actions as grants
from foundation.access import declarations
from foundation.access.actions import GrantRefused
from foundation.access.checks import has_role
from foundation.access.models import AccessGrant
from foundation.access.queries import grants_of, holders, may_confirm
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.identity.queries import accounts
from shared_services.social_files.roles import ALL, HEAD_ROLE, WORKER

ADMINISTRATOR = "beheerder"


@dataclass(frozen=True)
class Colleague:
    user: User
    grants: list[AccessGrant]
    confirmable: list[AccessGrant]


def workers() -> list[User]:
    """Who can be put on the team of a file."""
    found = {user.pk: user for role in (WORKER, HEAD_ROLE) for user in holders(role)}
    return sorted((user for user in found.values() if has_role(user, WORKER) or has_role(user, HEAD_ROLE)), key=str)


def colleagues(reader: User) -> list[Colleague]:
    """Those with a role in the social service."""
    users = list(accounts())
    given = grants_of(users)
    listed = []
    for user in users:
        ours = [one for one in given.get(user.pk, []) if one.role in ALL]
        if ours:
            listed.append(Colleague(user, ours, [one for one in ours if may_confirm(reader, one)]))
    return listed


def others() -> list[User]:
    """Accounts of the municipality to whom a role could be given."""
    return [user for user in accounts() if user.is_active]


@transaction.atomic
def give(user: User, *, role: str, by: Actor, giver: User) -> None:
    _never_the_administrator(giver)
    if role not in ALL:
        raise GrantRefused(_("This is no role of the social service."))
    grants.grant(user, role=role, by=by)


@transaction.atomic
def confirm(given: AccessGrant, *, by: Actor, second: User) -> None:
    _never_the_administrator(second)
    if given.role not in ALL or not may_confirm(second, given):
        raise GrantRefused(_("You cannot confirm this role."))
    grants.confirm(given, by=by)


@transaction.atomic
def take(user: User, *, role: str, by: Actor) -> None:
    if role in ALL:
        grants.revoke(user, role=role, by=by)


def _never_the_administrator(user: User) -> None:
    if has_role(user, ADMINISTRATOR):
        raise GrantRefused(_("The administrator of the municipality gives no roles of the social service."))


def roles() -> Iterable[declarations.Role]:
    return [declarations.get(code) for code in ALL]
