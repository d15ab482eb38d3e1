"""Who may join: the host gives the wall, the session cookie the person, the roles the permission.

Asked when a socket opens and again every few seconds while it is open, each time from the database. The questions are
Django's and therefore blocking; they run in one thread of their own, each behind its own wall.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.utils.module_loading import import_string

from foundation.access.checks import read_roles
from foundation.access.declarations import roles_with
from foundation.identity.session import bare_host, user_of
from foundation.realtime.addresses import same_site
from foundation.realtime.audiences import Audience
from foundation.realtime.streams import find
from foundation.tenancy import Wall, in_wall
from foundation.tenancy.wall import municipality_wall, region_wall

P = ParamSpec("P")
T = TypeVar("T")
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="doors")


@dataclass(frozen=True)
class Knock:
    """What a visitor shows at the door."""

    host: str
    path: str
    session_key: str


def knock(scope: dict[str, Any]) -> Knock | None:
    """Read the handshake; None when it comes from a page of another site."""
    headers = {name.lower(): value.decode("latin-1") for name, value in scope.get("headers", [])}
    host = headers.get(b"host", "").lower()
    if not same_site(headers.get(b"origin", ""), host):
        return None
    return Knock(bare_host(host).rstrip("."), scope["path"], _session_key(headers.get(b"cookie", "")))


def _session_key(cookies: str) -> str:
    try:
        morsel = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def admit(visitor: Knock) -> Audience | None:
    """The audience this visitor belongs to at this moment; None when the door stays closed."""
    home = home_of(visitor.host)
    stream = find(visitor.path, home) if home else None
    if home is None or stream is None:
        return None
    user = user_of(visitor.session_key, host=visitor.host, wall=home)
    if user is None:
        return None
    return in_wall(home, _audience, stream, home, user)


def _audience(stream: Any, home: Wall, user: Any) -> Audience | None:
    if read_roles(user.pk).isdisjoint(roles_with(stream.needs)):
        return None
    return stream.audience(home, user)  # type: ignore[no-any-return]  # a Stream; Any keeps this callable by in_wall


def home_of(host: str) -> Wall | None:
    """The wall behind which the accounts of a host live; None for an unknown or suspended host."""
    place = import_string(settings.STREEKPOORT_HOSTS)(host)
    if place.problem:
        return None
    if place.municipality is None:
        return region_wall("gate")
    return municipality_wall(place.municipality.schema_name)


async def ask(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a blocking question in the doors' thread; one whose connection broke is asked once more."""
    return await asyncio.get_running_loop().run_in_executor(_thread, lambda: _again(function, *args, **kwargs))


def _again(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return function(*args, **kwargs)
    except (OperationalError, InterfaceError):
        connection.close()
        return function(*args, **kwargs)
