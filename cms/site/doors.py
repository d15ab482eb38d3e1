"""The two doors Wagtail has of its own, turned into the ones of this host."""

from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST


def to_login(request: HttpRequest) -> HttpResponseRedirect:
    """To the login page of this host, and from there back to where the editor wanted to be."""
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = reverse("wagtailadmin_home")
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")


@require_POST
def leave(request: HttpRequest) -> HttpResponseRedirect:
    logout(request)
    return redirect("/")
