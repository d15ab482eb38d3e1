"""The structure of a roster in words: its layers with their rotations, hours and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.calendar.clock import local
from regional_meldpunt.roster.models import Layer, Roster, Rotation, RotationMember
from regional_meldpunt.roster.resolver import OffDays
from tenants.registry import hosts


@dataclass(frozen=True)
class Place:
    name: str
    home: str
    when: str


@dataclass(frozen=True)
class Turning:
    rotation: Rotation
    rhythm: str
    hours: list[str]
    places: list[Place]


@dataclass(frozen=True)
class Line:
    layer: Layer
    rotations: list[Turning]


def layers(roster: Roster) -> list[Line]:
    rows = roster.layers.filter(active=True).prefetch_related("rotations__members__person")
    return [Line(row, [_turning(one) for one in row.rotations.all()]) for row in rows]


def rhythm(rotation: Rotation) -> str:
    """ "A turn of 1 week, changes hands Monday at 08:00, since 5 January 2026"."""
    number = rotation.length
    words = {
        "hours": ngettext("a turn of %(number)d hour", "a turn of %(number)d hours", number),
        "days": ngettext("a turn of %(number)d day", "a turn of %(number)d days", number),
        "weeks": ngettext("a turn of %(number)d week", "a turn of %(number)d weeks", number),
        "months": ngettext("a turn of %(number)d month", "a turn of %(number)d months", number),
    }[rotation.unit] % {"number": number}
    since = _("changes hands at %(time)s, since %(day)s") % {
        "time": f"{rotation.starts_at:%H:%M}",
        "day": date_format(rotation.starts_on, "D j F Y").lower(),
    }
    return f"{words}, {since}"


def hours(windows: list[dict[str, Any]]) -> list[str]:
    """Each window in words; none is day and night."""
    return [_window(one) for one in windows] or [_("day and night")]


def _window(one: dict[str, Any]) -> str:
    begins, ends = time.fromisoformat(one["begins"]), time.fromisoformat(one["ends"])
    days = ", ".join(str(WEEKDAYS_ABBR[day]).lower() for day in one["days"])
    off = {
        OffDays.AS_USUAL.value: "",
        OffDays.ALSO.value: _("and holidays"),
        OffDays.NEVER.value: _("not on holidays"),
        OffDays.ONLY.value: _("only on holidays"),
    }[one["off_days"]]
    return " ".join(part for part in (days, f"{begins:%H:%M}–{ends:%H:%M}", off) if part)


def _turning(rotation: Rotation) -> Turning:
    places = [_place(one) for one in rotation.members.all()]
    return Turning(rotation, rhythm(rotation), hours(rotation.windows), [one for one in places if one is not None])


def _place(member: RotationMember) -> Place | None:
    if member.person is None:
        return None
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    when = []
    if member.joins:
        when.append(_("from %(day)s") % {"day": date_format(local(member.joins), "j M Y").lower()})
    if member.leaves:
        when.append(_("until %(day)s") % {"day": date_format(local(member.leaves), "j M Y").lower()})
    home = names.get(member.person.municipality, member.person.municipality)
    return Place(member.person.name, home, " ".join(when))
