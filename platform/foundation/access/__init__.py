"""Who may do what: roles and permissions are data that each module declares; grants are rows; gates ask both.

`registry` is the whole door; here stands what a module needs while the application is still starting.
"""

from foundation.access.declarations import on_grant, on_revoke, permission, role

__all__ = ["on_grant", "on_revoke", "permission", "role"]
