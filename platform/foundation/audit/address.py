"""Where a request came from. A header may say so only as far as our own proxies wrote it."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest | None) -> str | None:
    """The visitor's address behind STREEKPOORT_TRUSTED_PROXIES proxies (0: the connection itself)."""
    if request is None:
        return None
    proxies: int = settings.STREEKPOORT_TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    said = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_address(said))
    except ValueError:
        return None
