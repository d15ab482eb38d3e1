"""The gate in front of a view: log in first; forbidden looks the same as unknown, and the refusal is written down."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

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
                return redirect_to_login(request.get_full_path())
            if not any(can(request.user, code) for code in permissions):
                refuse(request, permissions)
            return view(request, *args, **kwargs)

        gate.needs = permissions  # type: ignore[attr-defined]  # read by the contract test that walks every URL
        return gate

    return decorate


def refuse(request: HttpRequest, permissions: tuple[str, ...]) -> None:
    facts: dict[str, Any] = {"path": request.path, "method": request.method, "needs": list(permissions)}
    record("access.refused", by=Actor.of(request), facts=facts, request=request)
    raise Http404
