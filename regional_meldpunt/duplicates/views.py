"""Storms: groups by place and time, everything of one storm, one message to all."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.finding import or_404
from foundation.identity.actor import Actor
from regional_meldpunt.answers.access import here, staff
from regional_meldpunt.answers.models import REGION
from regional_meldpunt.answers.problems import TooLate
from regional_meldpunt.duplicates import actions, queries, storms
from regional_meldpunt.duplicates.forms import GatherForm, TellForm
from regional_meldpunt.duplicates.models import Storm
from tenants.registry import hosts

SEE, HANDLE = "meldingen.see", "meldingen.handle"


@never_cache
@require_safe
@staff(SEE)
def listing(request: HttpRequest) -> HttpResponse:
    """The storms of now, and what lies together without one."""
    found = storms.open_storms()
    sizes = storms.sizes([storm.slug for storm in found])
    names = {member.schema_name: member.name for member in hosts.municipalities()}
    groups = [
        (group, names.get(group.municipality, group.municipality), _gather_form(found, {"numbers": group.numbers}))
        for group in storms.groups(now())
    ]
    listed = [(storm, *sizes.get(storm.slug, (0, 0))) for storm in found]
    return render(request, "duplicates/storms.html", {"storms": listed, "groups": groups})


@never_cache
@require_POST
@staff(HANDLE)
def gather(request: HttpRequest) -> HttpResponse:
    """A group goes into a storm, which begins with it when it is new."""
    form = GatherForm(request.POST, open_storms=storms.open_storms())
    if not form.is_valid():
        messages.error(request, _("Choose a storm or give a new one a name."))
        return redirect("duplicates:storms")
    by, at = Actor.of(request), now()
    slug, name = form.cleaned_data["storm"], form.cleaned_data["name"]
    found = storms.storm(slug) if slug and not name else storms.begin(name, by=by, at=at)
    if found is None:
        raise Http404
    rows = queries.chosen(form.cleaned_data["numbers"].split(), own="" if here(request) == REGION else here(request))
    total = actions.gather(rows, found, by=by, at=at)
    said = ngettext("%(total)d melding put in the storm.", "%(total)d meldingen put in the storm.", total)
    messages.success(request, said % {"total": total})
    return redirect("duplicates:storm", slug=found.slug)


@never_cache
@require_safe
@staff(SEE)
def storm(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, _storm(slug), TellForm())


@never_cache
@require_POST
@staff(HANDLE)
def tell(request: HttpRequest, slug: str) -> HttpResponse:
    """One message to everybody in it; on second thought it is taken back."""
    found, form = _storm(slug), TellForm(request.POST)
    if "undo" in request.POST:
        return _take_back(request, found)
    if not form.is_valid():
        return _page(request, found, form)
    text, key = form.cleaned_data["text"], form.cleaned_data["key"]
    total = actions.tell_everybody(found, text=text, key=key, by=Actor.of(request), at=now())
    said = ngettext(
        "Said to the reporters of %(total)d melding.", "Said to the reporters of %(total)d meldingen.", total
    )
    messages.success(request, said % {"total": total})
    return redirect("duplicates:storm", slug=found.slug)


def _take_back(request: HttpRequest, found: Storm) -> HttpResponse:
    by, at = Actor.of(request), now()
    message = storms.second_thoughts(storms.messages(found), by, at)
    if message is None:
        messages.error(request, str(TooLate()))
        return redirect("duplicates:storm", slug=found.slug)
    heard = actions.take_back(found, message, by=by, at=at)
    if heard:
        said = ngettext(
            "Taken back, but the reporters of %(total)d melding heard it already.",
            "Taken back, but the reporters of %(total)d meldingen heard it already.",
            heard,
        )
        messages.warning(request, said % {"total": heard})
    else:
        messages.success(request, _("Nothing was sent."))
    return _page(request, found, TellForm(initial={"text": message.text}))


@never_cache
@require_POST
@staff(HANDLE)
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """It is over: no more is put in it. Only its owner says so."""
    found = _storm(slug)
    if found.municipality != storms.owner_here():
        raise Http404
    storms.end(found, at=now())
    messages.success(request, _("The storm is over. Its meldingen stay together."))
    return redirect("duplicates:storms")


def _page(request: HttpRequest, found: Storm, form: TellForm) -> HttpResponse:
    rows, said = storms.of_storm(found), storms.messages(found)
    context = {
        "storm": found,
        "rows": rows[:200],
        "total": len(rows),
        "still": sum(not row.is_final for row in rows),
        "form": form,
        "said": said,
        "undo": storms.second_thoughts(said, Actor.of(request), now()),
        "own": found.municipality == storms.owner_here(),
        "file_url": "desk:melding" if here(request) == REGION else "meldpunt_office:melding",
    }
    return render(request, "duplicates/storm.html", context)


def _storm(slug: str) -> Storm:
    return or_404(storms.storm(slug))


def _gather_form(found: list[Storm], initial: dict[str, str]) -> GatherForm:
    return GatherForm(open_storms=found, initial=initial, auto_id=False)
