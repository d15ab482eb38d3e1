"""The telephone of whoever is on call. One thing at a time: the alarm, then the next step."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.events import stream
from foundation.files import actions as files
from foundation.files import serving
from foundation.files.models import StoredFile
from foundation.files.problems import FileRefused
from foundation.identity.actor import Actor
from foundation.realtime.addresses import address
from foundation.tenancy import region_role
from regional_meldpunt.desk.wording import lines
from regional_meldpunt.dispatch import actions
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.dispatch.models import Alarm, AlarmState
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.oncall import access
from regional_meldpunt.oncall.distance import kilometres
from regional_meldpunt.oncall.forms import NoteForm, RefusalForm
from regional_meldpunt.playbooks import helping
from regional_meldpunt.roster import queries as roster
from tenants.people.models import Person
from tenants.registry import hosts

SOCKET = "/ws/wacht/"
STEPS = (
    (Status.ACKNOWLEDGED, gettext_lazy("I go")),
    (Status.UNDER_WAY, gettext_lazy("Under way")),
    (Status.ON_SITE, gettext_lazy("On site")),
    (Status.DONE, gettext_lazy("Done")),
)


@never_cache
@require_safe
@needs("oncall.answer")
@region_role("desk")
def current(request: HttpRequest) -> HttpResponse:
    """The alarm to answer or the work at hand; else: nothing, and until when."""
    person, place = access.me(request), stream.head()
    found = dispatch.open_alarm(person.pk)
    context = _context(request, person, place)
    if found is not None:
        helping.open_for(found.melding, by=Actor.of(request), at=now())
        return render(request, "oncall/alarm.html", {**context, **_alarm(found, person)})
    at = now()
    context |= {"shift": _own_shift(person), "next": next(iter(roster.shifts_of(person.pk, after=at)), None)}
    return render(request, "oncall/quiet.html", {**context, "alarms": dispatch.alarms_of(person.pk, 8)})


@never_cache
@require_safe
@needs("oncall.answer")
@region_role("desk")
def alarm(request: HttpRequest, pk: int) -> HttpResponse:
    """One own alarm, also one that is over."""
    place, found = stream.head(), access.own_alarm(request, pk)
    person = access.me(request)
    if found.is_live:
        helping.open_for(found.melding, by=Actor.of(request), at=now())
    return render(request, "oncall/alarm.html", {**_context(request, person, place), **_alarm(found, person)})


@never_cache
@require_safe
@needs("oncall.answer")
@region_role("desk")
def shifts(request: HttpRequest) -> HttpResponse:
    """The own shifts, and the alarms there were."""
    person, place = access.me(request), stream.head()
    context = {"shifts": roster.shifts_of(person.pk, after=now()), "alarms": dispatch.alarms_of(person.pk)}
    return render(request, "oncall/shifts.html", {**_context(request, person, place), **context})


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """«Ik ga» or «Ik kan niet»; the second asks why."""
    found, by, at = access.own_alarm(request, pk), Actor.of(request), now()
    try:
        if request.POST.get("answer") == "go":
            actions.acknowledge(found, by=by, at=at)
            return redirect("oncall:alarm", pk=pk)
        form = RefusalForm(request.POST)
        if not form.is_valid():
            person = access.me(request)
            context = {**_context(request, person, stream.head()), **_alarm(found, person), "refusal_form": form}
            return render(request, "oncall/alarm.html", {**context, "refusing": True})
        actions.decline(found, by=by, at=at, reason=form.cleaned_data["reason"])
        messages.success(request, _("Thank you for saying so. The next person is being called."))
    except MeldingProblem as problem:
        messages.error(request, str(problem))
    return redirect("oncall:now")


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Under way, on site, done: the last one with a note and a photo."""
    found, by, at = access.own_alarm(request, pk), Actor.of(request), now()
    wanted = request.POST.get("to", "")
    try:
        if wanted == Status.UNDER_WAY:
            actions.under_way(found, by=by, at=at)
        elif wanted == Status.ON_SITE:
            actions.arrive(found, by=by, at=at)
        elif wanted == Status.DONE:
            text = str(request.POST.get("text", ""))[:5_000]
            actions.finish(found, by=by, at=at, text=text, photos=_photos(request, found))
            messages.success(request, _("Done. Thank you."))
            return redirect("oncall:now")
        else:
            raise Http404
    except (MeldingProblem, FileRefused) as problem:
        messages.error(request, str(problem))
    return redirect("oncall:alarm", pk=pk)


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """A remark or a photo for the desk."""
    found = access.own_alarm(request, pk)
    form = NoteForm(request.POST, request.FILES)
    try:
        if form.is_valid() and (form.cleaned_data["text"] or form.cleaned_data["photo"]):
            text = form.cleaned_data["text"]
            actions.note(found, by=Actor.of(request), at=now(), text=text, photos=_photos(request, found))
            messages.success(request, _("The desk sees it."))
        else:
            messages.error(request, _("Write something or choose a photo."))
    except (MeldingProblem, FileRefused) as problem:
        messages.error(request, str(problem))
    return redirect("oncall:alarm", pk=pk)


@never_cache
@require_safe
@needs("oncall.answer")
@region_role("desk")
def photo(request: HttpRequest, pk: int, ref: uuid.UUID) -> HttpResponseBase:
    return serving.respond(access.photo(request, pk, ref))


def _photos(request: HttpRequest, found: Alarm) -> list[StoredFile]:
    upload: Any = request.FILES.get("photo")
    if upload is None:
        return []
    owner = found.municipality
    return [files.take_picture(upload, by=Actor.of(request), at=now(), owner=owner, at_region=True)]


def _context(request: HttpRequest, person: Person, place: stream.Position) -> dict[str, Any]:
    socket = f"{address(request, SOCKET)}?after={place.seq}&epoch={place.epoch}"
    return {"person": person, "socket": socket}


def _alarm(found: Alarm, person: Person) -> dict[str, Any]:
    melding = found.melding
    history = meldingen.history(melding)
    reached = {line.to_status: line.at for line in history if line.to_status and line.at >= found.sent_at}
    order = [status.value for status, _label in STEPS]
    here = order.index(melding.status) if melding.status in order else -1
    return {
        "alarm": found,
        "melding": melding,
        "place_name": hosts.by_schema(melding.municipality).name,
        "rings": found.state == AlarmState.SENT,
        "going": found.state == AlarmState.ACKNOWLEDGED,
        "km": kilometres(melding, person),
        "route": _route(found),
        "photos": meldingen.photos(melding),
        "lines": lines(list(reversed(history))),
        "track": [(label, reached.get(status.value), place <= here) for place, (status, label) in enumerate(STEPS)],
        "next_step": STEPS[here + 1] if 0 <= here < len(STEPS) - 1 else None,
        "refusal_form": RefusalForm(),
        "note_form": NoteForm(),
    }


def _route(found: Alarm) -> str:
    """To a map that everybody has; the point when there is one, else the words."""
    melding = found.melding
    if melding.lat is not None and melding.lon is not None:
        point = f"{melding.lat:.5f}%2C{melding.lon:.5f}"
        return f"https://www.openstreetmap.org/directions?to={point}"
    words = f"{melding.place_text} {hosts.by_schema(melding.municipality).name}"
    return f"https://www.openstreetmap.org/search?query={quote(words)}"


def _own_shift(person: Person) -> object:
    shift = roster.current_shift(now())
    return shift if shift and shift.person_id == person.pk else None
