"""The gateway of the demo in this process, with its receipts and replies coming in as the web would take them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.utils.timezone import now

from foundation.notifications import gateway
from foundation.notifications.gateway import Receipt, Reply
from regional_meldpunt.paging.simulator.server import Simulator


def take(told: dict[str, str]) -> None:
    """In a thread of the simulator, which closes its connection again."""
    try:
        at, heard = now(), told["event"] == "receipt"
        gateway.take(
            Receipt(told["reference"], told["status"] == "delivered", told.get("reason", ""), at)
            if heard
            else Reply(told["id"], told["from"], told["text"], told.get("reference", ""), at)
        )
    finally:
        connection.close()


@contextmanager
def simulator(**options: Any) -> Iterator[Simulator]:
    running = Simulator(0, take, arrives_after=0.2, **options).start()
    try:
        yield running
    finally:
        running.close()
