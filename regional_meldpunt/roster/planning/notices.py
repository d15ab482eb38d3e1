"""Telling people by mail that their future changed, and the day before that their shift begins.

Both speak of published shifts, so that what was swapped or given away is told to whoever has it now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.utils import translation
from django.utils.formats import date_format

from foundation.calendar.clock import local
from foundation.notifications import send_mail
from regional_meldpunt.roster.models import Roster, Shift
from regional_meldpunt.roster.planning.differences import Change, Stretch
from tenants.people.models import Person
from tenants.registry.hosts import link_to_region

MOST_LINES = 12
BEFORE = timedelta(hours=24)


def tell_changes(roster: Roster, number: int, changes: Iterable[Change], *, why: str, who: str) -> int:
    """A mail to each person whose future changed; returns how many."""
    known = {change.person: change for change in changes}
    layers: dict[int, str] = dict(roster.layers.values_list("pk", "name"))
    told = 0
    for person in Person.objects.filter(pk__in=known, active=True):
        change = known[person.pk]
        context = {
            "roster": roster.name,
            "name": person.name,
            "why": why,
            "who": who,
            "gets": _lines(change.gets, layers, person.language),
            "loses": _lines(change.loses, layers, person.language),
            "link": link_to_region("/rooster/mijn/"),
        }
        key = f"roster:{roster.pk}:{number}:{person.pk}"
        told += send_mail(
            to=person.email, template="roster/mail/changed", context=context, language=person.language, key=key
        )
    return told


def remind(at: datetime) -> int:
    """Mail whoever has a shift that begins within a day, once per shift and person."""
    rows = Shift.objects.select_related("layer", "roster", "person")
    told = 0
    for shift in rows.filter(starts_at__gt=at, starts_at__lte=at + BEFORE, person__active=True):
        person = shift.person
        if person is None:
            continue
        key = f"roster-begin:{shift.layer_id}:{person.pk}:{shift.starts_at.isoformat()}"
        span = Stretch(shift.starts_at, shift.ends_at, shift.layer_id, person.pk)
        context = {
            "roster": shift.roster.name,
            "name": person.name,
            "shift": _line(span, {shift.layer_id: shift.layer.name}, person.language),
            "link": link_to_region("/wacht/"),
        }
        told += send_mail(
            to=person.email, template="roster/mail/begins", context=context, language=person.language, key=key
        )
    return told


def _lines(found: list[Stretch], layers: Mapping[int, str], language: str) -> list[str]:
    """The first ones in words; the last line counts the rest."""
    lines = [_line(one, layers, language) for one in found[:MOST_LINES]]
    if len(found) > MOST_LINES:
        with translation.override(language):
            lines.append(translation.gettext("and %(number)d more") % {"number": len(found) - MOST_LINES})
    return lines


def _line(one: Stretch, layers: Mapping[int, str], language: str) -> str:
    with translation.override(language):
        begins, ends = (date_format(local(at), "D j M Y, H:i").lower() for at in (one.begins, one.ends))
    return f"{layers.get(one.layer, '')}: {begins} – {ends}"
