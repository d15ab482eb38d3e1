"""The gate in front of a view: log in first; forbidden looks the same as unknown, and the refusal is written down."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from foundation.access.checks import can
from foundation.audit import record
from foundation.identity.actor import Actor

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def needs(*permissions: str) -> Callable[[View[P]], View[P]]:
    """`@needs("meldingen.handle")`; with more than one, any of them opens the gate."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_login(request)
            if not any(can(request.user, code) for code in permissions):
                refuse(request, permissions)
            return view(request, *args, **kwargs)

        gate.needs = permissions  # type: ignore[attr-defined]  # read by the contract test that walks every URL
        return gate

    return decorate


def to_login(request: HttpRequest) -> HttpResponseRedirect:
    """To the login, and back to here after it."""
    back = urlencode({"next": request.get_full_path()}).replace("%2F", "/")
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{back}")


def refuse(request: HttpRequest, permissions: tuple[str, ...]) -> None:
    facts: dict[str, Any] = {"path": request.path, "method": request.method, "needs": list(permissions)}
    record("access.refused", by=Actor.of(request), facts=facts, request=request)
    raise Http404
