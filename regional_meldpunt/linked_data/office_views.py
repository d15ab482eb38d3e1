"""The page of webhooks: who hears what, the secret, and each message with what was answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from regional_meldpunt.linked_data import access, actions, queries
from regional_meldpunt.linked_data.forms import WebhookForm
from regional_meldpunt.linked_data.messages import EVENTS
from regional_meldpunt.linked_data.models import Webhook

MANAGE = "connections.manage"
TWICE = ["GET", "HEAD", "POST"]


@never_cache
@require_safe
@needs(MANAGE)
def overview(request: HttpRequest) -> HttpResponse:
    last = queries.last_deliveries()
    rows = [(webhook, last.get(webhook.pk), _told(webhook)) for webhook in queries.webhooks()]
    return render(request, "webhooks/overview.html", {"rows": rows})


@never_cache
@require_http_methods(TWICE)
@needs(MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    form = WebhookForm(request.POST or None)
    if form.is_valid():
        made = actions.make(form.cleaned_data, by=Actor.of(request), at=now())
        messages.success(request, _("Saved. Give the secret to the receiver, and send a test message."))
        return redirect("webhooks:webhook", webhook_pk=made.pk)
    return render(request, "webhooks/webhook.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(TWICE)
@needs(MANAGE)
def webhook(request: HttpRequest, webhook_pk: int) -> HttpResponse:
    found = access.webhook_or_404(webhook_pk)
    form = WebhookForm.of(found, request.POST or None)
    if form.is_valid():
        actions.change(found, form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("webhooks:webhook", webhook_pk=found.pk)
    context = {"form": form, "webhook": found, "deliveries": queries.deliveries(found)}
    return render(request, "webhooks/webhook.html", context, status=422 if form.errors else 200)


@require_POST
@needs(MANAGE)
def test(request: HttpRequest, webhook_pk: int) -> HttpResponse:
    found = access.webhook_or_404(webhook_pk)
    place = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    actions.send_test(found, place, at=now())
    messages.success(request, _("A test message is on its way. Look again in a moment."))
    return redirect("webhooks:webhook", webhook_pk=found.pk)


@require_POST
@needs(MANAGE)
def secret(request: HttpRequest, webhook_pk: int) -> HttpResponse:
    found = actions.renew_secret(access.webhook_or_404(webhook_pk), by=Actor.of(request))
    messages.success(request, _("There is a new secret. The old one does not work any more."))
    return redirect("webhooks:webhook", webhook_pk=found.pk)


@require_POST
@needs(MANAGE)
def switch(request: HttpRequest, webhook_pk: int) -> HttpResponse:
    active = request.POST.get("stand") == "aan"
    found = actions.switch(access.webhook_or_404(webhook_pk), active=active, by=Actor.of(request))
    words = _("%(name)s is switched on.") if found.active else _("%(name)s is switched off.")
    messages.success(request, words % {"name": found.name})
    return redirect("webhooks:overview")


@require_POST
@needs(MANAGE)
def again(request: HttpRequest, webhook_pk: int, delivery_id: int) -> HttpResponse:
    found = access.webhook_or_404(webhook_pk)
    actions.send_again(access.delivery_or_404(found, delivery_id), at=now())
    messages.success(request, _("We try again now."))
    return redirect("webhooks:webhook", webhook_pk=found.pk)


def _told(webhook: Webhook) -> list[str]:
    return [str(EVENTS[event]) for event in webhook.events if event in EVENTS]
