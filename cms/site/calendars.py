"""The agenda as iCalendar (RFC 5545): one VEVENT per event with its rule, in the time of Brussels."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, vRecur

from cms.addresses import address_of
from cms.site import queries
from foundation.calendar.clock import BRUSSELS


def of_agenda(events: Iterable[Any], request: HttpRequest) -> bytes:
    municipality = request.municipality  # type: ignore[attr-defined]  # the host middleware put it there
    calendar = Calendar()
    calendar.add("prodid", f"-//{municipality.name}//Streekpoort//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Agenda {municipality.name}")
    calendar.add_component(Timezone.from_tzinfo(BRUSSELS))
    for event in events:
        calendar.add_component(_event(event, municipality, request))
    return bytes(calendar.to_ical())


def _event(event: Any, municipality: Any, request: HttpRequest) -> Event:
    """SEQUENCE counts publications, so that a calendar takes a change over."""
    found = Event()
    found.add("uid", f"{event.translation_key}@{municipality.host}")
    found.add("dtstamp", event.last_published_at or timezone.now())
    found.add("sequence", int((event.last_published_at or timezone.now()).timestamp()) // 60)
    found.add("summary", event.title)
    found.add("dtstart", _at(event, event.first_day, event.starts_at))
    if event.starts_at is None:
        found.add("dtend", event.first_day + timedelta(days=event.length + 1))
    elif event.ends_at is not None:
        found.add("dtend", _at(event, event.first_day + timedelta(days=event.length), event.ends_at))
    if event.summary:
        found.add("description", event.summary)
    place = queries.place_of(event)
    if place is not None or event.place_text:
        found.add("location", f"{place.title}, {place.address}" if place is not None else event.place_text)
    found.add("url", address_of(municipality, request, queries.address_of_page(event)))
    found.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    _repeat(found, event)
    return found


def _repeat(found: Event, event: Any) -> None:
    if not event.rule.ical:
        return
    until = event.repeat_until or event.first_day
    last = (
        until
        if event.starts_at is None
        else datetime.combine(until, event.starts_at, BRUSSELS).astimezone(timezone.get_default_timezone())
    )
    rule = vRecur.from_ical(event.rule.ical)
    rule["UNTIL"] = [last]
    found.add("rrule", rule)
    for day in sorted(event.rule.skipped):
        found.add("exdate", _at(event, day, event.starts_at))


def _at(event: Any, day: date, wall: Any) -> date | datetime:
    """A date for what takes the whole day, else the wall clock of Brussels."""
    return day if event.starts_at is None or wall is None else datetime.combine(day, wall, BRUSSELS)
