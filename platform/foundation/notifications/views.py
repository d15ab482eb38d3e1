"""The demo's post box: every mail that went out, to read beside the pages. Exists only where mail is kept at home."""

from collections.abc import Callable
from functools import wraps

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from foundation.notifications import demo_mail

View = Callable[..., HttpResponseBase]

LETTER_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}
"""The HTML of a mail has its own styles, and may do nothing but open a link in a new tab."""


def only_in_demo(view: View) -> View:
    """Unknown everywhere else; production settings refuse to start with the demo's post box."""

    @wraps(view)
    def run(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not settings.STREEKPOORT_DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return run


@require_safe
@only_in_demo
@never_cache
def post(request: HttpRequest) -> HttpResponse:
    return render(request, "notifications/post.html", {"mails": demo_mail.newest()})


@require_safe
@only_in_demo
@never_cache
def letter(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "notifications/letter.html", {"mail": _found(name)})


@require_safe
@only_in_demo
@csp_replace(LETTER_POLICY)  # type: ignore[arg-type]  # its type forgets that views have arguments
@xframe_options_sameorigin
def page(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML of a mail as a mail program shows it: its own styles, no scripts, nothing from outside."""
    return HttpResponse(_found(name).html.replace("<head>", '<head><base target="_blank">', 1))


def _found(name: str) -> demo_mail.KeptMail:
    mail = demo_mail.find(name)
    if mail is None:
        raise Http404
    return mail
