"""`{% load shifts %}`: the panel of the log on the desk, and moments and minutes that were kept as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.calendar.clock import local
from foundation.design.statuses import look
from regional_meldpunt.shifts import exports
from regional_meldpunt.shifts.handing import latest_lines

register = template.Library()


@register.inclusion_tag("shiftlog/parts/latest.html")
def shift_lines() -> dict[str, Any]:
    """The last lines of the shift, for the desk."""
    return {"lines": latest_lines()}


@register.filter
def moment(value: Any, form: str = "D H:i") -> str:
    """A moment as text on the clock of Brussels; it may have travelled as JSON."""
    day = parse_date(value) if isinstance(value, str) else value
    found = parse_datetime(value) if isinstance(value, str) and day is None else day
    if isinstance(found, datetime):
        return date_format(local(found), form)
    return date_format(found, form) if found else ""


@register.filter
def hours(value: Any) -> str:
    """Minutes as hours: 605 is «10 u 05»."""
    if value in (None, ""):
        return ""
    whole, rest = divmod(abs(int(value)), 60)
    return _("%(hours)s h %(minutes)02d") % {"hours": whole, "minutes": rest}


@register.filter
def minutes_of(seconds: Any) -> str:
    """Seconds as minutes and seconds: 95 is «1 min 35 s»."""
    whole, rest = divmod(int(seconds or 0), 60)
    return _("%(minutes)s min %(seconds)02d s") % {"minutes": whole, "seconds": rest}


register.filter("kind_of_row", exports.kind)
register.filter("because", exports.because)


@register.filter
def status_word(code: str) -> str:
    """A status in one word, for a mail."""
    return str(look(code).label)
