"""The list with everything: filters, tabs of one's own, pages, many at once, files, and who has how much."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.checks import can
from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.answers.access import here, staff
from regional_meldpunt.answers.models import REGION
from regional_meldpunt.meldingen import melding_number
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.teams import queries as teams
from regional_meldpunt.worklists import actions, exports, filters, queries
from regional_meldpunt.worklists.context import file_of, list_context, reader
from regional_meldpunt.worklists.forms import BulkForm, SaveForm, chosen

SEE, HANDLE = "meldingen.see", "meldingen.handle"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
@staff(SEE)
def listing(request: HttpRequest) -> HttpResponse:
    """The list as asked; a number opens its file."""
    asked = filters.read(request.GET)
    if asked.zoek and (number := melding_number.normalise(asked.zoek)) and meldingen.by_number(number):
        return redirect(file_of(request), number=number)
    return render(request, "worklists/list.html", list_context(request, asked))


@never_cache
@require_safe
@staff(SEE)
def workload(request: HttpRequest) -> HttpResponse:
    """Who has how much, per person and per team."""
    at, owner = now(), queries.owner_here()
    named = {team.slug: team.name for team in teams.teams_of(owner)}
    loads = queries.load_of_teams(at)
    context = {
        "people": queries.workload(at),
        "teams": [(slug, named.get(slug, slug), *counted) for slug, counted in sorted(loads.items())],
    }
    return render(request, "worklists/workload.html", context)


@never_cache
@require_safe
@staff(SEE)
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The whole list, not only this page, as CSV or XLSX. Written down, because it leaves the house."""
    asked, at = filters.read(request.GET), now()
    rows = queries.listed(asked, reader(request), at)[: queries.MOST_EXPORTED]
    found = list(rows)
    record("worklists.exported", by=Actor.of(request), facts={"query": asked.query, "rows": len(found), "form": form})
    name = f"meldingen-{localdate().isoformat()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if form == "xlsx":
        return HttpResponse(exports.as_xlsx(found), content_type=XLSX, headers=headers)
    return StreamingHttpResponse(exports.as_csv(found), content_type="text/csv; charset=utf-8", headers=headers)


@never_cache
@require_POST
@staff(HANDLE)
def bulk(request: HttpRequest) -> HttpResponse:
    """The chosen verb for every ticked row."""
    form = BulkForm(request.POST)
    rows = _ticked(request)
    if not rows:
        messages.error(request, _("Tick at least one row."))
    elif not form.is_valid():
        messages.error(request, _("Fill in what is missing."))
    else:
        outcome = actions.on_many(rows, _order(request, form))
        _say(request, outcome)
    return _back(filters.read(request.GET))  # the address says which list; the form has a status and a storm of its own


@never_cache
@require_POST
@staff(HANDLE)
def undo(request: HttpRequest, ref: uuid.UUID) -> HttpResponse:
    """Back to where everything stood."""
    by, at = Actor.of(request), now()
    act = queries.act(by.id or 0, str(ref))
    if act is None:
        raise Http404
    if act.undone_at is None and act.at >= at - actions.UNDO_FOR:
        outcome = actions.undo(act, by=by, at=at)
        total = len(outcome.done)
        said = ngettext(
            "%(total)d melding stands where it stood.", "%(total)d meldingen stand where they stood.", total
        )
        messages.success(request, said % {"total": total})
        _say_left(request, outcome.left)
    else:
        messages.error(request, _("It is too late to undo this."))
    return _back(filters.read(request.POST))


@never_cache
@require_POST
@staff(SEE)
def save(request: HttpRequest) -> HttpResponse:
    """Keep this filter as a tab."""
    asked, form = filters.read(request.POST), SaveForm(request.POST)
    user = request.user.pk or 0
    if not form.is_valid():
        messages.error(request, _("Give the list a name."))
    elif not actions.room_for(user):
        messages.error(request, _("There is no room for more lists: remove one first."))
    else:
        for_all = form.cleaned_data["everybody"] and can(request.user, HANDLE)
        name = form.cleaned_data["name"]
        actions.save_list(
            owner=queries.owner_here(), user_id=0 if for_all else user, name=name, query=asked.query, at=now()
        )
        messages.success(request, _("Kept as the list “%(name)s”.") % {"name": name})
    return redirect(f"{reverse('worklists:list')}?{asked.query}")


@never_cache
@require_POST
@staff(SEE)
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.saved_one(request.user.pk or 0, pk)
    if found is None or (found.user_id == 0 and not can(request.user, HANDLE)):
        raise Http404
    actions.forget_list(found)
    return redirect("worklists:list")


def _ticked(request: HttpRequest) -> list[Melding]:
    """The ticked rows; a municipality acts only on what it is competent for."""
    wanted = [typed[:20] for typed in request.POST.getlist("number")]
    rows = queries.by_numbers(wanted)
    own = here(request)
    return rows if own == REGION else [row for row in rows if row.municipality == own]


def _order(request: HttpRequest, form: BulkForm) -> actions.Order:
    given = form.cleaned_data
    team, to = chosen(given["whom"])
    return actions.Order(
        verb=given["verb"],
        key=given["key"],
        by=Actor.of(request),
        at=now(),
        team=team,
        to=to,
        status=given["status"],
        storm=given["storm"],
        text=given["text"],
    )


def _say(request: HttpRequest, outcome: actions.Outcome) -> None:
    total = len(outcome.done) if outcome.done or outcome.act is None else len(outcome.act.items)
    said = ngettext("%(total)d melding changed.", "%(total)d meldingen changed.", total) % {"total": total}
    messages.success(request, said)
    for number, why in outcome.refused[:5]:
        messages.error(request, f"{number}: {why}")


def _say_left(request: HttpRequest, left: int) -> None:
    if left:
        said = ngettext(
            "The reporters of %(total)d melding were told already.",
            "The reporters of %(total)d meldingen were told already.",
            left,
        )
        messages.warning(request, said % {"total": left})


def _back(asked: filters.WorkFilter) -> HttpResponse:
    return redirect(f"{reverse('worklists:list')}?{asked.query}")
