"""The walls between municipalities. Everything else in Streekpoort stands on this package."""

from foundation.tenancy.context import behind, current, in_wall, lookup, municipality, nobody, on_commit, owner, region
from foundation.tenancy.gate import region_role
from foundation.tenancy.wall import NONE, Wall, WallError, WallState, is_schema_name

__all__ = [
    "NONE",
    "Wall",
    "WallError",
    "WallState",
    "behind",
    "current",
    "in_wall",
    "is_schema_name",
    "lookup",
    "municipality",
    "nobody",
    "on_commit",
    "owner",
    "region",
    "region_role",
]
