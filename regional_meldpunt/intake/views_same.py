"""Somebody sees that it is known, and follows that melding instead of making another."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foundation.identity.actor import Actor
from regional_meldpunt.intake import access, actions, limits
from regional_meldpunt.intake.forms import ContactForm
from regional_meldpunt.intake.same import followable
from regional_meldpunt.meldingen.access import stored_number
from regional_meldpunt.meldingen.statuses import state


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, ref: uuid.UUID, number: str) -> HttpResponse:
    """What it is, how we may answer, and one button. Names and words of who reported it are not shown."""
    draft, found = access.open_draft(ref), followable(stored_number(number))
    if draft.number:
        return redirect("intake:done", ref=draft.pk)
    if found is None:
        raise Http404
    form = ContactForm(request.POST or None, category=found.category)
    if request.method == "POST" and form.is_valid():
        if limits.too_often(request, "report", once=str(draft.pk)):
            return render(request, "429.html", status=429)
        sending = actions.Sending(
            municipality=found.municipality, category=found.category, language=get_language() or "nl"
        )
        actions.follow(draft, found, form.cleaned_data, sending, by=Actor.of(request), at=now())
        return redirect("intake:done", ref=draft.pk)
    context = {
        "step": 4,
        "form": form,
        "draft": draft,
        "melding": found,
        "sentence": state(found.status).public,
    }
    return render(request, "intake/follow.html", context)
