"""The buttons. A page without a script posts a form and gets a page; a script, now or later, gets JSON."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.oncall import access, pages, pressing
from regional_meldpunt.oncall.forms import PressedForm, RefusalForm
from regional_meldpunt.oncall.models import Kind, Outcome
from regional_meldpunt.oncall.pages import by_script
from regional_meldpunt.oncall.pressing import Button

LONGEST = 5_000
STEPS: dict[str, Kind] = {
    Status.UNDER_WAY.value: Kind.UNDER_WAY,
    Status.ON_SITE.value: Kind.ON_SITE,
    Status.DONE.value: Kind.DONE,
}


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """«Ik ga» or «Ik kan niet»; the second asks why."""
    found = access.own_alarm(request, pk)
    if request.POST.get("answer") == "go":
        return _press(request, found, Kind.GO)
    form = RefusalForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["reason"]
        return _press(
            request, found, Kind.CANNOT, text=text, said=_("Thank you for saying so. The next person is being called.")
        )
    if by_script(request):
        return JsonResponse({"outcome": Outcome.REFUSED, "said": _("Say why you cannot go.")})
    context = {**pages.alarm(found, access.me(request)), "refusal_form": form, "refusing": True}
    return pages.page(request, "oncall/alarm.html", context)


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Under way, on site, done: the last one with a note and a photo."""
    found, kind = access.own_alarm(request, pk), STEPS.get(request.POST.get("to", ""))
    if kind is None:
        raise Http404
    said = _("Done. Thank you.") if kind is Kind.DONE else ""
    return _press(request, found, kind, text=_text(request) if kind is Kind.DONE else "", said=said)


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """A remark or a photo for the desk."""
    found, text = access.own_alarm(request, pk), _text(request)
    if text or "photo" in request.FILES:
        return _press(request, found, Kind.NOTE, text=text, said=_("The desk sees it."))
    said = _("Write something or choose a photo.")
    if by_script(request):
        return JsonResponse({"outcome": Outcome.REFUSED, "said": said})
    messages.error(request, said)
    return redirect("oncall:alarm", pk=pk)


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def tick(request: HttpRequest, pk: int) -> HttpResponse:
    """A step of the draaiboek, from the queue of the telephone."""
    word = request.POST.get("step", "")
    step = int(word) if word.isascii() and word.isdecimal() and len(word) < 4 else -1
    kind = Kind.UNTICK if "undo" in request.POST else Kind.TICK
    return _press(request, access.own_alarm(request, pk), kind, step=step, mark=request.POST.get("mark", "")[:60])


@never_cache
@require_safe
@needs("oncall.answer")
@region_role("desk")
def standing(request: HttpRequest) -> HttpResponse:
    """Before a queue is sent: whose account this is, and the token for its forms."""
    return JsonResponse({"account": str(request.user.pk), "token": get_token(request)})


def _press(
    request: HttpRequest, found: Alarm, kind: Kind, *, text: str = "", step: int = -1, mark: str = "", said: str = ""
) -> HttpResponse:
    at = now()
    key, pressed_at = PressedForm(request.POST).read(at)
    button = Button(
        key=key,
        kind=kind,
        pressed_at=pressed_at,
        text=text,
        photo=request.FILES.get("photo"),
        step=step,
        mark=mark,
    )
    answer = pressing.press(found, button, by=Actor.of(request), at=at)
    if by_script(request):
        return JsonResponse({"outcome": answer.outcome, "said": answer.said or said})
    if answer.said:
        messages.error(request, answer.said)
    elif said:
        messages.success(request, said)
    over = kind in pressing.ENDS or answer.outcome != Outcome.DONE and kind is Kind.GO
    return redirect("oncall:now") if over else redirect("oncall:alarm", pk=found.pk)


def _text(request: HttpRequest) -> str:
    return str(request.POST.get("text", "")).replace("\0", "")[:LONGEST].strip()
