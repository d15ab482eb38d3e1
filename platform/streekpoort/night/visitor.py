"""Somebody with a browser, over real HTTP to the own machine: keeps cookies, follows redirections, sends forms."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from streekpoort.night.pages import Form, Page

PATIENCE = 30.0
MOST_REDIRECTIONS = 5
LOGIN = "/inloggen/"


class NotAnswered(RuntimeError):
    """The region does not answer as it should; the message says where."""


class Visitor:
    """One browser on one host, such as `kortrijk.localhost`. Not for two threads at once.

    `home` gives each visitor an address of their own on the loopback network: limits are kept per address.
    """

    def __init__(self, host: str, port: int, home: int = 1) -> None:
        self.host, self.port = host, port
        self._from = (f"127.0.{home // 250}.{home % 250 + 1}", 0)
        self._cookies: dict[str, str] = {}

    def log_in(self, email: str, password: str) -> Page:
        page = self.send(self.get(LOGIN).form("login", "password"), {"login": email, "password": password})
        if page.path.startswith(LOGIN):
            raise NotAnswered(f"{email} cannot log in at {self.host}.")
        return page

    def get(self, path: str) -> Page:
        return self._follow("GET", path, None)

    def send(self, form: Form, values: Mapping[str, str] | None = None, *, at: str = "") -> Page:
        """Send a form with other values than it has; `at` is where it goes when it does not say so itself."""
        fields = {**form.fields, **(values or {})}
        return self._follow("POST", form.action or at, fields)

    def post(self, path: str, values: Mapping[str, str]) -> Page:
        """Send values without a page in front of us, as a script of ours does."""
        return self._follow("POST", path, {**values, "csrfmiddlewaretoken": self._cookies.get("streekpoort_csrf", "")})

    def _follow(self, method: str, path: str, fields: Mapping[str, str] | None) -> Page:
        for _hop in range(MOST_REDIRECTIONS):
            status, location, text = self._ask(method, path, fields)
            if status not in {301, 302, 303, 307, 308}:
                if status >= 500:
                    raise NotAnswered(f"{self.host}{path} answered {status}.")
                return Page(status, path, text)
            method, fields = "GET", None
            path = _local(urljoin(path, location))
        raise NotAnswered(f"{self.host}{path} sends its visitors around in a circle.")

    def _ask(self, method: str, path: str, fields: Mapping[str, str] | None) -> tuple[int, str, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE, source_address=self._from)
        headers = {"Host": f"{self.host}:{self.port}", "Accept-Language": "nl"}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(fields)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or ():
                self._cookies |= {name: crumb.value for name, crumb in SimpleCookie(line).items()}
            return answer.status, answer.headers.get("Location", ""), answer.read().decode("utf-8", "replace")
        except (OSError, HTTPException) as problem:
            raise NotAnswered(f"{self.host}{path} does not answer ({type(problem).__name__}).") from None
        finally:
            connection.close()


def _local(url: str) -> str:
    """Path and query; the host stays the one of this visitor."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
