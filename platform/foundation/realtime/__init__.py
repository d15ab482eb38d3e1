"""Real time: what happened goes over open sockets to everybody who may see it, within a moment.

A socket only carries events. It decides nothing: the database decides which events an audience sees, the roles decide
who may join an audience. Nothing is lost when a socket falls away: it comes back with the number it has.
"""

from foundation.realtime.addresses import address

__all__ = ["address"]
