"""The log of the shift: read, filtered, printed, exported, and written in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.checks import can
from foundation.access.gates import needs
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.shifts import access, actions, exports, handing, logbook
from regional_meldpunt.shifts.apps import LOG, READ
from regional_meldpunt.shifts.forms import CorrectionForm, LineForm, PeriodForm, usual_period
from regional_meldpunt.shifts.problems import ShiftProblem


@never_cache
@require_safe
@needs(READ)
@region_role("desk", "coordinator")
def log(request: HttpRequest) -> HttpResponse:
    form, found = _chosen(request)
    context = {
        "form": form,
        "lines": found,
        "line_form": LineForm(auto_id="id_line_%s"),
        "correction_form": CorrectionForm(auto_id=False),
        "may_write": can(request.user, LOG),
        "query": request.GET.urlencode(),
    }
    return render(request, "shiftlog/log.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@needs(READ)
@region_role("desk")
def latest(request: HttpRequest) -> HttpResponse:
    """The last lines of this shift, for the panel of the desk."""
    return render(request, "shiftlog/parts/latest.html", {"lines": handing.latest_lines()})


@never_cache
@require_safe
@needs(READ)
@region_role("desk", "coordinator")
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The chosen part of the log as a file; that somebody took it along is written in the book."""
    chosen, found = _chosen(request)
    if form not in exports.FORMS or chosen.errors:
        raise Http404
    record("shiftlog.exported", by=Actor.of(request), facts={"lines": len(found), "form": form}, request=request)
    return exports.answer(form, "logboek", exports.log_sheet(found))


@never_cache
@require_POST
@needs(LOG)
@region_role("desk")
def write(request: HttpRequest) -> HttpResponse:
    """A line by hand, from the log's own page or from the desk."""
    form, at = LineForm(request.POST, auto_id="id_line_%s"), now()
    typed = request.POST.get("number", "")
    melding = access.melding(typed)
    fetched = request.headers.get("X-Requested-With") == "fetch"
    if typed and melding is None:
        form.add_error("number", _("The desk knows no melding with this number."))
    if form.is_valid():
        text, earlier = form.cleaned_data["text"], form.happened_at(at)
        actions.log(text, by=Actor.of(request), at=at, melding=melding, happened_at=earlier)
        if fetched:
            return render(request, "shiftlog/parts/latest.html", {"lines": handing.latest_lines()})
        messages.success(request, _("Written in the log."))
        return redirect("shiftlog:log")
    if fetched:
        return HttpResponse(status=422)
    messages.error(request, " ".join(str(text) for errors in form.errors.values() for text in errors))
    return redirect("shiftlog:log")


@never_cache
@require_POST
@needs(LOG)
@region_role("desk")
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A new line that refers to the old one; the old one stays readable."""
    old, form = access.entry(pk), CorrectionForm(request.POST)
    try:
        if not form.is_valid():
            raise ShiftProblem(_("Write what it must say."))
        actions.log(form.cleaned_data["text"], by=Actor.of(request), at=now(), corrects=old)
        messages.success(request, _("Corrected. The old line stays readable."))
    except ShiftProblem as refused:
        messages.error(request, str(refused))
    return redirect("shiftlog:log")


def _chosen(request: HttpRequest) -> tuple[PeriodForm, list[logbook.Line]]:
    at = now()
    usual = usual_period(at, handing.begin_of_shift(at))
    form = PeriodForm(request.GET if "day" in request.GET else usual)
    if not form.is_valid():
        return form, []
    values: dict[str, Any] = form.cleaned_data
    return form, logbook.lines(values["since"], values["until"], kinds=values["kind"], words=values["words"])
