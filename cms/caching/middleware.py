"""Which answers may be kept: a page for everybody, given to somebody without an account, that set no cookie."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.caching.keeping import PAGE_OF
from cms.caching.marks import keeps_well


class KeepMiddleware:
    """Right after the choice of the municipality, around everything that may set a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (place := getattr(request, "municipality", None)) is not None and _is_for_all(request, response):
            request.META[PAGE_OF] = place.schema_name
        return response


def _is_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    return (
        request.method in ("GET", "HEAD")
        and response.status_code == 200
        and match is not None
        and keeps_well(match.func)
        and not response.streaming
        and not response.cookies
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and "no-store" not in response.headers.get("Cache-Control", "")
        and "private" not in response.headers.get("Cache-Control", "")
    )
