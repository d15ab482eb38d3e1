"""A process that waits for its next look is woken by what happens."""

import threading
import time

import pytest

from foundation.realtime.waking import Waker
from tests.faults.alone import end_backends
from tests.foundation.realtime.test_socket import notice
from tests.support.stack import wait_for

NAME = "streekpoort waking test"
LONG = 60.0


@pytest.mark.usefixtures("committed")
def test_it_is_woken_also_after_its_connection_was_ended(superuser_url: str) -> None:
    woken, stop, waker = threading.Semaphore(0), threading.Event(), Waker(NAME)

    def look() -> None:
        while not stop.is_set():
            if waker.wait(LONG, stop):
                woken.release()
        waker.close()

    def await_waking() -> None:
        deadline = time.monotonic() + LONG / 2
        while not woken.acquire(timeout=0.2):
            assert time.monotonic() < deadline, "nothing woke it"
            notice("kortrijk")

    thread = threading.Thread(target=look)
    thread.start()
    try:
        await_waking()
        wait_for(lambda: end_backends(superuser_url, NAME), 20, "a listener")
        while woken.acquire(blocking=False):
            """What was left of before."""
        await_waking()
    finally:
        stop.set()
        for _ in range(100):
            notice("kortrijk")
            thread.join(timeout=0.2)
            if not thread.is_alive():
                break
    assert not thread.is_alive()
