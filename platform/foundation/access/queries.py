from collections import defaultdict
from collections.abc import Iterable

from foundation.access import declarations
from foundation.access.checks import roles_of
from foundation.access.models import AccessGrant
from foundation.identity.models import User


def grants_of(users: Iterable[User]) -> dict[int, list[AccessGrant]]:
    """The grants of these users that were not taken back, by user."""
    found: dict[int, list[AccessGrant]] = defaultdict(list)
    for given in AccessGrant.objects.filter(user__in=list(users), revoked_at=None):
        found[given.user_id].append(given)
    return dict(found)


def waiting_for_confirmation() -> list[AccessGrant]:
    waiting = AccessGrant.objects.filter(revoked_at=None, needs_confirmation=True, confirmed_at=None)
    return list(waiting.select_related("user"))


def grant_by_id(pk: int) -> AccessGrant | None:
    return AccessGrant.objects.filter(pk=pk, revoked_at=None).select_related("user").first()


def may_grant(giver: User, scope: declarations.Scope) -> list[declarations.Role]:
    """The roles that this person's own roles allow them to give."""
    mine = roles_of(giver)
    return [role for role in declarations.roles(scope) if role.granted_by & mine]


def may_confirm(reader: User, given: AccessGrant) -> bool:
    return given.awaits_confirmation and bool(declarations.get(given.role).confirmed_by & roles_of(reader))


def holders(role: str) -> list[User]:
    return list(User.objects.filter(is_active=True, grants__role=role, grants__revoked_at=None).distinct())
