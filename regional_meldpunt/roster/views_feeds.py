"""Addresses for calendar programs: made and revoked by whoever is signed in, read by whoever has the secret."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region, region_role
from regional_meldpunt.roster import access, queries
from regional_meldpunt.roster.apps import SEE
from regional_meldpunt.roster.calendars import feeds, writing
from regional_meldpunt.roster.models import Feed, Shift
from tenants.people.queries import person_of_account

BACK, AHEAD = timedelta(days=60), timedelta(days=400)
MOST = 2_000


@never_cache
@require_POST
@needs(SEE)
@region_role("coordinator", "desk")
def make(request: HttpRequest) -> HttpResponse:
    """The address is shown once. Without a roster it is that of the own shifts."""
    slug = request.POST.get("roster", "")
    roster = access.roster(request, slug) if slug else None
    person = person_of_account(request.user.pk or 0)
    if roster is None and person is None:
        raise Http404
    _feed, secret = feeds.make(
        account=request.user.pk or 0, person=person, roster=roster, by=Actor.of(request), at=now()
    )
    address = request.build_absolute_uri(reverse("roster:feed", args=[secret]))
    return render(request, "roster/feed_made.html", {"address": address, "roster": roster})


@never_cache
@require_POST
@needs(SEE)
@region_role("coordinator", "desk")
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    feeds.revoke(access.own_feed(request, pk), by=Actor.of(request), at=now())
    messages.success(request, _("The address does not work any more."))
    return redirect("roster:mine" if request.POST.get("back") == "mine" else "roster:overview")


@never_cache
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar itself. No login: the secret is the key, and without it there is nothing here."""
    at = now()
    with region("desk"):
        found = feeds.opened(secret, at=at)
        if found is None:
            raise Http404
        with translation.override("nl"):
            shifts = _shifts(found, at)
            name = found.roster.name if found.roster else _("On call")
            text = writing.write(shifts, name=f"{name} - {settings.STREEKPOORT_REGION_NAME}", own=found.roster is None)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="wacht.ics"'
    return answer


def _shifts(found: Feed, at: datetime) -> list[Shift]:
    since, until = at - BACK, at + AHEAD
    if found.roster is not None:
        return queries.shifts_between(found.roster, since, until)[:MOST]
    return queries.shifts_of(found.person_id or 0, after=since, limit=MOST)
