"""What people said, for who keeps the website: what waits, what was answered, and which pages help least."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.feedback import access, actions, queries
from cms.feedback.forms import AnswerForm
from cms.feedback.models import RemarkState
from foundation.access.registry import needs
from foundation.identity.actor import Actor

TABS = (
    ("", RemarkState.NEW, gettext_lazy("To answer")),
    ("klaar", RemarkState.ANSWERED, gettext_lazy("Answered")),
    ("gesloten", RemarkState.CLOSED, gettext_lazy("Closed without an answer")),
)


def waiting(request: HttpRequest) -> int:
    return queries.waiting()


@never_cache
@require_safe
@needs(access.ANSWER)
def listing(request: HttpRequest) -> HttpResponse:
    today = localdate()
    tab = next((row for row in TABS if row[0] == request.GET.get("toon", "")), TABS[0])
    since = today.replace(year=today.year - 1, day=1)
    context = {
        "rows": queries.remarks(tab[1]),
        "tabs": TABS,
        "tab": tab[0],
        "waiting": queries.waiting(),
        "opinions": queries.opinions(since),
    }
    return render(request, "feedback/office/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(access.ANSWER)
def remark(request: HttpRequest, remark_pk: int) -> HttpResponse:
    """One remark, with the answer to write or the answer that was given."""
    found, form = access.remark(remark_pk), AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = "" if "close" in request.POST else form.cleaned_data["answer"]
        try:
            done = actions.finish(found, answer, place=access.place(request), by=Actor.of(request), at=now())
        except actions.AlreadyDone:
            messages.warning(request, _("A colleague was before you: this is done."))
        else:
            messages.success(request, _("The answer leaves by mail.") if done.mailed else _("This is done."))
        return redirect("feedback:remark", remark_pk=found.pk)
    return render(request, "feedback/office/remark.html", {"remark": found, "form": form})
