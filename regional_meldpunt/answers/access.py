"""Which conversation staff may open, on the host of a municipality and at the desk. Unknown looks the same: 404."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponseBase

from foundation.access.finding import or_404
from foundation.access.gates import needs
from foundation.tenancy import region_role
from regional_meldpunt.answers import queries
from regional_meldpunt.answers.models import REGION, IncomingText, Message
from regional_meldpunt.meldingen import access as meldingen
from regional_meldpunt.meldingen import queries as meldingen_queries
from regional_meldpunt.meldingen.models import Melding

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
HANDLE, WORDS, GATEWAY = "meldingen.handle", "answers.words", "answers.gateway"
MOST_AT_ONCE = 200


def staff(permission: str, role: str = "desk") -> Callable[[View[P]], View[P]]:
    """One view for both hosts: behind the municipality's wall there, behind a role of the region at the region."""

    def decorate(view: View[P]) -> View[P]:
        at_home = needs(permission)(view)
        at_region = needs(permission)(region_role(role)(view))

        @wraps(view)
        def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            return (at_home if here(request) != REGION else at_region)(request, *args, **kwargs)

        gate.needs = (permission,)  # type: ignore[attr-defined]  # read by the contract test that walks every URL
        return gate

    return decorate


def here(request: HttpRequest) -> str:
    """The schema of the host: of its municipality, or "public"."""
    found = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    return str(found.schema_name) if found else REGION


def melding(request: HttpRequest, typed: str) -> Melding:
    """To read: whatever the wall shows."""
    return or_404(meldingen_queries.by_number(meldingen.stored_number(typed)))


def own_melding(request: HttpRequest, typed: str) -> Melding:
    """To answer: the municipality that is competent now, or the desk."""
    found = melding(request, typed)
    if here(request) not in (REGION, found.municipality):
        raise Http404
    return found


def message(request: HttpRequest, pk: int) -> Message:
    """To do something with it: only of one's own municipality, or at the desk."""
    found = queries.message(pk)
    if found is None or here(request) not in (REGION, found.municipality):
        raise Http404
    return found


def text(request: HttpRequest, pk: int) -> IncomingText:
    """A text message that waits here: at the own municipality, or at the desk."""
    found = queries.waiting_text(pk)
    if found is None or found.municipality != here(request):
        raise Http404
    return found


def messages(request: HttpRequest, keys: Iterable[str]) -> list[Message]:
    """Several, as a form names them."""
    wanted = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 16]
    return [message(request, pk) for pk in dict.fromkeys(wanted[:MOST_AT_ONCE])]


def responsible(request: HttpRequest) -> str:
    """At the desk only what the desk handles stands on the lists; a municipality sees all that is its own."""
    return "region" if here(request) == REGION else ""
