"""Where a page finds its socket, and which pages a socket listens to."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port


def address(request: HttpRequest, path: str) -> str:
    """The full address of the socket at `path` for this page: `wss://kortrijk.example.be/ws/werk/`.

    Where the page is served by our own web process, the sockets answer on a port of their own; behind an ingress both
    have one address.
    """
    host, port = split_domain_port(request.get_host())
    if port == str(settings.STREEKPOORT_PORT):
        port = str(settings.SOCKET_ORIGIN_PORT)
    scheme = "wss" if request.is_secure() else "ws"
    return f"{scheme}://{host}:{port}{path}" if port else f"{scheme}://{host}{path}"


def same_site(origin: str, host: str) -> bool:
    """Whether a page of `origin` may open a socket on `host`: the same name, and a port that is ours.

    A browser always names the origin; a client that names none carries no one else's cookies.
    """
    if not origin:
        return True
    name, port = split_domain_port(host)
    try:
        page = urlsplit(origin)
        page_port = page.port
    except ValueError:
        return False
    if page.scheme not in ("http", "https") or page.hostname != name:
        return False
    ours = {None, str(settings.STREEKPOORT_PORT), str(settings.SOCKET_ORIGIN_PORT), port}
    return (str(page_port) if page_port else None) in ours
