"""Which wall of the region a person may work behind: read from the roles, never from a form."""

from typing import Any

from foundation.access import declarations
from foundation.access.checks import roles_of


def wall_roles(user: Any) -> set[str]:
    """The region walls open to this user, e.g. {"desk"} for an operator. Call it while at the region."""
    walls = (declarations.get(code).wall for code in roles_of(user))
    return {wall for wall in walls if wall}
