"""Our own few pages around the login; the rest are allauth's views with our templates."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from foundation.identity.landing import landing_page


@never_cache
@login_required
def onward(request: HttpRequest) -> HttpResponse:
    return redirect(landing_page(request))


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "identity/account.html")


@never_cache
def to_login(request: HttpRequest) -> HttpResponse:
    """Wagtail's login, and what a page behind a login asks for: keep where the visitor was going, if it is here."""
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    query = f"?{urlencode({'next': target})}" if target and safe else ""
    return redirect(reverse("account_login") + query)


@never_cache
def to_logout(request: HttpRequest) -> HttpResponse:
    """Asks to confirm, so that a picture on another site cannot sign people out."""
    return redirect("account_logout")


def nowhere(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    raise Http404
