"""The catalogue for colleagues: the list, the internal view, and what happens to a fiche as a whole."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cms.catalogue import access, actions, channels, projecting, queries
from cms.catalogue.access import EDIT, INTERNAL, READ
from cms.catalogue.forms import ReviewForm, SpeechForm, WhyForm
from cms.catalogue.models import Fiche, State
from cms.catalogue.sheet import duration
from cms.concepts.comparing import choices, differences
from cms.concepts.fields import BY_KEY
from cms.search import queries as finding
from cms.search.models import Kind
from foundation.access.registry import can, needs
from foundation.identity.actor import Actor

TABS = (
    ("", gettext_lazy("All")),
    ("nakijken", gettext_lazy("To look at again")),
    ("concept", gettext_lazy("Asks for a decision")),
    ("kladversie", gettext_lazy("Drafts")),
    ("ingetrokken", gettext_lazy("Withdrawn")),
)


@never_cache
@require_safe
@needs(READ)
def listing(request: HttpRequest) -> HttpResponse:
    """Every fiche with who handles it; tabs for what asks for work."""
    today, tab = localdate(), request.GET.get("toon", "")
    question = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    attention, everything = queries.attention(today), queries.everything()
    tests: dict[str, Callable[[Fiche], bool]] = {
        "nakijken": lambda fiche: fiche.overdue(today) and fiche.state != State.WITHDRAWN,
        "concept": lambda fiche: fiche.pk in attention,
        "kladversie": lambda fiche: fiche.state == State.DRAFT,
        "ingetrokken": lambda fiche: fiche.state == State.WITHDRAWN,
    }
    counts = {code: sum(map(test, everything)) for code, test in tests.items()}
    chosen = [fiche for fiche in everything if tests[tab](fiche)] if tab in tests else everything
    if question:
        entries = finding.find(question, here=access.place(request).schema_name, kinds=[Kind.PRODUCT]).own
        found, low = {entry.key: place for place, entry in enumerate(entries)}, question.lower()
        chosen = [fiche for fiche in chosen if projecting.key(fiche) in found or low in fiche.name.lower()]
        chosen.sort(key=lambda fiche: found.get(projecting.key(fiche), 999))
    context = {
        "rows": [(fiche, fiche.overdue(today), attention.get(fiche.pk)) for fiche in chosen],
        "tabs": [(code, name, counts.get(code, len(everything))) for code, name in TABS],
        "tab": tab,
        "question": question,
        "missing": queries.missing(),
        "may_edit": can(request.user, EDIT),
        "speech": SpeechForm(initial={"address": queries.address_of_speech()}),
    }
    return render(request, "fiches/office/list.html", context)


@never_cache
@require_safe
@needs(READ)
def internal(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    """What the front office wants to know: who handles it, who replaces, how long, which channel."""
    fiche, place, today = access.fiche(fiche_pk), access.place(request), localdate()
    content = fiche.shown or fiche.content
    context = {
        "fiche": fiche,
        "content": content,
        "duration": duration(fiche.lead_time, fiche.lead_unit) if fiche.lead_time else "",
        "ways": channels.ways(fiche, content, place, now()),
        "attention": queries.attention(today).get(fiche.pk),
        "overdue": fiche.overdue(today),
        "versions": queries.versions(fiche)[:8],
        "review": ReviewForm.fresh(),
        "why": WhyForm(),
        "may_edit": can(request.user, EDIT),
        "may_internal": can(request.user, EDIT) or can(request.user, INTERNAL),
    }
    return render(request, "fiches/office/internal.html", context)


@never_cache
@require_safe
@needs(EDIT)
def to_take(request: HttpRequest) -> HttpResponse:
    """Concepts of the region that have no fiche here; the mandatory ones first."""
    rows = sorted(queries.not_taken(), key=lambda concept: (not concept.mandatory, concept.name))
    return render(request, "fiches/office/to_take.html", {"rows": rows, "missing": queries.missing()})


@never_cache
@require_POST
@needs(EDIT)
def take_over(request: HttpRequest, ref: uuid.UUID) -> HttpResponse:
    """The concept becomes a draft of one's own, with the municipality in place of the region."""
    version, place = access.newest_of(ref), access.place(request)
    if (known := queries.linked().get(ref)) is not None:
        return redirect("fiches:edit", fiche_pk=known)
    name = f"{'Stad' if place.form == 'stad' else 'Gemeente'} {place.name}"
    content = {
        **version.content,
        "uitvoerendeOverheden": [name],
        "geografischToepassingsgebieden": [place.refnis],
    }
    made = actions.make(content, {}, by=Actor.of(request), at=now(), source=version)
    messages.success(request, _("Taken over as a draft. Add what is different here, and publish it."))
    return redirect("fiches:edit", fiche_pk=made.pk)


