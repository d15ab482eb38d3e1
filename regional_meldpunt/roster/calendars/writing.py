"""Shifts as an iCalendar file: one event per shift with an identity that stays when it moves, and two alarms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _

from regional_meldpunt.roster.models import Shift

ALARMS = (timedelta(hours=-12), timedelta(minutes=-30))


def write(shifts: Iterable[Shift], *, name: str, own: bool) -> bytes:
    """`own` is the calendar of one person: then the event says in which layer, else who."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Streekpoort//Wachtrooster//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for shift in shifts:
        calendar.add_component(_event(shift, own))
    return bytes(calendar.to_ical())


def _event(shift: Shift, own: bool) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{shift.layer_id}.{shift.key}@rooster.{settings.STREEKPOORT_DOMAIN}")
    event.add("dtstamp", shift.starts_at)
    event.add("dtstart", shift.starts_at)
    event.add("dtend", shift.ends_at)
    event.add("sequence", shift.version)
    words = (_("On call"), shift.layer.name) if own else (shift.layer.name, shift.person_name)
    event.add("summary", ": ".join(words))
    event.add("description", shift.roster.name)
    event.add("transp", "TRANSPARENT")
    if own:
        for before in ALARMS:
            alarm = icalendar.Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", _("Your shift begins"))
            alarm.add("trigger", before)
            event.add_component(alarm)
    return event
