"""A socket that stops reading must not hold the others, nor fill the memory."""

import asyncio

from foundation.realtime import sockets
from foundation.realtime.sockets import QUEUE_LIMIT, Socket
from tests.foundation.realtime.fakes import Browser, until


def message(number: int) -> dict[str, str]:
    return {"type": "websocket.send", "text": str(number)}


def test_it_does_not_hold_the_others():
    async def scene():
        slow, quick = Browser(), Browser()
        slow.hang()
        for number in range(100):
            for browser in (slow, quick):
                browser.socket.push(message(number))
        assert len(quick.messages) == 100
        assert slow.messages == []

    asyncio.run(scene())


def test_it_gets_everything_in_order_when_it_reads_on():
    async def scene():
        browser = Browser()
        for number in range(300):
            if number == 10:
                browser.hang()
            browser.socket.push(message(number))
        browser.go()
        await until(lambda: len(browser.messages) == 300)
        browser.socket.push(message(300))
        assert [int(each["text"]) for each in browser.messages] == list(range(301))
        assert not browser.lost

    asyncio.run(scene())


def test_it_is_dropped_when_it_falls_too_far_behind():
    async def scene():
        browser = Browser()
        browser.hang()
        for number in range(QUEUE_LIMIT + 2):
            browser.socket.push(message(number))
        assert browser.lost
        browser.go()
        await asyncio.sleep(0)
        assert browser.messages == []

    asyncio.run(scene())


def test_it_is_dropped_when_one_send_takes_too_long(monkeypatch):
    monkeypatch.setattr(sockets, "STALL_LIMIT", 0.05)

    async def scene():
        browser = Browser()
        browser.hang()
        browser.socket.push(message(1))
        await until(lambda: browser.lost)

    asyncio.run(scene())


def test_a_server_that_says_gone_ends_it():
    async def scene():
        gone = []

        async def send(message):
            raise OSError("the other side went away")

        socket = Socket(send, lambda: gone.append(True))
        socket.push(message(1))
        socket.push(message(2))
        assert gone == [True]

    asyncio.run(scene())
