"""The theme of a host as a style sheet, and the style guide."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from foundation.design import guide as guide_content
from foundation.design import theming

ONE_YEAR = 365 * 24 * 3600


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """Kept for a year under its versioned address; without the version a browser must ask whether it changed."""
    sheet = theming.sheet_for(getattr(request, "municipality", None))
    etag = f'"{sheet.version}"'
    unchanged = request.headers.get("If-None-Match") == etag
    response = (
        HttpResponseNotModified() if unchanged else HttpResponse(sheet.css, content_type="text/css; charset=utf-8")
    )
    response["ETag"] = etag
    if request.GET.get("v") == sheet.version:
        patch_cache_control(response, public=True, max_age=ONE_YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, no_cache=True)
    return response


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    return guide_room(request, "burger")


@require_safe
def guide_room(request: HttpRequest, room: str) -> HttpResponse:
    """Every component of one room on one page; only where people try things out."""
    if not (settings.DEBUG or getattr(settings, "STREEKPOORT_DEMO", False)) or room not in guide_content.ROOMS:
        raise Http404
    return render(request, f"design/guide/{room}.html", guide_content.context())
