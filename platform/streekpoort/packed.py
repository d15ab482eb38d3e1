"""Static files of the demo, packed as the web server of a production would: a style sheet packs well."""

from collections.abc import Callable, Iterable
from gzip import compress
from typing import Any

from django.conf import settings

TEXTS = (".css", ".js", ".svg", ".json")
Headers = list[tuple[str, str]]


class PackedFiles:
    """A WSGI application around the one that gives the files; each is packed once, until it changes."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application
        self._packed: dict[tuple[str, str], bytes] = {}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        wanted = path.startswith(settings.STATIC_URL) and path.endswith(TEXTS) and environ["REQUEST_METHOD"] == "GET"
        if not wanted or "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return self.application(environ, start_response)
        started: list[Any] = []

        def started_with(*told: Any) -> None:
            started[:] = told

        answer = self.application(environ, started_with)
        if not started[0].startswith("200"):
            start_response(*started)
            return answer
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()
        headers = [(name, value) for name, value in started[1] if name.lower() != "content-length"]
        key = path, dict(headers).get("Last-Modified", "")
        packed = self._packed.setdefault(key, self._packed.get(key) or compress(body, 6, mtime=0))
        headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"), ("Content-Length", str(len(packed)))]
        start_response(started[0], headers)
        return [packed]
