"""The gate before every page of the social files: takes part, may enter, is unlocked, and is cached nowhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from foundation.access.gates import needs
from foundation.access.registry import can
from shared_services.social_files import participation
from shared_services.social_files.keys import demo_unlocking, kluis, queries
from shared_services.social_files.roles import KEYS
from shared_services.social_files.vault.door import VaultClosed

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
LOCKED = 423


def room(*permissions: str, unlocked: bool = True) -> Callable[[View[P]], View[P]]:
    """`@room(WORK)`. With `unlocked=False` the page also works while the files are locked."""

    def decorate(view: View[P]) -> View[P]:
        gated = needs(*permissions)(view)

        @wraps(view)
        def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not participation.here(request):
                raise Http404
            if request.user.is_authenticated and unlocked and _holds_any(request, permissions):
                if settings.STREEKPOORT_DEMO:
                    demo_unlocking.open_by_itself()
                if not kluis.state().open:
                    return locked_page(request)
            try:
                return gated(request, *args, **kwargs)
            except VaultClosed:
                return locked_page(request)

        gate.needs = permissions  # type: ignore[attr-defined]  # read by the contract test that walks every URL
        return never_cache(gate)

    return decorate


def _holds_any(request: HttpRequest, permissions: tuple[str, ...]) -> bool:
    return any(can(request.user, code) for code in permissions)


def locked_page(request: HttpRequest) -> HttpResponseBase:
    """«Vergrendeld»: who can open, and that nothing is lost."""
    context: dict[str, Any] = {
        "lock": kluis.state(),
        "holders": queries.holders(),
        "founded": queries.ring() is not None,
        "is_holder": can(request.user, KEYS),
    }
    return render(request, "social_keys/locked.html", context, status=LOCKED)
