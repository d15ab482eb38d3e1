"""Around the alarm: asking for help, saying where one is, and entering a melding while calling."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.oncall import access, asking, entering, pages, queries, unsent, whereabouts
from regional_meldpunt.oncall.forms import EntryForm, HelpForm, PlaceForm
from regional_meldpunt.oncall.pages import by_script
from regional_meldpunt.roster import queries as roster
from tenants.places.maps import settings_for

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@BOTH
@needs("oncall.answer")
@region_role("desk")
def help_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom to ask, for an alarm that I accepted."""
    found, person, at = access.own_alarm(request, pk), access.me(request), now()
    if not found.is_live:
        raise Http404
    people = [one for one in roster.to_reach(at) if one.pk != person.pk]
    initial = {"key": uuid.uuid4(), "to": HelpForm.NEXT}
    form = HelpForm(request.POST or None, melding=found.melding, people=people, initial=initial)
    if form.is_valid():
        try:
            said = asking.ask(found, form, key=form.cleaned_data["key"], by=Actor.of(request), at=at)
        except MeldingProblem as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, said)
        return redirect("oncall:alarm", pk=pk)
    return pages.page(request, "oncall/help.html", {"alarm": found, "melding": found.melding, "form": form})


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Where I am, by choice; `stop` forgets it. Answers whether it goes on."""
    found, form = access.own_alarm(request, pk), PlaceForm(request.POST)
    if "stop" in request.POST or not form.is_valid():
        whereabouts.forget(found)
        return JsonResponse({"shared": False})
    return JsonResponse({"shared": whereabouts.tell(found, at=now(), **form.cleaned_data)})


@never_cache
@BOTH
@needs("oncall.answer")
@region_role("desk")
def new(request: HttpRequest) -> HttpResponse:
    """A tile, the place, save. The caller's number is there already when the call came over the night line."""
    person, at = access.me(request), now()
    asked = request.POST.get("call") or request.GET.get("oproep", "")
    call = access.own_call(person, asked, at)
    initial = {"key": uuid.uuid4(), "call": call.pk if call else None, "phone": access.phone_of(call)}
    form = EntryForm(request.POST or None, initial=initial)
    if request.method == "POST" and by_script(request):
        return JsonResponse(unsent.take(form, request.POST, person=person, call=call, by=Actor.of(request), at=at))
    if form.is_valid():
        located = unsent.located(form)
        category = categories.by_slug(form.cleaned_data["category"])
        if located.municipality is None:
            form.add_error("municipality", _("Choose the municipality: the address does not say it."))
        elif category is None:
            raise Http404
        else:
            entry = unsent.entry(form, category)
            alarm = entering.enter(entry, located, person=person, call=call, by=Actor.of(request), at=at)
            messages.success(request, _("Saved: %(number)s. It is yours.") % {"number": alarm.melding.number})
            return redirect("oncall:alarm", pk=alarm.pk)
    tiles = queries.night_categories(at)
    context = {"form": form, "tiles": tiles[: queries.TILES], "more": tiles[queries.TILES :], "call": call}
    response = pages.page(request, "oncall/new.html", {**context, "map": settings_for(None)}, keep=call is None)
    response.status_code = 422 if form.errors else 200
    return response
