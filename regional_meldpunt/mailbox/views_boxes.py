"""The mailboxes of a municipality, or of the region: where they are read, and whether that works."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.identity.actor import Actor
from regional_meldpunt.answers.access import here, staff
from regional_meldpunt.mailbox import access, actions, queries, trying
from regional_meldpunt.mailbox.access import MANAGE
from regional_meldpunt.mailbox.forms import MailboxForm
from regional_meldpunt.mailbox.inbox import MailboxProblem
from regional_meldpunt.mailbox.models import Mailbox


@never_cache
@require_safe
@staff(MANAGE, "coordinator")
def boxes(request: HttpRequest) -> HttpResponse:
    return render(request, "mailbox/boxes.html", {"boxes": queries.mailboxes()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff(MANAGE, "coordinator")
def add(request: HttpRequest) -> HttpResponse:
    return _form(request, Mailbox(municipality=here(request), started_at=now()))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff(MANAGE, "coordinator")
def box(request: HttpRequest, mailbox_pk: int) -> HttpResponse:
    return _form(request, access.box(mailbox_pk))


@never_cache
@require_POST
@staff(MANAGE, "coordinator")
def attempt(request: HttpRequest, mailbox_pk: int) -> HttpResponse:
    """Log in now, and say how it went."""
    found = access.box(mailbox_pk)
    try:
        waiting = trying.attempt(found)
    except MailboxProblem as problem:
        messages.error(request, _("It does not work: %(problem)s") % {"problem": problem})
    else:
        messages.success(request, _("It works. There are %(number)d mails in the folder.") % {"number": waiting})
    return redirect("mailbox:boxes")


def _form(request: HttpRequest, found: Mailbox) -> HttpResponse:
    form = MailboxForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in MailboxForm.Meta.fields}
        actions.save_mailbox(found, values, form.cleaned_data["password"], by=Actor.of(request), at=now())
        messages.success(request, _("Saved."))
        return redirect("mailbox:boxes")
    status = 422 if request.method == "POST" else 200
    return render(request, "mailbox/box.html", {"form": form, "box": found}, status=status)
