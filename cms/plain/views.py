"""Choosing between the usual and the plain words of pages that have both."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cms.site.models.base import PLAIN_COOKIE
from foundation.design.same_site import same_site

ONE_YEAR = 365 * 24 * 3600


@same_site
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    answer = HttpResponseRedirect(back)
    if request.POST.get("eenvoudig") == "1":
        answer.set_cookie(
            PLAIN_COOKIE, "1", max_age=ONE_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    else:
        answer.delete_cookie(PLAIN_COOKIE, samesite="Lax")
    return answer


def bar(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """Only above a page that has both."""
    if page is None or not getattr(page, "plain", ""):
        return None
    return {"chosen": request.COOKIES.get(PLAIN_COOKIE) == "1", "back": request.path}
