"""What a rule may ask, as data: `{"categories": ["sluikstort"], "weekdays": [5], "from": "22:00", "until": "06:00"}`.

Every condition that is named must hold; within one, a single value is enough. What is not named does not matter.
`read` refuses what it does not understand, so that a rule never fires by a condition that nobody checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import time
from typing import Any

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.routing.facts import Facts, Why
from tenants.places.geometry import Area

LISTS = ("categories", "groups", "municipalities", "postal_codes", "road_owners", "urgencies", "channels")
NAMES = (*LISTS, "polygon", "answers", "weekdays", "day", "from", "until")
WORKDAY, FREE = "workday", "free"
Conditions = Mapping[str, Any]


class Unreadable(ValueError):
    """The conditions of a rule are not what this version understands."""


def read(given: Any) -> Conditions:
    """The conditions, checked for their form; raises Unreadable with the name of what is wrong."""
    if not isinstance(given, Mapping):
        raise Unreadable("conditions")
    for name, value in given.items():
        if name not in NAMES or not _readable(name, value):
            raise Unreadable(name)
    if bool(given.get("from")) != bool(given.get("until")):
        raise Unreadable("from")
    return given


def _readable(name: str, value: Any) -> bool:
    if name in ("from", "until"):
        return _time(value) is not None
    if name == "day":
        return value in (WORKDAY, FREE)
    if not isinstance(value, list):
        return False
    if name == "weekdays":
        return all(type(day) is int and 0 <= day <= 6 for day in value)
    if name == "polygon":
        return len(value) >= 3 and all(_position(point) for point in value)
    if name == "answers":
        return all(_answer(entry) for entry in value)
    return all(isinstance(entry, str) for entry in value)


def _position(point: Any) -> bool:
    return isinstance(point, list) and len(point) == 2 and all(isinstance(part, int | float) for part in point)


def _answer(entry: Any) -> bool:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("question"), str):
        return False
    values = entry.get("values")
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _time(text: Any) -> time | None:
    try:
        return time.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def looked(conditions: Conditions, facts: Facts) -> Iterator[Why]:
    """Each condition with what was found; the rule fires when all hold, so one that fails is enough to stop looking.

    The words are made when they are shown.
    """
    for name, (label, find) in ASKED.items():
        if wanted := conditions.get(name):
            found = find(facts)
            yield Why(label, found or _("unknown"), found in wanted, name, tuple(wanted))
    if ring := conditions.get("polygon"):
        yield _in_area(ring, facts)
    for entry in conditions.get("answers", ()):
        given = facts.answers.get(entry["question"], "")
        fits = given in entry["values"]
        yield Why(entry["question"], given or _("no answer"), fits, "answers", tuple(entry["values"]))
    if days := conditions.get("weekdays"):
        yield Why(on_days(days), WEEKDAYS[facts.weekday], facts.weekday in days)
    if day := conditions.get("day"):
        yield Why(DAYS[day], DAYS[WORKDAY if facts.workday else FREE], facts.workday == (day == WORKDAY))
    if conditions.get("from"):
        yield _in_window(conditions["from"], conditions["until"], facts)


# The conditions that compare one word with a list of words.
ASKED: dict[str, tuple[Promise, Callable[[Facts], str]]] = {
    "categories": (_("Category"), lambda facts: facts.category.slug),
    "groups": (_("Group"), lambda facts: facts.category.group.slug),
    "municipalities": (_("Municipality"), lambda facts: facts.municipality),
    "postal_codes": (_("Postal code"), lambda facts: facts.postal_code),
    "road_owners": (_("Owner of the road"), lambda facts: facts.road_owner),
    "urgencies": (_("Urgency"), lambda facts: facts.urgency),
    "channels": (_("Channel"), lambda facts: facts.channel),
}
DAYS = {WORKDAY: _("working day"), FREE: _("weekend or holiday")}
WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


def weekday_names() -> list[str]:
    return [str(name) for name in WEEKDAYS]


def _on_days(days: Sequence[int]) -> str:
    return f"{_('Day of the week')}: {', '.join(str(WEEKDAYS[day]) for day in days)}"


def _in_area(ring: Sequence[Sequence[float]], facts: Facts) -> Why:
    asked = _("Place inside the area on the map")
    if facts.lat is None or facts.lon is None:
        return Why(asked, _("no place on the map"), False)
    inside = Area.of("", "", [[ring]]).contains(facts.lat, facts.lon)
    return Why(asked, f"{facts.lat:.5f}, {facts.lon:.5f}", inside)


def _in_window(start: str, end: str, facts: Facts) -> Why:
    """From the first minute up to, not including, the last; a window may run past midnight."""
    begins, ends, now = time.fromisoformat(start), time.fromisoformat(end), facts.time
    inside = begins <= now < ends if begins < ends else now >= begins or now < ends
    return Why(between(start, end), f"{now:%H:%M}", inside)


def _between(start: str, end: str) -> str:
    return _("Between %(start)s and %(end)s") % {"start": start, "end": end}


between, on_days = lazy(_between, str), lazy(_on_days, str)
