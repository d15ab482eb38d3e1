"""The door of this package for other modules: declare, ask, gate."""

from foundation.access.checks import can, forget, has_role, permissions_of, roles_of
from foundation.access.declarations import on_grant, on_revoke, permission, role, roles
from foundation.access.gates import needs

__all__ = [
    "can",
    "forget",
    "has_role",
    "needs",
    "on_grant",
    "on_revoke",
    "permission",
    "permissions_of",
    "role",
    "roles",
    "roles_of",
]
