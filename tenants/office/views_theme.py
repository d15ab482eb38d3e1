"""The house style: choose, see it at once on a page of one's own, hear what cannot be read, and go back."""

from dataclasses import asdict, replace
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.registry import needs
from foundation.identity.actor import Actor
from tenants.branding import actions, contrast, queries, sheet
from tenants.branding.themes import Theme
from tenants.office.access import own_place
from tenants.office.forms_theme import ThemeForm, in_words, theme_from


def judged(theme: Theme) -> dict[str, Any]:
    """What the page says about a theme: every pair with its contrast, and the colours that mean something else."""
    return {
        "pairs": contrast.measure(theme),
        "problems": contrast.problems(theme),
        "query": urlencode(asdict(theme)),
    }


@never_cache
@require_http_methods(["GET", "POST"])
@needs("office.settings")
def theme(request: HttpRequest) -> HttpResponse:
    """Save, or only try: `act=try` shows the choice without keeping it, `act=derive` fills in the quiet colours."""
    place = own_place(request)
    present = sheet.theme_of(place)
    form = ThemeForm(request.POST) if request.method == "POST" else ThemeForm.of(present)
    chosen = form.theme() if request.method == "POST" and form.is_valid() else present
    act = request.POST.get("act", "")
    if act == "derive" and form.is_valid():
        chosen = sheet.derived(chosen)
        form = ThemeForm.of(chosen)
    elif request.method == "POST" and not act and form.is_valid():
        try:
            changed = actions.choose_theme(place, theme=chosen, by=Actor.of(request))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Saved.") if changed else _("Nothing was different."))
            return redirect("office_theme")
    changes = [
        (change.entry, [in_words(*line) for line in change.lines]) for change in queries.theme_changes(place.slug)
    ]
    context = {"form": form, "tried": chosen != present, "changes": changes, **judged(chosen)}
    return render(request, "office/theme.html", context, status=422 if form.errors else 200)


@require_POST
@needs("office.settings")
def theme_undo(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.put_theme_back(pk, own_place(request), by=Actor.of(request))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("It is as it was before."))
    return redirect("office_theme")


@never_cache
@require_safe
@needs("office.settings")
def theme_check(request: HttpRequest) -> HttpResponse:
    """The judgement and the example for the values in the address: a piece of the page, asked while one chooses."""
    chosen = theme_from(request.GET, otherwise=sheet.theme_of(own_place(request)))
    return render(request, "office/theme_check.html", judged(chosen))


@never_cache
@require_safe
@needs("office.settings")
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})  # our own page shows it in a frame; nobody else can
def theme_example(request: HttpRequest) -> HttpResponse:
    """A page as a citizen would see it. It carries the values on to its style sheet."""
    place = own_place(request)
    chosen = theme_from(request.GET, otherwise=sheet.theme_of(place))
    context = {"municipality": replace(place, theme=asdict(chosen)), "query": urlencode(asdict(chosen))}
    return render(request, "office/theme_example.html", context)


@never_cache
@require_safe
@needs("office.settings")
def theme_sheet(request: HttpRequest) -> HttpResponse:
    chosen = theme_from(request.GET, otherwise=sheet.theme_of(own_place(request)))
    return HttpResponse(sheet.css(chosen), content_type="text/css; charset=utf-8")
