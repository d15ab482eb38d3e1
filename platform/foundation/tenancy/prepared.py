"""Statements of the busiest paths, written out: no compilation here, and a plan that the database makes once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

from django.db import connection

from foundation.tenancy.backend.planning import Planning
from foundation.tenancy.context import current
from foundation.tenancy.wall import Wall


def prepared(statement: str, values: Sequence[Any] = ()) -> Any:
    """Run a statement with `$1`, `$2`, ... behind the present wall; what returns tells its rows and their number.

    A plan holds for one role and one search path. Each wall has its own, so that municipalities do not undo each
    other's. For statements of which the best plan does not hang on the values.
    """
    cursor = cast(Planning, connection).prepared()
    cursor.execute(_of_wall(statement, current()), values)
    return cursor


@lru_cache(maxsize=4096)
def _of_wall(statement: str, wall: Wall) -> str:
    return f"{statement}\n-- {wall.database_role}"
