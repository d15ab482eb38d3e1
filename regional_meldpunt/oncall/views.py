"""The telephone of whoever is on call. One thing at a time: the alarm, then the next step."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.files import serving
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.night_line import queries as night_line
from regional_meldpunt.oncall import access, pages, queries
from regional_meldpunt.playbooks import helping
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.telephone.walls_between import behind
from tenants.people.models import Person

READ_REASON = "on call"


@never_cache
@require_safe
@needs("oncall.answer")
@region_role("desk")
def current(request: HttpRequest) -> HttpResponse:
    """The alarm to answer or the work at hand; several: a list, the most urgent first; none: until when."""
    person, at = access.me(request), now()
    found = queries.open_alarms(person.pk)
    for one in found:
        helping.open_for(one.melding, by=Actor.of(request), at=at)
    if len(found) == 1:
        return pages.page(request, "oncall/alarm.html", pages.alarm(found[0], person), keep=True)
    context = {
        "open": found,
        "shift": _own_shift(person),
        "next": next(iter(roster.shifts_of(person.pk, after=at)), None),
        "alarms": dispatch.alarms_of(person.pk, 8),
        "calls": night_line.answered_by(person.pk, at),
    }
    return pages.page(request, "oncall/several.html" if found else "oncall/quiet.html", context, keep=True)


@never_cache
@require_safe
@needs("oncall.answer")
@region_role("desk")
def alarm(request: HttpRequest, pk: int) -> HttpResponse:
    """One own alarm, also one that is over: that one is not kept on the telephone."""
    found, person = access.own_alarm(request, pk), access.me(request)
    if found.is_live:
        helping.open_for(found.melding, by=Actor.of(request), at=now())
    return pages.page(request, "oncall/alarm.html", pages.alarm(found, person), keep=found.is_live)


@never_cache
@require_safe
@needs("oncall.answer")
@region_role("desk")
def shifts(request: HttpRequest) -> HttpResponse:
    """The own shifts, and the alarms there were."""
    person = access.me(request)
    context = {"shifts": roster.shifts_of(person.pk, after=now()), "alarms": dispatch.alarms_of(person.pk)}
    return pages.page(request, "oncall/shifts.html", context, keep=True)


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def caller(request: HttpRequest, pk: int) -> HttpResponse:
    """Who reported it, read behind the wall of the municipality and written down there. Never kept on the telephone."""
    found, by = access.own_alarm(request, pk), Actor.of(request)
    melding = found.melding
    rows, keeper = meldingen.signalen(melding), meldingen.keeper_of_contact(melding)
    with behind(melding.municipality):
        refs = [row.contact_ref for row in rows if row.contact_ref]
        people = [contacts.reveal(ref, by=by, number=melding.number, reason=READ_REASON) for ref in refs]
    context = {"alarm": found, "melding": melding, "people": [one for one in people if one], "keeper": keeper}
    return pages.page(request, "oncall/caller.html", context)


@never_cache
@require_safe
@needs("oncall.answer")
@region_role("desk")
def photo(request: HttpRequest, pk: int, ref: uuid.UUID) -> HttpResponseBase:
    return serving.respond(access.file(request, pk, ref))


def _own_shift(person: Person) -> object:
    """In any roster and layer."""
    at = now()
    return next((one for one in roster.shifts_of(person.pk, after=at) if one.starts_at <= at), None)
