"""At each request: the session is of this host, the account still stands, and staff have their second factor."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.identity.session import host_of, is_bound_to, second_factor_missing
from foundation.identity.standing import in_good_standing

Respond = Callable[[HttpRequest], HttpResponse]

OPEN_WITHOUT_SECOND_FACTOR = ("/account/", "/inloggen/", "/uitloggen/", "/-/", "/static/", "/taal/", "/i18n/")


class ValidityMiddleware:
    """Must stand after AuthenticationMiddleware and after the middleware that chooses the wall."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # An anonymous visitor has no session cookie: no query, no cost.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            end_if_not_allowed(request)
            if needs_second_factor(request):
                return redirect("mfa_index")
        return self.get_response(request)


def end_if_not_allowed(request: HttpRequest) -> None:
    reason = ""
    if not is_bound_to(request.session, host_of(request)):
        reason = "other host"
    elif not in_good_standing(request.user):
        reason = "account ended"
    if reason:
        record("identity.session_ended", by=Actor.of(request), facts={"reason": reason}, request=request)
        logout(request)


def needs_second_factor(request: HttpRequest) -> bool:
    if not request.user.is_authenticated or request.path.startswith(OPEN_WITHOUT_SECOND_FACTOR):
        return False
    return second_factor_missing(request.session)
