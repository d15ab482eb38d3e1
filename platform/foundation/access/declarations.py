"""The registry: every module says which permissions it knows and which roles hold them, when it starts.

A role may be declared in several places; the parts are added up, so that a module gives its permissions
to a role without owning it. Nothing here touches the database.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

Scope = Literal["municipality", "region"]


@dataclass
class Role:
    code: str
    scope: Scope
    label: Any = ""
    description: Any = ""
    permissions: set[str] = field(default_factory=set)
    granted_by: set[str] = field(default_factory=set)
    confirmed_by: set[str] = field(default_factory=set)
    sensitive: bool = False
    wall: str = ""
    from_home: bool = False
    order: int = 100

    def __str__(self) -> str:
        return str(self.label or self.code)


class RegistryError(ValueError):
    """Two modules contradict each other, or a name is unknown."""


GrantHook = Callable[[Any, str], None]

_roles: dict[str, Role] = {}
_permissions: dict[str, Any] = {}
_granted: list[GrantHook] = []
_revoked: list[GrantHook] = []


def role(
    code: str,
    *,
    scope: Scope,
    label: Any = "",
    description: Any = "",
    permissions: Iterable[str] = (),
    granted_by: Iterable[str] = (),
    confirmed_by: Iterable[str] = (),
    sensitive: bool = False,
    wall: str = "",
    from_home: bool = False,
    order: int | None = None,
) -> Role:
    """Declare a role, or add to one.

    `wall` is the region wall the role works behind; `granted_by` names the roles that may give it; a `sensitive`
    role counts only after a second person, with a role in `confirmed_by`, confirmed it; a region role that is
    `from_home` may also be given by the beheerder of the person's own municipality, through an invitation.
    """
    found = _roles.setdefault(code, Role(code=code, scope=scope))
    if found.scope != scope:
        raise RegistryError(f"Role {code!r} is declared for the {found.scope} and for the {scope}.")
    found.label = label or found.label
    found.description = description or found.description
    found.wall = wall or found.wall
    found.sensitive = sensitive or found.sensitive
    found.from_home = from_home or found.from_home
    found.order = found.order if order is None else order
    found.permissions.update(permissions)
    found.granted_by.update(granted_by)
    found.confirmed_by.update(confirmed_by)
    for code_of_permission in permissions:
        _permissions.setdefault(code_of_permission, "")
    return found


def permission(code: str, *, label: Any = "", roles: Iterable[str] = ()) -> str:
    """Declare what a permission means; `roles` must exist by then (`role()` adds just as well)."""
    _permissions[code] = label or _permissions.get(code, "")
    for name in roles:
        get(name).permissions.add(code)
    return code


def get(code: str) -> Role:
    try:
        return _roles[code]
    except KeyError:
        raise RegistryError(f"No role is called {code!r}; known are {', '.join(sorted(_roles))}.") from None


def exists(code: str) -> bool:
    return code in _roles


def roles(scope: Scope | None = None) -> list[Role]:
    chosen = (found for found in _roles.values() if scope in (None, found.scope))
    return sorted(chosen, key=lambda found: (found.scope, found.order, found.code))


def permissions() -> list[tuple[str, str]]:
    return sorted((code, str(label)) for code, label in _permissions.items())


def roles_with(code: str) -> frozenset[str]:
    return frozenset(found.code for found in _roles.values() if code in found.permissions)


def on_grant(hook: GrantHook) -> GrantHook:
    """Call `hook(user, role)` in the transaction that makes a grant count, e.g. to join a Wagtail group."""
    _granted.append(hook)
    return hook


def on_revoke(hook: GrantHook) -> GrantHook:
    _revoked.append(hook)
    return hook


def granted(user: Any, code: str) -> None:
    for hook in _granted:
        hook(user, code)


def revoked(user: Any, code: str) -> None:
    for hook in _revoked:
        hook(user, code)
