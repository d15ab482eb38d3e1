"""The page of the beheerder: periods, what the next night erases, and the register."""

from __future__ import annotations

import csv

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from regional_meldpunt.retention import actions, queries
from regional_meldpunt.retention.apps import KEEP
from regional_meldpunt.retention.forms import TermsForm
from regional_meldpunt.retention.terms import Ending

PAGE = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(KEEP)
def terms(request: HttpRequest) -> HttpResponse:
    form = TermsForm(request.POST or None, initial=queries.periods())
    if request.method == "POST" and form.is_valid():
        actions.choose(form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved. The next night uses these periods."))
        return redirect("retention:terms")
    at = now()
    context = {
        "form": form,
        "due": [(ending.label, queries.due(ending, at).count()) for ending in Ending],
        "page": Paginator(queries.register(), PAGE).get_page(request.GET.get("pagina")),
    }
    return render(request, "retention/terms.html", context)


@never_cache
@require_safe
@needs(KEEP)
def register(request: HttpRequest) -> HttpResponse:
    """The whole register as CSV."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="bewaarregister.csv"'
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerow([_("Number"), _("Ending"), _("Ended"), _("Erased"), _("What")])
    for row in queries.register().iterator():
        what = ", ".join(f"{name} {total}" for name, total in row.counts.items())
        ended, erased = localtime(row.finished_at), localtime(row.erased_at)
        writer.writerow([row.number, row.get_ending_display(), f"{ended:%Y-%m-%d}", f"{erased:%Y-%m-%d %H:%M}", what])
    return response
