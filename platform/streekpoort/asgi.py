"""Sockets, over ASGI, in a process of their own that serves no pages; and its sign of life.

Run it under uvicorn with `--ws foundation.realtime.wire:Protocol --ws-per-message-deflate false`.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "streekpoort.settings.production")
os.environ.setdefault("STREEKPOORT_PROCESS", "sockets")
django.setup()

from foundation import heartbeat  # noqa: E402  # Django must be set up first
from foundation.realtime.asgi import application as sockets  # noqa: E402
from streekpoort.sockets import open_streams  # noqa: E402

open_streams()

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]


class WithPulse:
    """The sockets application, beating from its own event loop: a loop that hangs gives no sign."""

    def __init__(self) -> None:
        self._pulse: asyncio.Task[None] | None = None

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        if self._pulse is None or self._pulse.done():
            self._pulse = asyncio.create_task(self._beat())
        try:
            await sockets(scope, receive, send)
        finally:
            if scope["type"] == "lifespan":
                self._pulse.cancel()

    async def _beat(self) -> None:
        while True:
            await asyncio.to_thread(heartbeat.beat, "sockets", open=sockets.hub.open_sockets)
            await asyncio.sleep(heartbeat.INTERVAL)


application = WithPulse()
