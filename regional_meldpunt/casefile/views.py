"""One address per verb. Without scripts each form also has a page of its own; what somebody typed is never lost."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foundation.files.problems import FileRefused
from foundation.identity.actor import Actor
from regional_meldpunt.answers.access import HANDLE, staff
from regional_meldpunt.casefile import access, queries
from regional_meldpunt.casefile.forms import VerbForm
from regional_meldpunt.casefile.verbs import BY_SLUG, Verb
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.desk.wording import lines
from regional_meldpunt.meldingen import casework
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import MeldingProblem, Stale
from regional_meldpunt.telephone.walls_between import behind
from regional_meldpunt.worklists.context import file_of

READ_REASON = "opened at the file"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff(HANDLE)
def act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Show the form of a verb, or do it."""
    found, chosen = access.own(request, number), BY_SLUG.get(verb)
    if chosen is None or not (chosen.fits(found) or request.method == "POST"):
        raise Http404
    if request.method != "POST":
        return _page(request, found, chosen, chosen.form(melding=found))
    form = chosen.form(request.POST, request.FILES, melding=found)
    if not form.is_valid():
        return _page(request, found, chosen, form, status=422)
    try:
        casework.expect(found, form.cleaned_data["version"])
        if not chosen.fits(found):
            raise Stale
        chosen.act(found, form, Actor.of(request), now())
    except Stale:
        return _again(request, number, chosen, form)
    except (MeldingProblem, FileRefused) as problem:
        form.add_error(None, str(problem))
        return _page(request, found, chosen, form, status=422)
    messages.success(request, _("Done: %(what)s.") % {"what": str(chosen.label).lower()})
    return redirect(file_of(request), number=found.number)


@never_cache
@require_POST
@staff(HANDLE)
def reporters(request: HttpRequest, number: str) -> HttpResponse:
    """Who reported it, read in the contact book of the municipality and written down there."""
    found = access.own(request, number)
    by, rows = Actor.of(request), meldingen.signalen(found)
    people: list[tuple[Any, Any]] = []
    with behind(found.municipality):
        for signaal in rows:
            ref = signaal.contact_ref
            contact = contacts.reveal(ref, by=by, number=found.number, reason=READ_REASON) if ref else None
            people.append((signaal, contact))
    context = {
        "melding": found,
        "people": people,
        "keeper": meldingen.keeper_of_contact(found),
        "file_url": file_of(request),
    }
    return render(request, "casefile/reporters.html", context)


def _again(request: HttpRequest, number: str, verb: Verb, form: VerbForm) -> HttpResponse:
    """Somebody was here meanwhile: what they did, and the same form with the same words for the melding of now."""
    fresh = access.readable(number)
    seen = form.cleaned_data["version"] or fresh.version
    typed = request.POST.copy()
    typed["version"] = str(fresh.version)
    happened = lines(queries.since(fresh, seen))
    again = verb.form(typed, melding=fresh)
    return _page(request, fresh, verb, again, status=409, happened=happened, over=not verb.fits(fresh))


def _page(
    request: HttpRequest, found: Melding, verb: Verb, form: VerbForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"melding": found, "verb": verb, "form": form, "file_url": file_of(request), **more}
    return render(request, "casefile/act.html", context, status=status)
