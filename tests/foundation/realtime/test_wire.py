"""A frame that was made once is the one the server would have made, and is written only when that is possible."""

import asyncio

import pytest
from websockets.frames import Frame, Opcode

from foundation.realtime.frames import hello_frame
from foundation.realtime.sockets import Socket
from foundation.realtime.wire import framed


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536])
def test_the_bytes_are_those_of_the_server(length: int) -> None:
    text = "é" * (length // 2) + "x" * (length % 2)
    assert framed(text) == Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


def test_what_cannot_be_written_now_is_sent_in_order_after_it() -> None:
    async def scene() -> None:
        written: list[bytes] = []
        sent: list[object] = []
        free = asyncio.Event()
        room = True

        def write(frame: bytes) -> bool:
            if room:
                written.append(frame)
            return room

        async def send(message: object) -> None:
            await free.wait()
            sent.append(message)

        socket = Socket(send, lambda: None, write)
        messages = [hello_frame(number, "e") for number in range(4)]
        socket.push(messages[0])
        room = False
        socket.push(messages[1])
        room = True  # there is room again, but the one before is still on its way
        socket.push(messages[2])
        assert (written, sent) == ([messages[0]["frame"]], [])
        free.set()
        while socket.stalled:
            await asyncio.sleep(0)
        socket.push(messages[3])
        assert sent == messages[1:3]
        assert written == [messages[0]["frame"], messages[3]["frame"]]

    asyncio.run(scene())
