"""One switch for everything that refers to a number which the authorities open for a time: 1722."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from foundation.access.registry import needs
from foundation.identity.actor import Actor
from regional_meldpunt.categories import actions
from regional_meldpunt.categories.apps import KEEP
from regional_meldpunt.categories.forms_line import LineForm
from regional_meldpunt.categories.models import STORM_LINE
from regional_meldpunt.categories.views import referrals_page


@never_cache
@require_POST
@needs(KEEP)
def open_line(request: HttpRequest) -> HttpResponse:
    """Open it, or open it longer, in every municipality at once."""
    at = now()
    form = LineForm(request.POST, at=at)
    if not form.is_valid():
        return referrals_page(request, form, status=422)
    until, reason = form.cleaned_data["until"], form.cleaned_data["reason"]
    actions.open_line(STORM_LINE, until=until, reason=reason, by=Actor.of(request), at=at)
    until_word = date_format(localtime(until), "l j F H:i").lower()
    messages.success(request, _("1722 is shown in every municipality, until %(until)s.") % {"until": until_word})
    return redirect("catalogue:referrals")


@never_cache
@require_POST
@needs(KEEP)
def close_line(request: HttpRequest) -> HttpResponse:
    if actions.close_line(STORM_LINE, by=Actor.of(request), at=now()):
        messages.success(request, _("1722 is not shown any more, nowhere."))
    return redirect("catalogue:referrals")
