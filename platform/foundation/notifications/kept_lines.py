"""One POST over a connection that is kept: in a storm, making each anew costs more than the message itself.

Each thread keeps a connection of its own to each server. A server may close it at any moment; then it is made anew,
once. Whoever needs a proxy goes the ordinary way of the standard library.
"""

from __future__ import annotations

import http.client
import io
import ssl
import threading
from collections.abc import Mapping
from functools import cache
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, urlsplit
from urllib.request import Request, getproxies, proxy_bypass, urlopen

IDLE = 20.0
"""Seconds after which a connection that nobody used is not trusted any more."""
GONE = (http.client.RemoteDisconnected, http.client.CannotSendRequest, BrokenPipeError, ConnectionResetError)


class _Lines(threading.local):
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], tuple[http.client.HTTPConnection, float]] = {}


_lines = _Lines()


def post(url: str, body: bytes, headers: Mapping[str, str], *, timeout: float, largest: int) -> bytes:
    """What was answered, of a status below 300. Raises OSError, which HTTPError, URLError and TimeoutError are."""
    parts = urlsplit(url)
    if _proxied(parts):
        with urlopen(Request(url, data=body, headers=dict(headers), method="POST"), timeout=timeout) as answer:
            said: bytes = answer.read(largest)
            return said
    try:
        return _posted(parts, body, headers, timeout, largest)
    except (HTTPError, TimeoutError):
        raise
    except (OSError, http.client.HTTPException) as problem:
        raise URLError(problem if isinstance(problem, OSError) else str(problem)) from problem


def _posted(parts: SplitResult, body: bytes, headers: Mapping[str, str], timeout: float, largest: int) -> bytes:
    line, used = _line(parts, timeout)
    try:
        return _said(line, parts, body, headers, largest)
    except GONE:
        if not used:
            raise
    line, _new = _line(parts, timeout)
    return _said(line, parts, body, headers, largest)


def _said(
    line: http.client.HTTPConnection, parts: SplitResult, body: bytes, headers: Mapping[str, str], largest: int
) -> bytes:
    """Whatever goes wrong, this connection is not used again."""
    where = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        line.request("POST", where, body=body, headers=dict(headers))
        answer = line.getresponse()
        said = answer.read(largest)
        if answer.read(1):
            line.close()  # the rest is of no use to anybody
    except BaseException:
        _lines.kept.pop((parts.scheme, parts.netloc), None)
        line.close()
        raise
    _lines.kept[parts.scheme, parts.netloc] = (line, monotonic())
    if answer.status >= 300:
        raise HTTPError(parts.geturl(), answer.status, answer.reason, answer.headers, io.BytesIO(said))
    return said


def _line(parts: SplitResult, timeout: float) -> tuple[http.client.HTTPConnection, bool]:
    """A connection, and whether it was used before."""
    line, since = _lines.kept.pop((parts.scheme, parts.netloc), (None, 0.0))
    if line is not None and line.sock is not None and monotonic() - since < IDLE:
        line.timeout = timeout
        line.sock.settimeout(timeout)
        return line, True
    if line is not None:
        line.close()
    if parts.scheme == "https":
        return http.client.HTTPSConnection(parts.netloc, timeout=timeout, context=_trust()), False
    return http.client.HTTPConnection(parts.netloc, timeout=timeout), False


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _proxied(parts: SplitResult) -> bool:
    return parts.scheme in getproxies() and not proxy_bypass(parts.hostname or "")