@never_cache
@require_POST
@needs(EDIT)
def publish(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    fiche = access.fiche(fiche_pk)
    try:
        actions.publish(fiche, by=Actor.of(request), at=now(), why=request.POST.get("why", "")[:300])
    except actions.NotYet as problem:
        text = _("Not published yet: %(total)s fields still need something.") % {"total": len(problem.problems)}
        messages.error(request, text)
        return redirect("fiches:edit", fiche_pk=fiche_pk)
    messages.success(request, _("Published. Citizens read this text from now on."))
    return redirect("fiches:internal", fiche_pk=fiche_pk)


@never_cache
@require_POST
@needs(EDIT)
def withdraw(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    fiche, form = access.fiche(fiche_pk), WhyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it is withdrawn."))
        return redirect("fiches:internal", fiche_pk=fiche_pk)
    actions.withdraw(fiche, by=Actor.of(request), at=now(), why=form.cleaned_data["why"])
    messages.success(request, _("Withdrawn. You can bring it back from its versions."))
    return redirect("fiches:internal", fiche_pk=fiche_pk)


@never_cache
@require_POST
@needs(EDIT, INTERNAL)
def review(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    fiche, form = access.fiche(fiche_pk), ReviewForm(request.POST)
    if form.is_valid():
        actions.reviewed(fiche, until=form.cleaned_data["until"], by=Actor.of(request), at=now())
        messages.success(request, _("Thank you. It is right until the day that you chose."))
    else:
        messages.error(request, str(next(iter(form.errors["until"]))))
    return redirect("fiches:internal", fiche_pk=fiche_pk)


@never_cache
@require_safe
@needs(READ)
def version(request: HttpRequest, fiche_pk: int, number: int) -> HttpResponse:
    """What stood then, against what stands now."""
    fiche, then = access.fiche(fiche_pk), access.version(fiche_pk, number)
    context = {
        "fiche": fiche,
        "then": then,
        "differences": differences(then.content, fiche.content),
        "may_edit": can(request.user, EDIT),
    }
    return render(request, "fiches/office/version.html", context)


@never_cache
@require_POST
@needs(EDIT)
def bring_back(request: HttpRequest, fiche_pk: int, number: int) -> HttpResponse:
    fiche = actions.bring_back(access.fiche(fiche_pk), access.version(fiche_pk, number), by=Actor.of(request), at=now())
    messages.success(
        request, _("Version %(number)s is back as a draft. Publish it when it is right.") % {"number": number}
    )
    return redirect("fiches:edit", fiche_pk=fiche.pk)


@never_cache
@needs(EDIT)
def concept(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    """«Concept gewijzigd»: per field take the region's text or keep one's own. Nothing happens unasked."""
    fiche = access.fiche(fiche_pk)
    if fiche.concept is None:
        return redirect("fiches:internal", fiche_pk=fiche_pk)
    newest, base = access.newest_of(fiche.concept), queries.base_of(fiche)
    if request.method == "POST":
        chosen = [key for key in BY_KEY if request.POST.get(f"take_{key}") == "take"]
        actions.decide(fiche, newest, take=chosen, by=Actor.of(request), at=now())
        messages.success(request, _("Decided. What you took over stands in the draft; publish it to show it."))
        return redirect("fiches:internal", fiche_pk=fiche_pk)
    context = {
        "fiche": fiche,
        "newest": newest,
        "choices": choices(base, newest.content, fiche.content),
        "ended": newest.concept.removed,
    }
    return render(request, "fiches/office/concept.html", context)


@never_cache
@require_POST
@needs(EDIT)
def untie(request: HttpRequest, fiche_pk: int) -> HttpResponse:
    actions.untie(access.fiche(fiche_pk), by=Actor.of(request), at=now())
    messages.success(request, _("It is a fiche of your own now."))
    return redirect("fiches:internal", fiche_pk=fiche_pk)


@never_cache
@require_POST
@needs(EDIT)
def speak(request: HttpRequest) -> HttpResponse:
    form = SpeechForm(request.POST)
    if form.is_valid():
        actions.speak(form.cleaned_data["address"], by=Actor.of(request))
        messages.success(request, _("Chosen. Every fiche speaks like that from now on."))
    return redirect("fiches:list")


def waiting(request: HttpRequest) -> int:
    """The number in the menu: fiches that ask for a decision, or whose review date has passed."""
    today = localdate()
    return len(queries.attention(today)) + queries.overdue(today)
