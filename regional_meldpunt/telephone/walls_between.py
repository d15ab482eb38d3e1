"""An operator of the region writes in the book of the municipality it is about: behind its wall, for one act."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from foundation.tenancy import WallState, current, municipality


def behind(schema: str) -> AbstractContextManager[object]:
    """That municipality's wall; nothing changes when we already stand behind it."""
    wall = current()
    if wall.state is WallState.MUNICIPALITY and wall.schema == schema:
        return nullcontext()
    return municipality(schema)
