"""When something goes wrong: what happened, in plain words, and what to do next. Never a stack of codes.

The pages for 500 and 503 need no database, no session and no municipality: they must come when nothing else does.
"""

import sys
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.csrf import requires_csrf_token

from foundation.design import neighbours

Problem = Exception | None


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Problem = None) -> HttpResponse:
    return _page(request, "400.html", 400)


@requires_csrf_token
def permission_denied(request: HttpRequest, exception: Problem = None) -> HttpResponse:
    return _page(request, "403.html", 403)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that lay open too long, or cookies that are off."""
    return _page(request, "403_csrf.html", 403, {"again": request.get_full_path()})


@requires_csrf_token
def not_found(request: HttpRequest, exception: Problem = None) -> HttpResponse:
    return _page(request, "404.html", 404)


def too_many_requests(request: HttpRequest, retry_after: int = 60) -> HttpResponse:
    response = _page(request, "429.html", 429)
    response["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Asked while the error is being handled: a database that is away for a moment is no fault of the page."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return _still(500)


def unavailable(request: HttpRequest, retry_after: int = 30) -> HttpResponse:
    response = _still(503)
    response["Retry-After"] = str(retry_after)
    return response


def host_problem(request: HttpRequest, problem: str) -> HttpResponse:
    """A host that we do not know (404, with those that we do), or a municipality that is switched off for now (503)."""
    with translation.override(settings.LANGUAGE_CODE):
        if problem == "unknown":
            listed = neighbours.addresses(request)
            return HttpResponse(render_to_string("design/errors/unknown_host.html", {"neighbours": listed}), status=404)
        return HttpResponse(
            render_to_string("design/errors/suspended.html", {}), status=503, headers={"Retry-After": "3600"}
        )


def _page(request: HttpRequest, template: str, status: int, context: dict[str, Any] | None = None) -> HttpResponse:
    return render(request, template, context or {}, status=status)


def _still(status: int) -> HttpResponse:
    return HttpResponse(render_to_string(f"{status}.html"), status=status)
