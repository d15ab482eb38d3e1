"""The page of connections: keys for apps, systems to hand on to, what was handed on and how it stands there."""

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
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.open311 import access, actions, client, queries
from regional_meldpunt.open311.client import RemoteProblem
from regional_meldpunt.open311.forms import BETWEEN, EndpointForm, HandOnForm, KeyForm, ServiceForm
from regional_meldpunt.open311.models import Endpoint

MANAGE, HANDLE = "connections.manage", "meldingen.handle"
TWICE = ["GET", "HEAD", "POST"]


@never_cache
@require_safe
@needs(MANAGE)
def overview(request: HttpRequest) -> HttpResponse:
    context = {
        "keys": queries.keys(),
        "endpoints": queries.endpoints(),
        "links": queries.links(),
        "api": request.build_absolute_uri("/open311/v2/"),
    }
    return render(request, "connections/overview.html", context)


@never_cache
@require_http_methods(TWICE)
@needs(MANAGE)
def new_key(request: HttpRequest) -> HttpResponse:
    """The text of the key is on the answer to this one request, and nowhere after it."""
    form = KeyForm(request.POST or None)
    if form.is_valid():
        made, text = actions.make_key(**form.cleaned_data, by=Actor.of(request), at=now())
        context = {"key": made, "text": text, "api": request.build_absolute_uri("/open311/v2/")}
        return render(request, "connections/key.html", context, status=201)
    return render(request, "connections/key_form.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@needs(MANAGE)
def revoke_key(request: HttpRequest, key_pk: int) -> HttpResponse:
    revoked = actions.revoke_key(access.key_or_404(key_pk), by=Actor.of(request), at=now())
    messages.success(request, _("The key of %(name)s opens nothing any more.") % {"name": revoked.name})
    return redirect("connections:overview")


@never_cache
@require_http_methods(TWICE)
@needs(MANAGE)
def new_endpoint(request: HttpRequest) -> HttpResponse:
    return _endpoint_page(request, None)


@never_cache
@require_http_methods(TWICE)
@needs(MANAGE)
def endpoint(request: HttpRequest, system: str) -> HttpResponse:
    return _endpoint_page(request, access.endpoint_or_404(system))


@require_POST
@needs(MANAGE)
def ask_services(request: HttpRequest, system: str) -> HttpResponse:
    """Ask the system what it takes."""
    _ask_services(request, access.endpoint_or_404(system))
    return redirect("connections:endpoint", system=system)


@require_POST
@needs(MANAGE)
def switch(request: HttpRequest, system: str) -> HttpResponse:
    found = actions.switch_endpoint(
        access.endpoint_or_404(system), active=request.POST.get("stand") == "aan", by=Actor.of(request)
    )
    words = _("%(name)s is switched on.") if found.active else _("%(name)s is switched off.")
    messages.success(request, words % {"name": found.name})
    return redirect("connections:overview")


@require_POST
@needs(MANAGE)
def again(request: HttpRequest, link_pk: int) -> HttpResponse:
    actions.try_again(access.link_or_404(link_pk), at=now())
    messages.success(request, _("We try again now."))
    return redirect("connections:overview")


@require_POST
@needs(MANAGE)
def stop(request: HttpRequest, link_pk: int) -> HttpResponse:
    actions.stop_following(access.link_or_404(link_pk))
    messages.success(request, _("We do not follow it there any more."))
    return redirect("connections:overview")


@never_cache
@require_http_methods(TWICE)
@needs(HANDLE)
def hand_on(request: HttpRequest, number: str) -> HttpResponse:
    """A case worker sends a melding to another system."""
    found = access.own_melding_or_404(number, request.municipality)  # type: ignore[attr-defined]  # set by HostMiddleware
    offered = [row for row in queries.endpoints(only_active=True) if row.services]
    chosen = request.POST.get("dienst") or request.GET.get("dienst", "")
    target, service = _chosen(offered, chosen)
    if target is None or service is None:
        choice = ServiceForm(request.GET if chosen else None, endpoints=offered)
        return _hand_on_page(request, found, form=choice, offered=offered)
    form = HandOnForm(request.POST or None, melding=found, service=service)
    if form.is_valid() and not found.is_final:
        actions.hand_on(found, target, sending=form.sending(), by=Actor.of(request), at=now())
        messages.success(request, _("It is on its way to %(name)s.") % {"name": target.name})
        return redirect("connections:hand_on", number=found.number)
    return _hand_on_page(request, found, form=form, offered=offered, target=target, service=service, chosen=chosen)


def _hand_on_page(request: HttpRequest, found: Melding, **context: object) -> HttpResponse:
    context |= {"melding": found, "links": queries.links_of(found)}
    form = context["form"]
    wrong = isinstance(form, HandOnForm | ServiceForm) and bool(form.errors)
    return render(request, "connections/hand_on.html", context, status=422 if wrong else 200)


def _chosen(offered: list[Endpoint], chosen: str) -> tuple[Endpoint | None, dict[str, object] | None]:
    slug, _between, code = chosen.partition(BETWEEN)
    target = next((row for row in offered if row.slug == slug), None)
    service = next((row for row in target.services if row["code"] == code), None) if target else None
    return target, service


def _endpoint_page(request: HttpRequest, found: Endpoint | None) -> HttpResponse:
    form = EndpointForm(request.POST or None, instance=found)
    if form.is_valid():
        saved = actions.save_endpoint(found, form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved."))
        if found is None:
            _ask_services(request, saved)
        return redirect("connections:endpoint", system=saved.slug)
    if found and not request.POST:
        form.initial["key"] = ""
    context = {"form": form, "endpoint": found}
    return render(request, "connections/endpoint.html", context, status=422 if form.errors else 200)


def _ask_services(request: HttpRequest, found: Endpoint) -> None:
    try:
        services = client.services(found)
    except RemoteProblem as problem:
        messages.error(request, _("The system does not answer as we hoped: %(why)s") % {"why": problem})
        return
    actions.keep_services(found, services, at=now())
    messages.success(request, _("They offer %(count)d services.") % {"count": len(services)})
