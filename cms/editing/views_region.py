"""What the region wrote once: take it over, and decide when it changed. And the texts that stand under pages."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.alerts.actions import NotYet
from cms.concepts.comparing import choices
from cms.concepts.forms import ContentForm
from cms.concepts.kinds import KINDS, TEXT
from cms.editing import access, queries, sharing, showing
from cms.editing.access import EDIT
from cms.editing.models import LocalText
from cms.site.languages import has_french_here
from foundation.access.registry import needs
from foundation.identity.actor import Actor

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@BOTH
@needs(EDIT)
def concepts(request: HttpRequest) -> HttpResponse:
    """What came from the region, and what can still be taken over."""
    if request.method == "POST":
        return _take_over(request)
    rows = [(one, KINDS[one.kind].label) for one in sharing.instances()]
    offered = [(concept, KINDS[concept.kind].label) for concept in sharing.to_take()]
    return render(request, "editing/concepts.html", {"rows": rows, "offered": offered})


def _take_over(request: HttpRequest) -> HttpResponse:
    try:
        ref = uuid.UUID(request.POST.get("concept", ""))
    except ValueError:
        raise Http404 from None
    version = sharing.version_of(ref)
    if version is None or version.concept.uuid not in {concept.uuid for concept in sharing.to_take()}:
        messages.error(request, _("This concept is not offered any more, or it is here already."))
        return redirect("editing:concepts")
    url = sharing.take_over(version, by=Actor.of(request), at=now(), owner=request.user)
    messages.success(request, _("Taken over as a draft. Add what is different here, and publish it."))
    return redirect(url)


@never_cache
@BOTH
@needs(EDIT)
def concept(request: HttpRequest, concept_kind: str, instance_pk: int) -> HttpResponse:
    """«Concept gewijzigd»: per field take the region's text or keep one's own. Nothing happens unasked."""
    one = sharing.instance(concept_kind, instance_pk)
    if one is None:
        raise Http404
    if request.method == "POST":
        return _decide(request, one)
    base, newest = sharing.base_of(one), sharing.newest_of(one)
    context = {"one": one, "choices": choices(base, newest, sharing.own_content(one)) if one.changed else []}
    return render(request, "editing/concept.html", context)


def _decide(request: HttpRequest, one: sharing.Instance) -> HttpResponse:
    by = Actor.of(request)
    if request.POST.get("do") == "untie":
        sharing.untie(one, by=by)
        messages.success(request, _("It is your own now: the region does not ask about it any more."))
        return redirect("editing:concepts")
    taken = [field.key for field in KINDS[one.kind].fields if request.POST.get(f"take_{field.key}") == "take"]
    try:
        sharing.decide(one, take=taken, by=by, at=now(), user=request.user)
    except NotYet as problem:
        messages.error(request, str(problem))
        return redirect("editing:concept", concept_kind=one.kind, instance_pk=one.pk)
    messages.success(request, _("Decided. What you took over stands in the draft; publish it to show it."))
    return redirect(one.url)


@never_cache
@BOTH
@needs(EDIT)
def texts(request: HttpRequest, text_ref: uuid.UUID | None = None) -> HttpResponse:
    """A text that stands under pages: written here or taken over."""
    found = access.text(text_ref) if text_ref else None
    content = found.content if found else {}
    french = has_french_here()
    sent = request.POST if request.method == "POST" else None
    form = ContentForm(sent, content=content, french=french, kind=TEXT)
    if request.method == "POST" and form.is_valid():
        return _keep_text(request, found, form)
    context = {"rows": queries.texts(), "text": found, "form": form, "groups": form.groups(), "french": french}
    return render(request, "editing/texts.html", context)


def _keep_text(request: HttpRequest, found: LocalText | None, form: ContentForm) -> HttpResponse:
    by, at, given = Actor.of(request), now(), form.given()
    if not given.get("naam") or not given.get("tekst"):
        messages.error(request, _("Give it a title and a text."))
        return redirect("editing:text", text_ref=found.ref) if found else redirect("editing:texts")
    text = showing.write(found or LocalText(), given, by=by, at=at)
    verb = request.POST.get("do")
    if verb == "show" and form.french and not all((given.get(key) or {}).get("fr") for key in ("naam", "tekst")):
        messages.error(request, _("Saved, not published: here a text stands in Dutch and in French."))
    elif verb == "show":
        showing.show(text, by=by, at=at)
        messages.success(request, _("Published. Visitors read it from now on."))
    elif verb == "hide":
        showing.hide(text, by=by, at=at)
        messages.success(request, _("Taken off the pages. The text stays here."))
    else:
        messages.success(request, _("Saved."))
    return redirect("editing:text", text_ref=text.ref)
