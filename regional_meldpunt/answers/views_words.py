"""The texts of a municipality: its own words for each message, and canned sentences."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.finding import or_404
from foundation.access.gates import needs
from foundation.identity.actor import Actor
from regional_meldpunt.answers import access, wordings
from regional_meldpunt.answers.access import WORDS, staff
from regional_meldpunt.answers.examples import example
from regional_meldpunt.answers.forms import CannedForm, WordsForm, known_place
from regional_meldpunt.answers.models import CannedText, Way
from regional_meldpunt.answers.words import CHANNELS, LANGUAGES, PLACES, TEMPLATES, Words


@never_cache
@require_safe
@needs(WORDS)
def texts(request: HttpRequest) -> HttpResponse:
    """Every text that goes out, and which of them are the municipality's own."""
    own = wordings.changed(access.here(request))
    rows = [
        (
            template,
            label,
            [
                (channel, [(language, (template, channel, language) in own) for language in LANGUAGES])
                for channel in CHANNELS
            ],
        )
        for template, label in TEMPLATES.items()
    ]
    columns = [Way(channel).label for channel in CHANNELS]
    return render(request, "answers/texts.html", {"rows": rows, "columns": columns, "own": len(own)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(WORDS)
def text(request: HttpRequest, template: str, channel: str, language: str) -> HttpResponse:
    """Write one text, look at it, keep it, or go back to the common words."""
    if not known_place(template, channel, language):
        raise Http404
    here, by = access.here(request), Actor.of(request)
    if "restore" in request.POST:
        wordings.restore(here, template, channel, language, by=by)
        messages.success(request, _("The common text is used again."))
        return redirect("answers:texts")
    current = wordings.words_of(here, template, channel, language)
    form = WordsForm(request.POST or None, channel=channel, initial={"subject": current.subject, "text": current.text})
    shown = current
    if request.method == "POST" and form.is_valid():
        shown = Words(form.cleaned_data.get("subject", ""), form.cleaned_data["text"])
        if "save" in request.POST:
            wordings.write(here, template, channel, language, shown, by=by, at=now())
            messages.success(request, _("Saved. From now on reporters read this text."))
            return redirect("answers:texts")
    context = {
        "template": template,
        "label": TEMPLATES[template],
        "channel": channel,
        "way": Way(channel).label,
        "language": language,
        "form": form,
        "own": wordings.own_words(here, template, channel, language),
        "places": PLACES.items(),
        "example": example(here, shown, language),
    }
    return render(request, "answers/text.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff(WORDS, role="coordinator")
def canned(request: HttpRequest) -> HttpResponse:
    """The list, and a form for a new one."""
    form = CannedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, form, None)
    return render(request, "answers/canned.html", {"rows": wordings.canned(access.here(request)), "form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff(WORDS, role="coordinator")
def canned_text(request: HttpRequest, canned_pk: int) -> HttpResponse:
    """Change one."""
    row = _canned(request, canned_pk)
    initial = {"title": row.title, "language": row.language, "text": row.text}
    form = CannedForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _keep(request, form, canned_pk)
    return render(request, "answers/canned_text.html", {"row": row, "form": form})


@never_cache
@require_POST
@staff(WORDS, role="coordinator")
def canned_removal(request: HttpRequest, canned_pk: int) -> HttpResponse:
    row = _canned(request, canned_pk)
    wordings.drop_canned(access.here(request), row.pk)
    messages.success(request, _("%(title)s was removed.") % {"title": row.title})
    return redirect("answers:canned")


def _canned(request: HttpRequest, pk: int) -> CannedText:
    return or_404(wordings.canned_text(access.here(request), pk))


def _keep(request: HttpRequest, form: CannedForm, pk: int | None) -> HttpResponse:
    wordings.keep_canned(access.here(request), pk=pk, by=Actor.of(request), at=now(), **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("answers:canned")
