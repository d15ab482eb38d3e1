"""May this person do this? Asked by views, templates, API and sockets alike."""

from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from foundation.access import declarations
from foundation.tenancy import current

REMEMBERED = "_roles_by_schema"


def roles_of(user: Any) -> frozenset[str]:
    """The roles that count now under the present wall; read once per user object and schema."""
    if user is None or not getattr(user, "is_authenticated", False) or not user.is_active:
        return frozenset()
    remembered = user.__dict__.setdefault(REMEMBERED, {})
    schema = current().schema
    if schema not in remembered:
        remembered[schema] = read_roles(user.pk)
    found: frozenset[str] = remembered[schema]
    return found


def read_roles(user_id: int) -> frozenset[str]:
    """The same from the database, for a check that must not remember (an open socket)."""
    now = timezone.now()
    grants = apps.get_model("access", "AccessGrant").objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=now),
        Q(needs_confirmation=False) | Q(confirmed_at__isnull=False),
        user_id=user_id,
        user__is_active=True,
        revoked_at=None,
    )
    scope = scope_here()
    return frozenset(
        code
        for code in grants.values_list("role", flat=True)
        if declarations.exists(code) and declarations.get(code).scope == scope
    )


def scope_here() -> declarations.Scope:
    return "region" if current().schema == "public" else "municipality"


def forget(user: Any) -> None:
    """After a change of roles in the same request."""
    user.__dict__.pop(REMEMBERED, None)


def has_role(user: Any, code: str) -> bool:
    return code in roles_of(user)


def can(user: Any, code: str) -> bool:
    return not roles_of(user).isdisjoint(declarations.roles_with(code))


def permissions_of(user: Any) -> frozenset[str]:
    held = [declarations.get(code).permissions for code in roles_of(user)]
    return frozenset().union(*held)
