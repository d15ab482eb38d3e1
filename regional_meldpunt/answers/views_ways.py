"""The reporter chooses again how to hear from us, on the page behind the secret link."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from regional_meldpunt.answers import following
from regional_meldpunt.answers.forms_reporter import WayForm
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.intake import limits
from regional_meldpunt.meldingen import access


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def way(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """Mail, text message, call or letter. Only of somebody who left a way to answer before."""
    melding = access.by_reporter(number, secret)
    signaal = access.signaal_of(melding, secret)
    contact = following.contact_of(signaal)
    if signaal is None or contact is None:
        raise Http404
    form = WayForm(request.POST if request.method == "POST" else None, contact=contact)
    if form.is_valid():
        if limits.too_often(request, "answer-way", limit=20):
            return render(request, "429.html", status=429)
        given = form.cleaned_data
        contacts.change_way(contact.ref, given.pop("answer_channel"), **given)
        messages.success(request, _("From now on you hear from us in the way you chose."))
        return redirect("meldingen:reporter", number=melding.number, secret=secret)
    context = {"melding": melding, "secret": secret, "form": form}
    response = render(request, "answers/way.html", context, status=422 if form.errors else 200)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
