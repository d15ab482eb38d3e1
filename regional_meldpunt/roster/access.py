"""Which roster, exception or swap somebody may open. Unknown and forbidden look the same: 404."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404, HttpRequest

from foundation.access.checks import can
from foundation.access.finding import or_404
from regional_meldpunt.roster import queries
from regional_meldpunt.roster.apps import MANAGE
from regional_meldpunt.roster.calendars import feeds
from regional_meldpunt.roster.models import (
    Absence,
    Feed,
    Layer,
    LeaveCalendar,
    Override,
    OwnDay,
    Roster,
    Rotation,
    Shift,
    Swap,
    TemporarySchedule,
    TemporaryShift,
)
from regional_meldpunt.roster.swapping import queries as swaps
from tenants.people.models import Person
from tenants.people.queries import person_of_account

M = TypeVar("M", bound=Model)


def may_manage(request: HttpRequest) -> bool:
    return can(request.user, MANAGE)


def roster(request: HttpRequest, slug: str) -> Roster:
    """One that is in use; the coordinator also opens one that is not."""
    found = queries.roster(slug)
    if found is None or not (found.active or may_manage(request)):
        raise Http404
    return found


def layer(of: Roster, pk: int) -> Layer:
    return _one(Layer, pk=pk, roster=of, active=True)


def rotation(of: Roster, pk: int) -> Rotation:
    return _one(Rotation, pk=pk, layer__roster=of)


def override(of: Roster, pk: int) -> Override:
    return _one(Override, pk=pk, layer__roster=of)


def temporary(of: Roster, pk: int) -> TemporarySchedule:
    return _one(TemporarySchedule, pk=pk, roster=of)


def temporary_shift(of: Roster, pk: int) -> TemporaryShift:
    return _one(TemporaryShift, pk=pk, schedule__roster=of)


def own_day(pk: int) -> OwnDay:
    return _one(OwnDay, pk=pk)


def me(request: HttpRequest) -> Person:
    """The person on call behind this account."""
    return or_404(person_of_account(request.user.pk or 0))


def own_shift(request: HttpRequest, pk: int) -> Shift:
    found = queries.shift(pk)
    if found is None or found.person_id != me(request).pk:
        raise Http404
    return found


def swap_for_me(request: HttpRequest, pk: int) -> Swap:
    """Asked by me, of me, or of everybody in a roster that I am in."""
    found, person = swaps.swap(pk), me(request)
    if found is None:
        raise Http404
    mine = person.pk in (found.giver_id, found.asked_id, found.taker_id)
    if not mine and (found.asked_id is not None or not swaps.in_roster(found.roster_id, person)):
        raise Http404
    return found


def own_absence(request: HttpRequest, pk: int) -> Absence:
    return _one(Absence, pk=pk, person=me(request), calendar=None)


def own_calendar(request: HttpRequest, pk: int) -> LeaveCalendar:
    return _one(LeaveCalendar, pk=pk, person=me(request))


def own_feed(request: HttpRequest, pk: int) -> Feed:
    return or_404(feeds.feed(pk, request.user.pk or 0))


def _one(model: type[M], **facts: Any) -> M:
    found: M | None = model._default_manager.filter(**facts).first()
    if found is None:
        raise Http404
    return found
