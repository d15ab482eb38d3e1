"""The application of the sockets process. It serves sockets and its own health, no pages.

Run it under uvicorn with `--ws foundation.realtime.wire:Protocol --ws-per-message-deflate false`.
"""

import asyncio
import json
from contextlib import suppress
from time import monotonic
from typing import Any

from foundation.realtime import hints
from foundation.realtime.consumers import StreamConsumer
from foundation.realtime.guard import Guard
from foundation.realtime.hub import Hub

HEALTHY = 5.0
"""Seconds since the stream was last read within which the process is well."""


class Sockets:
    """The ASGI application: one hub and one guard, started with the server and ended with it."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.guard = Guard()
        self._work: list[asyncio.Task[None]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        match scope["type"]:
            case "websocket":
                self._start()
                await StreamConsumer(self.hub, self.guard)(scope, receive, send)
            case "http":
                self._start()
                await self._health(scope, send)
            case "lifespan":
                await self._lifespan(receive, send)

    def _start(self) -> None:
        if not self._work:
            jobs = (self.hub.run(), self.guard.run(), hints.listen(self.guard))
            self._work = [asyncio.create_task(job) for job in jobs]

    async def _lifespan(self, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._start()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self._stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _stop(self) -> None:
        for task in self._work:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self._work = []

    async def _health(self, scope: Any, send: Any) -> None:
        """`/-/live`: 200 while the stream is being read, else 503, with the figures."""
        known = scope["path"] == "/-/live"
        well = monotonic() - self.hub.heard_at < HEALTHY
        status = (200 if well else 503) if known else 404
        facts = {"sockets": self.hub.open_sockets, "seq": self.hub.place.seq} if known else {}
        body = json.dumps({"ok": well and known, **facts}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


application = Sockets()
