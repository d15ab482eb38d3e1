""" "My meldingen" without an account: a link in a mail proves the address, for half an hour."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foundation.identity.actor import Actor
from regional_meldpunt.answers import following
from regional_meldpunt.answers.forms_personal import AddressForm
from regional_meldpunt.contacts import queries as book
from regional_meldpunt.contacts.actions import LINK_LIVES
from regional_meldpunt.contacts.models import PersonalLink
from regional_meldpunt.intake import limits
from regional_meldpunt.meldingen import access, secret_links

MOST_ASKED = 20  # per address, per ten minutes
MINUTES = int(LINK_LIVES.total_seconds() // 60)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """An address, and always the same answer: nobody learns here who ever reported something."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _asked(request, form.cleaned_data["email"])
    return render(request, "answers/ask.html", {"form": form, "minutes": MINUTES})


@never_cache
@require_POST
def subscribe(request: HttpRequest, number: str) -> HttpResponse:
    """Follow the steps of a report of which one only knows the number."""
    melding = access.public(number)
    here = request.municipality.schema_name  # type: ignore[attr-defined]  # set by HostMiddleware
    if melding.municipality != here or melding.state.finished:
        raise Http404
    form = AddressForm(request.POST)
    if not form.is_valid():
        return render(request, "answers/ask.html", {"form": form, "minutes": MINUTES, "melding": melding})
    return _asked(request, form.cleaned_data["email"], number=melding.number)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, secret: str) -> HttpResponse:
    """What the link opens: the own reports, or the question whether to follow one."""
    link = book.link(secret, now())
    if link is None:
        return _private(render(request, "answers/expired.html", {"minutes": MINUTES}, status=404))
    if not link.number:
        return _private(render(request, "answers/own.html", {"link": link, "rows": following.own(link)}))
    if request.method == "POST":
        return _follow(request, link)
    context = {"link": link, "melding": access.public(link.number)}
    return _private(render(request, "answers/confirm.html", context))


def _follow(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    signaal = following.follow(link, by=Actor.of(request), at=now())
    if signaal is None:
        return redirect("meldingen:public", number=link.number)
    return redirect("meldingen:reporter", number=link.number, secret=secret_links.token(signaal.key))


def _asked(request: HttpRequest, email: str, *, number: str = "") -> HttpResponse:
    if limits.too_often(request, "personal-link", limit=MOST_ASKED):
        return render(request, "429.html", status=429)
    following.ask(email, language=get_language() or "nl", at=now(), number=number)
    return render(request, "answers/asked.html", {"email": email, "minutes": MINUTES, "number": number})


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
