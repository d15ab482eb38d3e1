"""The days on which the municipality is closed: public holidays are known, its own days are kept here."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.registry import needs
from foundation.calendar import actions, public_holidays, queries
from foundation.calendar.actions import ClosingDayRefused
from foundation.identity.actor import Actor
from tenants.office.access import closing_day_entry, closing_day_or_404, own_place
from tenants.office.forms import ClosingDayForm

YEARS_AHEAD = 3


def holidays(today: date) -> list[tuple[int, list[tuple[date, str]]]]:
    """The public holidays of this year and the next ones, in the language of the reader."""
    language = translation.get_language() or "nl"
    years = range(today.year, today.year + YEARS_AHEAD)
    return [(year, list(public_holidays(year, language).items())) for year in years]


def page(request: HttpRequest, form: ClosingDayForm) -> HttpResponse:
    today = timezone.localdate()
    schema = own_place(request).schema_name
    removed = request.GET.get("removed", "")
    undo = closing_day_entry(int(removed)) if removed.isdecimal() and len(removed) < 10 else None
    context = {
        "form": form,
        "days": queries.coming_days(schema, today),
        "past": queries.past_days(schema, today),
        "holidays": holidays(today),
        "undo": undo,
    }
    return render(request, "office/closing_days.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@needs("office.settings")
def closing_days(request: HttpRequest) -> HttpResponse:
    form = ClosingDayForm(request.POST or None)
    if form.is_valid():
        try:
            added = actions.add(own_place(request).schema_name, facts=form.facts(), by=Actor.of(request))
        except ClosingDayRefused as refused:
            form.add_error("day", str(refused))
        else:
            messages.success(request, _("Added: %(name)s.") % {"name": added.name})
            return redirect("office_closing_days")
    return page(request, form)


@never_cache
@require_http_methods(["GET", "POST"])
@needs("office.settings")
def closing_day(request: HttpRequest, pk: int) -> HttpResponse:
    row = closing_day_or_404(own_place(request).schema_name, pk)
    form = ClosingDayForm(request.POST) if request.method == "POST" else ClosingDayForm.of(row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(row, facts=form.facts(), by=Actor.of(request))
        except ClosingDayRefused as refused:
            form.add_error("day", str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("office_closing_days")
    return render(request, "office/closing_day.html", {"form": form, "row": row}, status=422 if form.errors else 200)


@require_POST
@needs("office.settings")
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    entry = actions.remove(closing_day_or_404(own_place(request).schema_name, pk), by=Actor.of(request))
    answer = redirect("office_closing_days")
    answer["Location"] += f"?removed={entry.pk}"
    return answer


@require_POST
@needs("office.settings")
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a removed day back, from the entry that its removal left in the audit book."""
    entry = closing_day_entry(pk)
    try:
        actions.put_back(own_place(request).schema_name, entry.facts, by=Actor.of(request))
    except ClosingDayRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is as it was before."))
    return redirect("office_closing_days")
