"""The link in a mail: it shows what it is about and does nothing. Pressing answers, once, without a login.

Programs that look at mail open every link in it: only a press of a person may answer an alarm.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.paging import answering, answers, links, queries
from tenants.registry import hosts

WALL = "desk"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, answer_token: str) -> HttpResponse:
    """Outside any transaction: the keeper of the alarms chooses its own wall. The token stands for the login."""
    found = links.read(answer_token)
    if found is None:
        raise Http404
    alarm, at = found[0], now()
    hosts.municipalities()
    with region(WALL):
        asked = queries.asked(alarm, found[1])
    if asked is None:
        raise Http404
    context: dict[str, Any] = {"asked": asked}
    if request.method == "POST":
        by = Actor("public", asked.account, asked.name)
        goes = request.POST.get("answer") == "go"
        if goes:
            outcome = answering.acknowledge(alarm, by=by, at=at)
        else:
            outcome = answering.decline(alarm, by=by, at=at, reason=str(request.POST.get("reason", ""))[:300])
        context["said"] = answers.words(asked.language, goes, [outcome])
    return render(request, "paging/answer.html", context)
