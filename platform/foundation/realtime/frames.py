"""What goes over a socket: JSON frames, each serialised once and shared by everybody who gets it."""

import json
from collections.abc import Mapping
from typing import Any

from foundation.realtime.wire import framed

Message = Mapping[str, Any]
"""An ASGI message, ready to be handed to any number of sockets; nobody changes it. `frame`: the same on the wire."""


def event_frame(seq: int, epoch: str, event: str, data: Any) -> Message:
    """An event that this audience may see."""
    return _message({"seq": seq, "epoch": epoch, "event": event, "data": data})


def hidden_frame(seq: int, epoch: str) -> Message:
    """An event that this audience may not see: only its number, so that no gap appears."""
    return _message({"seq": seq, "epoch": epoch, "event": "hidden"})


def refetch_frame(seq: int, epoch: str) -> Message:
    """`after` cannot be answered with events: fetch the page again and go on from `seq`."""
    return _message({"event": "refetch", "epoch": epoch, "seq": seq})


def hello_frame(seq: int, epoch: str) -> Message:
    """For a socket that named no position: events will follow from here."""
    return _message({"event": "hello", "epoch": epoch, "seq": seq})


def _message(frame: dict[str, Any]) -> Message:
    text = json.dumps(frame, separators=(",", ":"), ensure_ascii=False)
    return {"type": "websocket.send", "text": text, "frame": framed(text)}
