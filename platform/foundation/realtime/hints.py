"""Hints over the channel layer: "look now" after a logout, so that its sockets close at once.

Channel layers deliver at most once and may be down; everything here only makes sooner what happens anyway.
"""

import asyncio
import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from foundation.realtime.guard import Guard

GROUP = "realtime.hints"
RETRY = 5.0
log = logging.getLogger(__name__)


def after_logout(sender: Any, **kwargs: Any) -> None:
    look_now()


def look_now() -> None:
    """Ask every sockets process to check its sessions again; says nothing when it cannot."""
    layer = get_channel_layer()
    if layer is None:
        return
    try:
        async_to_sync(layer.group_send)(GROUP, {"type": "look.now"})
    except Exception as error:  # whatever a layer raises, a hint is only a hint
        log.info("No hint was sent: %s", error)


async def listen(guard: Guard) -> None:
    """Hurry the guard at each hint, for ever."""
    while True:
        try:
            layer = get_channel_layer()
            if layer is None:
                return
            channel = await layer.new_channel()
            await layer.group_add(GROUP, channel)
            while True:
                await layer.receive(channel)
                guard.hurry()
        except Exception as error:  # Redis away: the guard's own round goes on
            log.info("Hints are away, trying again: %s", error)
        await asyncio.sleep(RETRY)
