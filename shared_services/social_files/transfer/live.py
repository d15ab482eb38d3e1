"""Where the pages of the transfers hear that a letter came: references only, and only for who works there."""

from __future__ import annotations

from django.http import HttpRequest

from foundation.events import stream
from foundation.realtime import address

SOCKET = "/ws/sociaal/"


def address_of(request: HttpRequest) -> str:
    """With the place in the stream. Ask it before the rows are read: what happens in between is told twice."""
    place = stream.head()
    return f"{address(request, SOCKET)}?after={place.seq}&epoch={place.epoch}"
