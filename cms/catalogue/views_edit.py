"""Writing a fiche: the form, what is kept while typing, and the preview as a citizen sees it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.formats import time_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.catalogue import access, actions, queries, unsaved
from cms.catalogue.access import EDIT, INTERNAL
from cms.catalogue.forms import InternalForm
from cms.catalogue.models import Fiche
from cms.catalogue.views import page
from cms.concepts.content import Content
from cms.concepts.forms import ContentForm
from cms.concepts.rules import hints, problems
from cms.site.languages import has_french
from foundation.access.registry import can, needs
from foundation.identity.actor import Actor

WRITE = require_http_methods(["GET", "HEAD", "POST"])
LARGEST = 300_000
MACHINE = {"csrfmiddlewaretoken", "based_on", "publish"}


@never_cache
@WRITE
@needs(EDIT)
def new(request: HttpRequest) -> HttpResponse:
    """A fiche of one's own, without a concept. It exists from the first click, so that nothing typed is lost."""
    if request.method == "POST":
        place = access.place(request)
        name = " ".join(request.POST.get("naam", "").replace("\x00", "").split())[:110]
        if name:
            authority = f"{'Stad' if place.form == 'stad' else 'Gemeente'} {place.name}"
            content = {
                "naam": {"nl": name},
                "bevoegdeOverheden": [authority],
                "uitvoerendeOverheden": [authority],
                "bevoegdBestuursniveaus": ["Lokaal"],
                "uitvoerendBestuursniveaus": ["Lokaal"],
                "geografischToepassingsgebieden": [place.refnis],
                "doelgroepen": ["Burger"],
                "talen": ["nl"],
            }
            made = actions.make(content, {}, by=Actor.of(request), at=now())
            return redirect("fiches:edit", fiche_pk=made.pk)
        messages.error(request, _("Give it a name: what people call it."))
    return render(request, "fiches/office/new.html")


@never_cache
@WRITE
@needs(EDIT)
def edit(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    fiche, french = access.fiche(fiche_pk), has_french(request)
    if request.method == "POST":
        return _save(request, fiche, french)
    kept = unsaved.kept(fiche, user_id=request.user.pk or 0)
    content, internal = fiche.content, InternalForm(instance=fiche)
    if kept is not None:
        content, internal = _typed(kept.form, fiche, french)
    context = _context(fiche, ContentForm(content=content, french=french), internal)
    return render(request, "fiches/office/edit.html", context | {"kept": kept})


def _typed(form: dict[str, Any], fiche: Fiche, french: bool) -> tuple[Content, InternalForm]:
    """What was typed and not saved, as it was."""
    data = QueryDict(mutable=True)
    for name, values in form.items():
        data.setlist(name, values)
    written = ContentForm(data, content=fiche.content, french=french)
    content = written.given() if written.is_valid() else fiche.content
    internal = InternalForm(data, instance=queries.fiche(fiche.pk))
    return content, internal


def _save(request: HttpRequest, fiche: Fiche, french: bool) -> HttpResponse:
    written = ContentForm(request.POST, content=fiche.content, french=french)
    internal = InternalForm(request.POST, instance=queries.fiche(fiche.pk))
    good, also = written.is_valid(), internal.is_valid()
    if not good or not also:
        return render(request, "fiches/office/edit.html", _context(fiche, written, internal), status=422)
    based_on = request.POST.get("based_on", "")
    try:
        changed = actions.save(
            fiche,
            written.given(),
            internal.given(),
            based_on=int(based_on) if based_on.isdigit() and len(based_on) < 9 else 0,
            by=Actor.of(request),
            at=now(),
            why=request.POST.get("why", "")[:300],
        )
    except actions.Overtaken:
        context = _context(fiche, ContentForm(content=written.given(), french=french), internal)
        return render(request, "fiches/office/edit.html", context | {"overtaken": fiche}, status=409)
    unsaved.forget(fiche, user_id=request.user.pk or 0)
    if "publish" in request.POST:
        return _publish(request, fiche)
    messages.success(request, _("Saved.") if changed else _("Nothing was different."))
    return redirect("fiches:edit", fiche_pk=fiche.pk)


def _publish(request: HttpRequest, fiche: Fiche) -> HttpResponse:
    try:
        actions.publish(fiche, by=Actor.of(request), at=now(), why=request.POST.get("why", "")[:300])
    except actions.NotYet as problem:
        text = _("Saved, but not published yet: %(total)s fields still need something.")
        messages.error(request, text % {"total": len(problem.problems)})
        return redirect("fiches:edit", fiche_pk=fiche.pk)
    messages.success(request, _("Published. Citizens read this text from now on."))
    return redirect("fiches:internal", fiche_pk=fiche.pk)


def _context(fiche: Fiche, written: ContentForm, internal: InternalForm) -> dict[str, Any]:
    return {
        "fiche": fiche,
        "form": written,
        "internal": internal,
        "groups": written.groups(),
        "problems": problems(written.content),
        "hints": hints(written.content),
    }


@never_cache
@require_POST
@needs(EDIT)
def typing(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    """What stands in the form, every few seconds."""
    fiche = access.fiche(fiche_pk)
    if len(request.body) > LARGEST:
        return JsonResponse({"said": _("Too much text to keep. Save it now.")}, status=413)
    form = {name: request.POST.getlist(name) for name in request.POST if name not in MACHINE}
    at = now()
    unsaved.keep(fiche, user_id=request.user.pk or 0, form=form, based_on=fiche.version, at=at)
    said = _("Kept at %(time)s, not yet saved.") % {"time": time_format(localtime(at), "H:i")}
    return JsonResponse({"said": said})


@never_cache
@require_POST
@needs(EDIT)
def throw_away(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    fiche = access.fiche(fiche_pk)
    unsaved.forget(fiche, user_id=request.user.pk or 0)
    messages.success(request, _("Thrown away. This is the text as it was saved."))
    return redirect("fiches:edit", fiche_pk=fiche.pk)


@never_cache
@WRITE
@needs(EDIT, INTERNAL)
def internal_half(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    """The internal half alone: the front office may correct it without touching what citizens read."""
    fiche = access.fiche(fiche_pk)
    form = InternalForm(request.POST if request.method == "POST" else None, instance=queries.fiche(fiche.pk))
    if request.method == "POST" and form.is_valid():
        actions.save(fiche, fiche.content, form.given(), based_on=fiche.version, by=Actor.of(request), at=now())
        messages.success(request, _("Saved."))
        return redirect("fiches:internal", fiche_pk=fiche.pk)
    status = 422 if form.errors else 200
    return render(request, "fiches/office/internal_half.html", {"fiche": fiche, "internal": form}, status=status)


@never_cache
@require_safe
@needs(EDIT)
def preview(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    """As a citizen will see what is being written."""
    fiche = access.fiche(fiche_pk)
    context = page(request, fiche, fiche.content, access.place(request))
    return render(request, "fiches/product.html", context | {"preview": True, "may": can(request.user, EDIT)})
