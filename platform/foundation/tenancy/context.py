"""Choosing a wall: context managers, and the two ways in which work moves to another moment or thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from django.db import connection, transaction

from foundation.tenancy.wall import LOOKUP, NONE, Wall, WallState, municipality_wall, region_wall

P = ParamSpec("P")
T = TypeVar("T")


class HasSchema(Protocol):
    @property
    def schema_name(self) -> str: ...


class WalledConnection(Protocol):
    wall: Wall

    def choose(self, wall: Wall) -> None: ...


def walled() -> WalledConnection:
    """The present thread's connection, seen as the thing that has a wall."""
    return cast(WalledConnection, connection)


def current() -> Wall:
    """The wall behind which the next statement of this thread runs."""
    return walled().wall


@contextmanager
def behind(wall: Wall) -> Iterator[Wall]:
    """Work behind `wall`, then return to where the caller was."""
    target = walled()
    before = target.wall
    target.choose(wall)
    try:
        yield wall
    finally:
        target.choose(before)


@contextmanager
def municipality(which: str | HasSchema) -> Iterator[Wall]:
    """Work as one municipality: its schema, its role, and its rows of the regional tables."""
    schema = which if isinstance(which, str) else which.schema_name
    with behind(municipality_wall(schema)) as wall:
        yield wall


@contextmanager
def region(role: str) -> Iterator[Wall]:
    """Work as one of the region's roles: gate, desk, coordinator, director, admin, engine or queue."""
    with behind(region_wall(role)) as wall:
        yield wall


@contextmanager
def lookup() -> Iterator[Wall]:
    """Read who the municipalities are and where they live, nothing else."""
    with behind(LOOKUP) as wall:
        yield wall


@contextmanager
def owner(schema: str = "public") -> Iterator[Wall]:
    """Maintenance as the owner of the database; works only in a process with the owner's credentials."""
    with behind(Wall(WallState.OWNER, schema=schema)) as wall:
        yield wall


@contextmanager
def nobody() -> Iterator[Wall]:
    with behind(NONE) as wall:
        yield wall


def in_wall(wall: Wall, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function` behind `wall`. The wall never travels by itself: use this at every hop to another thread."""
    with behind(wall):
        return function(*args, **kwargs)


def on_commit(function: Callable[[], Any]) -> None:
    """`transaction.on_commit` that runs `function` behind the wall it was registered in."""
    transaction.on_commit(partial(in_wall, current(), function))
