"""Forms on pages that everybody sees alike."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt


def same_site(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Instead of a token: what is posted must come from a page of this very host, which the browser itself says.

    A page that is kept for everybody carries no token, because a token is somebody's own. For forms of people who are
    not logged in, where forging only does what the forger could do without it.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        unchecked = getattr(request, "_dont_enforce_csrf_checks", False)  # what Django's own check goes by
        if request.method not in ("GET", "HEAD") and not unchecked and not comes_from_here(request):
            refusal: HttpResponse = import_string(settings.CSRF_FAILURE_VIEW)(request, reason="another website")
            return refusal
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


def comes_from_here(request: HttpRequest) -> bool:
    """Every browser of the last years sends `Sec-Fetch-Site` or `Origin` with a post; an older one the `Referer`."""
    told = request.headers.get("Sec-Fetch-Site")
    if told is not None:
        return told == "same-origin"
    parts = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())
