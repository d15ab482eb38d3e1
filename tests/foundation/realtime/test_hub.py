"""The hub: who is told what, in which order, from where on."""

import asyncio
from collections.abc import Awaitable, Callable

from foundation.realtime.audiences import Audience
from foundation.realtime.hub import WINDOW, Hub
from foundation.tenancy.wall import municipality_wall, region_wall
from tests.foundation.realtime.fakes import EPOCH, Browser, Stream

DESK = Audience(region_wall("desk"))
KORTRIJK = Audience(municipality_wall("kortrijk"))
MENEN = Audience(municipality_wall("menen"))


def played(scene: Callable[[Stream, Hub], Awaitable[None]]) -> None:
    async def play() -> None:
        stream = Stream()
        await scene(stream, Hub(stream))

    asyncio.run(play())


async def joined(hub: Hub, audience: Audience, after: int | None = 0, epoch: str = EPOCH) -> Browser:
    browser = Browser()
    await hub.join(browser.socket, audience, after=after, epoch=epoch)
    return browser


def test_an_event_reaches_everybody_who_may_see_it_and_is_hidden_from_others():
    async def scene(stream, hub):
        desk, kortrijk, menen = [await joined(hub, audience) for audience in (DESK, KORTRIJK, MENEN)]
        stream.happen("melding.received", "region", "kortrijk", number="KOR-1")
        await hub.refresh()
        assert desk.frames == [{"seq": 1, "epoch": EPOCH, "event": "melding.received", "data": {"number": "KOR-1"}}]
        assert kortrijk.frames == desk.frames
        assert menen.frames == [{"seq": 1, "epoch": EPOCH, "event": "hidden"}]

    played(scene)


def test_everybody_gets_the_same_message_object():
    async def scene(stream, hub):
        first, second, kortrijk = [await joined(hub, audience) for audience in (DESK, DESK, KORTRIJK)]
        stream.happen("melding.received", "region", "kortrijk")
        await hub.refresh()
        assert first.messages[0] is second.messages[0] is kortrijk.messages[0]

    played(scene)


def test_the_stream_is_read_once_per_wall_however_many_listen():
    async def scene(stream, hub):
        for _ in range(20):
            await joined(hub, DESK)
        stream.happen("melding.received", "region")
        await hub.refresh()
        assert stream.reads == 1

    played(scene)


def test_a_returning_socket_gets_what_it_missed_without_a_gap():
    async def scene(stream, hub):
        for number in range(6):
            stream.happen("melding.received", *(["region"] if number % 2 else []))
        browser = await joined(hub, DESK, after=2)
        stream.happen("melding.received", "region")
        await hub.refresh()
        assert [seq for seq, _ in browser.told] == [3, 4, 5, 6, 7]
        assert [event for _, event in browser.told][::2] == ["hidden", "hidden", "melding.received"]

    played(scene)


def test_an_event_between_catching_up_and_joining_is_told_once():
    async def scene(stream, hub):
        others = [await joined(hub, DESK) for _ in range(3)]

        async def storm():
            for _ in range(50):
                stream.happen("melding.received", "region")
                await hub.refresh()

        async def come_and_go():
            return [await joined(hub, DESK) for _ in range(30)]

        _, late = await asyncio.gather(storm(), come_and_go())
        await hub.refresh()
        for browser in [*others, *late]:
            assert [seq for seq, _ in browser.told] == list(range(1, 51))

    played(scene)


def test_another_epoch_is_answered_with_refetch():
    async def scene(stream, hub):
        stream.happen("melding.received", "region")
        browser = await joined(hub, DESK, after=1, epoch="of-before-the-restore")
        assert browser.frames == [{"event": "refetch", "epoch": EPOCH, "seq": 1}]

    played(scene)


def test_a_number_beyond_the_head_is_answered_with_refetch():
    async def scene(stream, hub):
        stream.happen("melding.received", "region")
        assert (await joined(hub, DESK, after=2)).told == [(1, "refetch")]

    played(scene)


def test_a_number_older_than_the_window_is_answered_with_refetch():
    async def scene(stream, hub):
        for _ in range(WINDOW + 1):
            stream.happen("melding.received", "region")
        assert (await joined(hub, DESK, after=0)).told == [(WINDOW + 1, "refetch")]
        assert len((await joined(hub, DESK, after=1)).told) == WINDOW

    played(scene)


def test_a_refetched_socket_goes_on_from_there():
    async def scene(stream, hub):
        stream.happen("melding.received", "region")
        browser = await joined(hub, DESK, after=99)
        stream.happen("melding.claimed", "region")
        await hub.refresh()
        assert browser.told == [(1, "refetch"), (2, "melding.claimed")]

    played(scene)


def test_a_restore_while_listening_asks_everybody_to_fetch_again():
    async def scene(stream, hub):
        browser = await joined(hub, DESK)
        stream.epoch = "after-the-restore"
        await hub.refresh()
        assert browser.frames == [{"event": "refetch", "epoch": "after-the-restore", "seq": 0}]

    played(scene)


def test_without_a_number_a_socket_starts_at_the_present():
    async def scene(stream, hub):
        stream.happen("melding.received", "region")
        browser = await joined(hub, DESK, after=None, epoch="")
        assert browser.frames == [{"event": "hello", "epoch": EPOCH, "seq": 1}]

    played(scene)


def test_someone_on_call_only_hears_their_own_alarms():
    async def scene(stream, hub):
        eva = await joined(hub, Audience(region_wall("desk"), "person", "7"))
        stream.happen("alarm.raised", "region", person=7)
        stream.happen("alarm.raised", "region", person=8)
        stream.happen("melding.received", "region")
        await hub.refresh()
        assert eva.told == [(1, "alarm.raised"), (2, "hidden"), (3, "hidden")]

    played(scene)


def test_who_left_is_told_nothing_more():
    async def scene(stream, hub):
        browser = await joined(hub, DESK)
        hub.leave(browser.socket, DESK)
        stream.happen("melding.received", "region")
        await hub.refresh()
        assert browser.frames == []
        assert hub.open_sockets == 0

    played(scene)
