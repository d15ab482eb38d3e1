"""Asking something of another installation over HTTP, at an address that a person typed.

Such an address must never reach into our own network: every address behind the name is looked at first, and the
connection goes to the address that was looked at, not to what the name says a moment later. Redirections are not
followed, an answer has a largest size, and everything has an end. Only http and https exist.
"""

import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

PATIENCE = 10.0
"""Seconds for each step: connecting, and each wait for more."""
LARGEST = 2 * 1024 * 1024
AGENT = "Streekpoort"


class OutboundProblem(Exception):
    """`str()` says what went wrong, in words for a log or a list of failures."""


class AddressRefused(OutboundProblem):
    """Not an address that this installation asks anything of."""


class Unreachable(OutboundProblem):
    """No answer, or one that makes no sense as HTTP."""


@dataclass(frozen=True)
class Answer:
    """Names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def fine(self) -> bool:
        return 200 <= self.status < 300


def check(url: str) -> None:
    """Raise AddressRefused for an address that cannot be asked, without asking it."""
    parts = _parts(url)
    _look_up(parts.hostname or "", _port(parts))


def ask(
    method: str,
    url: str,
    *,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
    largest: int = LARGEST,
    cut: bool = False,
) -> Answer:
    """One request and its answer, whatever its status. Raises AddressRefused or Unreachable.

    `cut`: of an answer that is too large the beginning is enough.
    """
    parts = _parts(url)
    host, port = parts.hostname or "", _port(parts)
    connection = _connection(parts.scheme, host, port, _look_up(host, port), patience)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(method, path, body=body or None, headers={"User-Agent": AGENT, **(headers or {})})
        answer = connection.getresponse()
        text = answer.read(largest + 1)
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(f"{host}: {error or type(error).__name__}") from error
    finally:
        connection.close()
    if len(text) > largest and not cut:
        raise Unreachable(f"{host}: the answer is larger than {largest} bytes")
    return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and not parts.username and _port(parts)
    except ValueError:
        usable = False
    if not usable or any(sign.isspace() or not sign.isprintable() for sign in url):
        raise AddressRefused(f"{url[:200]!r} is no address of http or https")
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _look_up(host: str, port: int) -> str:
    """The address to connect to. One address of a name that is not allowed refuses the name."""
    if host == "localhost" or host.endswith(".localhost"):
        found = ["127.0.0.1"]
    else:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Unreachable(f"{host}: this name is not known") from error
        found = [str(answer[4][0]) for answer in answers]
    for address in found:
        if not _allowed(ip_address(address.split("%")[0])):
            raise AddressRefused(f"{host} leads into a network of our own ({address})")
    return found[0]


def _allowed(address: IPv4Address | IPv6Address) -> bool:
    if settings.STREEKPOORT_OUTBOUND_PRIVATE:
        return True
    mapped = getattr(address, "ipv4_mapped", None)
    plain = mapped or address
    return bool(plain.is_global and not plain.is_multicast)


def _connection(scheme: str, host: str, port: int, address: str, patience: float) -> http.client.HTTPConnection:
    if scheme == "https":
        return _Encrypted(host, port, address, patience)
    return _Plain(host, port, address, patience)


class _Plain(http.client.HTTPConnection):
    """Speaks to `host` over a connection to `address`."""

    def __init__(self, host: str, port: int, address: str, patience: float) -> None:
        super().__init__(host, port, timeout=patience)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _Encrypted(http.client.HTTPSConnection):
    """The same; the certificate must be that of `host`."""

    def __init__(self, host: str, port: int, address: str, patience: float) -> None:
        self._secrecy = ssl.create_default_context()
        super().__init__(host, port, timeout=patience, context=self._secrecy)
        self._address = address

    def connect(self) -> None:
        bare = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._secrecy.wrap_socket(bare, server_hostname=self.host)
