"""The sockets of the house: who may listen at which address.

The desk, and the screen on its wall, hear what the desk handles; someone on call only the alarms that are their own; a
team what happens in its own municipality; the social service that a sealed letter came, and nobody else hears that.
What "hears" means is decided by the walls: see `foundation.realtime`.
"""

from typing import Any

from foundation.realtime import streams
from foundation.realtime.audiences import ROOM
from foundation.tenancy import region
from foundation.tenancy.wall import region_wall
from tenants.people.queries import person_of_account

DESK, WALL, ON_CALL, TEAM = "/ws/meldpunt/", "/ws/muur/", "/ws/wacht/", "/ws/werk/"
SOCIAL = "/ws/sociaal/"


def own_alarms(user: Any) -> tuple[str, str] | None:
    """An event concerns someone on call when it names them; no person, nothing to hear."""
    with region("desk"):  # the gate does not read who people are
        person = person_of_account(user.pk)
    return ("person", str(person.pk)) if person else None


def social_room(user: Any) -> tuple[str, str]:
    """Letters between two OCMWs are told in a room of their own."""
    return ROOM, "social"


def open_streams() -> None:
    """Make the addresses known; doing it again changes nothing."""
    streams.register(DESK, needs="meldingen.handle", wall=region_wall("desk"))
    streams.register(WALL, needs="desk.wall", wall=region_wall("desk"))
    streams.register(ON_CALL, needs="oncall.answer", wall=region_wall("desk"), concern=own_alarms)
    streams.register(TEAM, needs="meldingen.see")
    streams.register(SOCIAL, needs="social.work", concern=social_room)
