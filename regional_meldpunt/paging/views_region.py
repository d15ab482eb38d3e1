"""For the coordinator: who of the coming shifts cannot be reached, and why. In the demo: what the gateway "sent"."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.paging import access, actions, board
from regional_meldpunt.paging.apps import WATCH
from regional_meldpunt.paging.problems import PagingProblem


@never_cache
@require_safe
@needs(WATCH)
@region_role("coordinator")
def coming(request: HttpRequest) -> HttpResponse:
    lines = board.coming(now())
    context = {"lines": lines, "missing": sum(1 for line in lines if not line.ready), "days": board.AHEAD.days}
    return render(request, "paging/coming.html", context)


@never_cache
@require_POST
@needs(WATCH)
@region_role("coordinator")
def test(request: HttpRequest, person_pk: int) -> HttpResponse:
    """A test alarm for somebody else: they have to acknowledge it themselves."""
    person = access.person(person_pk)
    try:
        actions.test_alarm(person, by=Actor.of(request), at=now())
        messages.success(request, _("A test alarm went to %(name)s.") % {"name": person.name})
    except PagingProblem as problem:
        messages.error(request, str(problem))
    return redirect("paging:coming")
