"""The kept pages of one process, in front of Django.

What is kept is valid in the minute in which it was made (a page says whether the town hall is open) and until
somebody says that pages of that municipality changed: each process asks twice a second, and gives nothing from
memory once its last answer is older than a second.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from gzip import compress
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from cms.caching import queries
from cms.caching.parts import PARTS, Parts

PAGE_OF = "streekpoort.page_of"
ASK_EVERY = 0.4  # seconds
BELIEVE_FOR = 0.8
MOST_BYTES = 48 * 1024 * 1024
MINUTE = 60
QUERY = re.compile(r"(?:pagina=\d{1,3}|doelgroep=[A-Za-z]{1,20})?")
PLAIN_COOKIE = "eenvoudig"
HARMLESS = frozenset({settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, PLAIN_COOKIE})
"""Cookies that may come along; of the last two the value is part of the key."""
NEVER = ("/-/", settings.STATIC_URL, settings.MEDIA_URL)
"""Signs of life, which must come without a database, and files, which have a life of their own."""
CHOICE = re.compile(r"[a-z0-9-]{0,12}")

Environ = dict[str, Any]
Key = tuple[str, str, str, str]
Answer = Iterable[bytes]
Headers = list[tuple[str, str]]
Listener = Callable[[str, str, Environ], None]

log = logging.getLogger(__name__)
listeners: list[Listener] = []
"""Told of every page that somebody without an account was given: schema, path, environ. They must be quick."""


@dataclass(frozen=True, slots=True)
class Kept:
    schema: str
    version: tuple[str, str, str]
    minute: int
    etag: str
    headers: Headers
    plain: bytes
    packed_headers: Headers
    packed: bytes


class Versions:
    """What this process last heard about whose pages changed."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._of: dict[str, tuple[str, str, str]] = {}
        self._asked = -BELIEVE_FOR
        self._lock = threading.Lock()

    def of(self, schema: str) -> tuple[str, str, str] | None:
        """None when it is too long ago that we could ask."""
        if time.monotonic() - self._asked > BELIEVE_FOR:
            return None
        if (found := self._of.get(schema)) is None:
            known, of = self._known, self._of
            found = of[schema] = known.get("register", ""), known.get("", ""), known.get(schema, "")
        return found

    def refresh(self) -> None:
        """One thread asks; the others go on with what is known. A database that does not answer keeps nothing alive."""
        if time.monotonic() - self._asked <= ASK_EVERY or not self._lock.acquire(blocking=False):
            return
        try:
            before = time.monotonic()
            self._known = queries.versions()
            self._of = {}
            self._asked = before
        except DatabaseError as problem:
            log.warning("Pages are not kept while the database does not answer: %s", problem)
            connection.close()
        finally:
            self._lock.release()


class PageCache:
    """A WSGI application around Django's: what is kept never gets there."""

    def __init__(self, application: Callable[..., Answer]) -> None:
        self.application = application
        self.versions = Versions()
        self.parts = Parts(self.versions)
        self._kept: dict[Key, Kept] = {}
        self._bytes = 0
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Answer:
        key = key_of(environ)
        if key is None:
            environ[PARTS] = self.parts
            if not environ["PATH_INFO"].startswith(NEVER):
                self.versions.refresh()
            return self._ask(environ, start_response)
        self.versions.refresh()
        kept = self._kept.get(key)
        if kept is None or kept.minute != int(time.time()) // MINUTE or kept.version != self.versions.of(kept.schema):
            environ[PARTS] = self.parts
            return self._make(key, environ, start_response)
        for listener in listeners:
            listener(kept.schema, key[1], environ)
        return give(kept, environ, start_response)

    def _ask(self, environ: Environ, start_response: Callable[..., Any]) -> Answer:
        answer = self.application(environ, start_response)
        self._tell(environ)
        return answer

    def _tell(self, environ: Environ) -> None:
        if (schema := environ.get(PAGE_OF)) is not None:
            for listener in listeners:
                listener(schema, environ["PATH_INFO"], environ)

    def _make(self, key: Key, environ: Environ, start_response: Callable[..., Any]) -> Answer:
        """Let Django make it, and keep it under the version that was known before it began."""
        started: list[Any] = []
        versions, minute = dict(self.versions._known), int(time.time()) // MINUTE

        def started_with(status: str, headers: Headers, *rest: Any) -> Any:
            started[:] = [status, headers, *rest]

        answer = self.application(environ, started_with)
        self._tell(environ)
        schema = environ.get(PAGE_OF)
        if schema is None or environ["REQUEST_METHOD"] != "GET":
            start_response(*started)
            return answer
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()
        version = (versions.get("register", ""), versions.get("", ""), versions.get(schema, ""))
        kept = made(schema, version, minute, body, started[1])
        self._put(key, kept)
        return give(kept, environ, start_response)

    def _put(self, key: Key, kept: Kept) -> None:
        with self._lock:
            if (before := self._kept.pop(key, None)) is not None:
                self._bytes -= len(before.plain) + len(before.packed)
            self._kept[key] = kept
            self._bytes += len(kept.plain) + len(kept.packed)
            while self._bytes > MOST_BYTES and len(self._kept) > 1:
                oldest = self._kept.pop(next(iter(self._kept)))
                self._bytes -= len(oldest.plain) + len(oldest.packed)


def key_of(environ: Environ) -> Key | None:
    """Host, path, query and the reader's choices; None for whoever brings something that may matter to a page."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
        return None
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    if "HTTP_HX_REQUEST" in environ or path.startswith(NEVER) or (query and not QUERY.fullmatch(query)):
        return None
    chosen = ""
    if cookies := environ.get("HTTP_COOKIE"):
        for part in cookies.split(";"):
            name, _, value = part.strip().partition("=")
            if name not in HARMLESS or (name != settings.CSRF_COOKIE_NAME and not CHOICE.fullmatch(value)):
                return None
            if name != settings.CSRF_COOKIE_NAME:
                chosen += f"{name}={value};"
    host = environ.get("HTTP_HOST", "") + environ.get("HTTP_X_FORWARDED_PROTO", "")
    return host, path, query, chosen


def made(schema: str, version: tuple[str, str, str], minute: int, body: bytes, headers: Headers) -> Kept:
    """`no-cache` lets a browser keep a page but makes it ask each time, so that it too is never behind."""
    etag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
    ours = {"content-length", "etag", "cache-control", "vary"}
    common = [(name, value) for name, value in headers if name.lower() not in ours]
    common += [
        ("Cache-Control", "no-cache"),
        ("Vary", "Cookie, Accept-Encoding"),
        ("ETag", etag),
        ("X-Kept", "everyone"),
    ]
    packed = compress(body, 6, mtime=0)
    return Kept(
        schema=schema,
        version=version,
        minute=minute,
        etag=etag,
        headers=[*common, ("Content-Length", str(len(body)))],
        plain=body,
        packed_headers=[*common, ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))],
        packed=packed,
    )


def give(kept: Kept, environ: Environ, start_response: Callable[..., Any]) -> Answer:
    if environ.get("HTTP_IF_NONE_MATCH") == kept.etag:
        start_response("304 Not Modified", kept.headers[:-1])
        return [b""]
    packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    start_response("200 OK", kept.packed_headers if packed else kept.headers)
    if environ["REQUEST_METHOD"] == "HEAD":
        return [b""]
    return [kept.packed if packed else kept.plain]
