"""What happened: events that commit with the change that caused them, in one gapless stream.

`announcing` writes, `stream` reads.
"""

from foundation.events.announcing import Event, action, announce, announced, announcing

__all__ = ["Event", "action", "announce", "announced", "announcing"]
