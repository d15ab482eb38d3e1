"""The board: weeks or days by people, with what is missing; and what is behind it: balance and who was on call."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.roster import access, cautions, forms, queries
from regional_meldpunt.roster.apps import MANAGE, SEE
from regional_meldpunt.roster.balance import queries as balance
from regional_meldpunt.roster.board import periods
from regional_meldpunt.roster.board import queries as boards
from regional_meldpunt.roster.calendars import feeds
from regional_meldpunt.roster.models import Roster
from regional_meldpunt.roster.models.plan import OverrideKind
from regional_meldpunt.roster.planning import editing
from regional_meldpunt.roster.planning.editing import Exceptional
from regional_meldpunt.roster.problems import RosterProblem
from regional_meldpunt.roster.swapping import queries as swaps
from tenants.people.queries import active_people


@never_cache
@require_safe
@needs(SEE)
@region_role("coordinator", "desk")
def overview(request: HttpRequest) -> HttpResponse:
    """The first roster; when there is none, how to begin."""
    first = queries.default()
    if first is not None:
        return _board(request, first)
    return render(request, "roster/none.html", {"may_manage": access.may_manage(request)})


@never_cache
@require_safe
@needs(SEE)
@region_role("coordinator", "desk")
def board(request: HttpRequest, slug: str) -> HttpResponse:
    return _board(request, access.roster(request, slug))


@never_cache
@require_POST
@needs(MANAGE)
@region_role("coordinator")
def move(request: HttpRequest, slug: str) -> HttpResponse:
    """A block was dropped with somebody else, or a gap was given to somebody."""
    roster, form = access.roster(request, slug), forms.MoveForm(request.POST)
    people = {person.pk: person for person in active_people()}
    if not form.is_valid() or form.cleaned_data["taker"] not in people:
        messages.error(request, _("That cannot be moved. Choose a shift and a person."))
        return _back(request, roster)
    given, at = form.cleaned_data, now()
    layer, taker = access.layer(roster, given["layer"]), people[given["taker"]]
    wanted = Exceptional(
        OverrideKind.REPLACE, max(given["begins"], at), given["ends"], taker, people.get(given["giver"] or 0)
    )
    if given["begins"] >= at:
        wanted = Exceptional(OverrideKind.REPLACE, given["begins"], given["ends"], taker, wanted.instead_of)
    try:
        editing.move(layer, wanted, by=Actor.of(request), at=at)
    except RosterProblem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("%(name)s takes it over once you publish.") % {"name": taker.name})
    return _back(request, roster)


@never_cache
@require_safe
@needs(SEE)
@region_role("coordinator", "desk")
def judged(request: HttpRequest, slug: str) -> HttpResponse:
    """Balance over a year, what is missing in the next one, and who was on call at a moment."""
    roster, at = access.roster(request, slug), now()
    form = forms.WhenForm(request.GET) if "day" in request.GET else forms.today_form(at)
    then = form.moment() if form.is_bound and form.is_valid() else None
    ahead = balance.judged(roster, balance.published(roster, at, at + balance.YEAR), at, at + balance.YEAR)
    back = balance.judged(roster, balance.published(roster, at - balance.YEAR, at), at - balance.YEAR, at)
    context = {
        **_common(request, roster),
        "ahead": ahead,
        "back": back if back.people else None,
        "layers": {layer.pk: layer.name for layer in queries.layers(roster)},
        "when_form": form,
        "then": then,
        "then_on_duty": queries.on_duty(roster, then) if then else [],
    }
    return render(request, "roster/balance.html", context)


def _board(request: HttpRequest, roster: Roster) -> HttpResponse:
    at, manages = now(), access.may_manage(request)
    plan = manages and request.GET.get("toon") != "gepubliceerd"
    kind, since = request.GET.get("beeld", ""), request.GET.get("vanaf", "")
    period = periods.chosen(kind, since, local(at).date(), "10" if manages else "4")
    last = queries.last_publication(roster)
    shown = boards.board(roster, period, plan=plan, at=at)
    rostered = [line.person for line in shown.lines if any(cell.blocks for cell in line.cells)]
    context = {
        **_common(request, roster),
        "board": shown,
        "cautions": len(cautions.about(rostered, at)) if manages and plan else 0,
        "plan": plan,
        "last": last,
        "on_duty": queries.on_duty(roster, at),
        "next": queries.next_shifts(roster, at),
        "asked": swaps.open_in(roster.pk),
        "feeds": [one for one in feeds.of_account(request.user.pk or 0) if one.roster_id == roster.pk],
        "kinds": _kinds(),
    }
    return render(request, "roster/board.html", context)


def _kinds() -> list[tuple[str, str]]:
    words = (_("Week"), _("Month"), _("4 weeks"), _("10 weeks"), _("Year"))
    return list(zip(periods.KINDS, words, strict=True))


def _common(request: HttpRequest, roster: Roster) -> dict[str, Any]:
    return {"roster": roster, "rosters": queries.rosters(), "may_manage": access.may_manage(request)}


def _back(request: HttpRequest, roster: Roster) -> HttpResponse:
    """To the same part of the calendar."""
    period = periods.chosen(request.POST.get("beeld", ""), request.POST.get("vanaf", ""), local(now()).date(), "10")
    answer = redirect("roster:board", slug=roster.slug)
    answer["Location"] += f"?beeld={period.kind}&vanaf={period.first.isoformat()}"
    return answer
