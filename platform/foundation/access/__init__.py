"""Who may do what: roles and permissions are data that each module declares; grants are rows; gates ask both.

`registry` is the whole door; here stands what a module needs most.
"""

from foundation.access.checks import can, has_role
from foundation.access.declarations import on_grant, on_revoke, permission, role
from foundation.access.gates import needs

__all__ = ["can", "has_role", "needs", "on_grant", "on_revoke", "permission", "role"]
