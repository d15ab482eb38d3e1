"""Which sockets exist. The layers above register theirs; a socket is a path, a permission and a wall."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from foundation.realtime.audiences import Audience
from foundation.tenancy import Wall, WallState

Concern = Callable[[Any], tuple[str, str] | None]
"""From the user to the (field, value) that an event must carry; None when this person has nothing to listen to."""


@dataclass(frozen=True)
class Stream:
    """A socket address. With `wall` it exists at the region, without on every municipality's host."""

    path: str
    needs: str
    wall: Wall | None = None
    concern: Concern | None = None

    def audience(self, home: Wall, user: Any) -> Audience | None:
        """What this person hears; called behind `home`, the wall of the person's account."""
        wall = self.wall or home
        if self.concern is None:
            return Audience(wall)
        about = self.concern(user)
        return Audience(wall, *about) if about else None


_streams: dict[str, Stream] = {}


def register(path: str, *, needs: str, wall: Wall | None = None, concern: Concern | None = None) -> None:
    """Make a socket: `needs` is the permission, `wall` one of the region's walls (None: the municipality's own)."""
    _streams[path] = Stream(path, needs, wall, concern)


def find(path: str, home: Wall) -> Stream | None:
    """The stream at a path of the host that `home` belongs to."""
    stream = _streams.get(path)
    if stream is None:
        return None
    at_region = home.state is WallState.REGION
    return stream if at_region == (stream.wall is not None) else None


def paths() -> list[str]:
    return sorted(_streams)
