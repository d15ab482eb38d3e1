"""Sockets: at the door of another host, and inside, where a neighbour's event may only show as a number."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import timezone
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from foundation.identity.actor import Actor
from foundation.realtime import streams
from foundation.tenancy import municipality
from regional_meldpunt.categories.models import Category
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from shared_services.social_files.exchange import actions as letters
from streekpoort.sockets import open_streams
from tests import cast
from tests.support.places import Place
from tests.support.stack import Stack

TEAM, DESK, SOCIAL = "/ws/werk/", "/ws/meldpunt/", "/ws/sociaal/"
WALL, ON_CALL = "/ws/muur/", "/ws/wacht/"
CLOSED = [
    ("kortrijk", TEAM, None),
    ("kortrijk", TEAM, cast.CHAIMA),
    ("kortrijk", TEAM, cast.DIRK),
    ("menen", TEAM, cast.ANNA),
    ("regio", DESK, None),
    ("regio", DESK, cast.ANNA),
    ("regio", DESK, cast.FIEN),
    ("regio", DESK, cast.WIM),
    ("kortrijk", DESK, cast.ANNA),
    ("regio", WALL, None),
    ("regio", WALL, cast.ANNA),
    ("regio", WALL, cast.EVA),
    ("regio", WALL, cast.FIEN),
    ("kortrijk", WALL, cast.ANNA),
    ("regio", ON_CALL, None),
    ("regio", ON_CALL, cast.CHAIMA),
    ("regio", ON_CALL, cast.FIEN),
    ("kortrijk", ON_CALL, cast.ANNA),
    ("kortrijk", SOCIAL, cast.ANNA),
    ("kortrijk", SOCIAL, cast.MIRA),
    ("menen", SOCIAL, cast.SARA),
    ("regio", SOCIAL, cast.DIRK),
]


def report(schema: str, *, at_desk: bool = False) -> Melding:
    decision = Decision("region", Reason.ACUTE) if at_desk else Decision("municipality", Reason.OFFICE_HOURS)
    with municipality(schema):
        ticket = actions.Report(
            key=uuid4(), municipality=schema, received_by=schema, category=Category.objects.order_by("pk")[0],
            urgency="acute" if at_desk else "normal", decision=decision, place=actions.Place(text="Markt"),
        )  # fmt: skip
        return actions.receive(ticket, by=Actor.system("tests"), at=timezone.now())


@contextmanager
def listening(
    stack: Stack, slug: str, path: str, member: cast.Member | None, *, origin: str = ""
) -> Iterator[ClientConnection]:
    """A socket to ``slug`` with the session that ``member`` has on their own host."""
    headers = {}
    if member is not None:
        cookies = Place(member.slug).client(member).cookies
        headers["Cookie"] = f"{settings.SESSION_COOKIE_NAME}={cookies[settings.SESSION_COOKIE_NAME].value}"
    wire = socket.create_connection(("127.0.0.1", stack.socket_port), timeout=10)
    address = stack.socket_address(slug, path)
    with connect(
        address, sock=wire, additional_headers=headers, origin=origin or stack.address(slug, "").rstrip("/"), proxy=None
    ) as opened:
        yield opened


def refused(stack: Stack, slug: str, path: str, member: cast.Member | None, *, origin: str = "") -> bool:
    """Turned away at the door, or closed before anything is said."""
    try:
        with listening(stack, slug, path, member, origin=origin) as opened:
            opened.recv(timeout=5)
    except (InvalidStatus, ConnectionClosed):
        return True
    except TimeoutError:
        return False
    return False


@pytest.mark.parametrize(("slug", "path", "member"), CLOSED, ids=lambda value: getattr(value, "name", str(value)))
def test_the_door_is_closed_to_whoever_has_no_business_there(
    live_stack: Stack, slug: str, path: str, member: cast.Member | None
) -> None:
    assert refused(live_stack, slug, path, member)


def test_no_address_of_a_socket_is_left_out() -> None:
    open_streams()
    assert set(streams.paths()) == {path for _slug, path, _member in CLOSED}


def test_a_page_of_another_site_cannot_open_a_socket(live_stack: Stack) -> None:
    assert refused(live_stack, "kortrijk", TEAM, cast.ANNA, origin="http://evil.example")
    assert refused(live_stack, "kortrijk", TEAM, cast.ANNA, origin=live_stack.address("menen", "").rstrip("/"))


def test_an_event_of_a_neighbour_is_a_number_and_nothing_more(live_stack: Stack) -> None:
    with listening(live_stack, "kortrijk", TEAM, cast.ANNA) as anna:
        foreign = report("menen")
        own = report("kortrijk")
        frames = []
        while not frames or own.number not in frames[-1]:
            frames.append(str(anna.recv(timeout=15)))
    assert foreign.number not in "".join(frames)
    assert "menen" not in "".join(frames)
    numbers = [json.loads(frame)["seq"] for frame in frames]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("path", [DESK, WALL])
def test_the_desk_hears_what_it_handles_and_not_what_a_team_handles(live_stack: Stack, path: str) -> None:
    with listening(live_stack, "regio", path, cast.DIRK) as dirk:
        of_the_team = report("menen")
        acute = report("menen", at_desk=True)
        frames = []
        while not frames or acute.number not in frames[-1]:
            frames.append(str(dirk.recv(timeout=15)))
    assert of_the_team.number not in "".join(frames)


def test_a_letter_between_two_ocmws_is_heard_by_their_social_services_and_by_nobody_else(live_stack: Stack) -> None:
    """Not by a case worker of the same municipality, and not by the social service of a third: they get its number."""
    ref = uuid4()
    with (
        listening(live_stack, "kortrijk", SOCIAL, cast.SARA) as sara,
        listening(live_stack, "kortrijk", TEAM, cast.ANNA) as anna,
    ):
        with municipality("menen"):
            letters.post(to="harelbeke", ref=uuid4(), kind="answer", turn=1, sealed=b"x", at=timezone.now())
            letters.post(to="kortrijk", ref=ref, kind="request", turn=1, sealed=b"x", at=timezone.now())
        last = report("kortrijk")
        heard, seen = (
            [str(sara.recv(timeout=15)) for _one in range(4)],
            [str(anna.recv(timeout=15)) for _one in range(4)],
        )
    told = [json.loads(frame) for frame in heard]
    assert [frame["event"] for frame in told] == ["hello", "hidden", "social.letter_posted", "hidden"]
    assert told[2]["data"] == {
        "municipality": "kortrijk", "received_by": "menen", "ref": str(ref), "kind": "request", "room": "social",
    }  # fmt: skip
    assert last.number in seen[-1] and str(ref) not in "".join(seen) and "harelbeke" not in "".join(heard + seen)
