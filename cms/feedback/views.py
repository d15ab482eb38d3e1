"""What a citizen says about a page: useful or not, and what is wrong. Everything works without a script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.feedback import access, actions, limits
from cms.feedback.forms import RemarkForm
from cms.feedback.subjects import Subject
from foundation.design.errors import too_many_requests
from foundation.design.same_site import same_site

VOTES = {"ja": True, "nee": False}


@same_site
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest) -> HttpResponse:
    """The form; a vote (`nuttig`) that leads to it; or what was written in it."""
    subject = access.subject((request.POST or request.GET).get("pagina", ""))
    if request.method != "POST":
        return _form(request, subject, RemarkForm())
    if (vote := request.POST.get("nuttig", "")) in VOTES:
        return _vote(request, subject, VOTES[vote])
    if limits.too_often(request, "remark", limits.MOST_REMARKS):
        return too_many_requests(request, limits.WINDOW)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _form(request, subject, form, status=422)
    if not request.POST.get("website"):  # a field that only robots fill in
        actions.say(
            subject,
            form.cleaned_data["text"],
            email=form.cleaned_data["email"],
            language=get_language() or "nl",
            place=access.place(request),
            at=now(),
        )
    return redirect(_address(subject, "gezegd"))


def _vote(request: HttpRequest, subject: Subject, useful: bool) -> HttpResponse:
    """One click is enough; whoever says no is asked why."""
    if not limits.too_often(request, "vote", limits.MOST_VOTES):
        actions.count(subject, useful=useful, at=now())
    if request.headers.get("X-Fragment"):
        return render(request, "feedback/thanks.html", {"subject": subject, "useful": useful})
    return redirect(_address(subject, "ja" if useful else "nee"))


def _address(subject: Subject, done: str) -> str:
    return f"{reverse('feedback:say')}?{urlencode({'pagina': subject.path, 'dank': done})}"


def _form(request: HttpRequest, subject: Subject, form: RemarkForm, status: int = 200) -> HttpResponse:
    context = {"subject": subject, "form": form, "thanks": request.GET.get("dank", "")}
    return render(request, "feedback/say.html", context, status=status)
