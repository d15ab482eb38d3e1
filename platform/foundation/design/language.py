"""Which language a page speaks: the first of the municipality, unless the reader chose another one it offers.

The browser's own preference is not followed: Dutch is the language of administration here, French is given in
Spiere-Helkijn, first in Dutch and on request in French. What the reader asked for is kept in a cookie of the host.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from foundation.design.same_site import same_site

ONE_YEAR = 365 * 24 * 3600
KNOWN = tuple(code for code, _ in settings.LANGUAGES)


def languages_of(request: HttpRequest) -> tuple[str, ...]:
    """The languages offered on this host, the first one being the default."""
    municipality = getattr(request, "municipality", None)
    offered = tuple(code for code in getattr(municipality, "languages", ()) if code in KNOWN)
    return offered or (settings.LANGUAGE_CODE,)


def language_of(request: HttpRequest) -> str:
    offered = languages_of(request)
    in_path = request.path_info.lstrip("/").partition("/")[0]
    wanted = (in_path, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
    return next((code for code in wanted if code in offered), offered[0])


class LanguageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_of(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        if len(languages_of(request)) > 1 and isinstance(response, HttpResponse):
            patch_vary_headers(response, ("Cookie",))
        return response


@same_site
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Remember the language the reader chose and go back to the page they were on."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    wanted = request.POST.get("language", "")
    if wanted in languages_of(request):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=ONE_YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    return response
