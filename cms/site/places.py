"""Places with what holds at this moment: open or closed, until when, and where on the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from cms.site import queries, timetable
from cms.site.icons import PLACE_ICONS
from cms.site.open_now import OpenNow, WeekLine, week
from cms.site.timetable import Closures, Different, Exceptional, Timetable
from tenants.office import opening_hours
from tenants.places.maps import MapSettings, settings_for

OUTLINES = "intake:outlines"
"""Name of the address that gives the borders, when that module is installed."""


@dataclass(frozen=True)
class Line:
    """A place in a list. `number` is its pin on the map."""

    page: Any
    icon: str
    state: OpenNow | None
    number: int = 0


@dataclass(frozen=True)
class Week:
    """As much of an office as the calendar asks for."""

    schema_name: str
    opening_hours: Mapping[str, Any]


def overview(index: Page, request: HttpRequest) -> dict[str, Any]:
    """All places under the page, or of one kind (`?soort=`), each with its state."""
    rows = queries.places_under(index)
    kinds = {row.kind: row.get_kind_display() for row in rows}
    chosen = request.GET.get("soort", "")
    chosen = chosen if chosen in kinds else ""
    lines = lines_of([row for row in rows if not chosen or row.kind == chosen], request)
    return {
        "places": lines,
        "kinds": sorted(kinds.items(), key=lambda kind: kind[1]),
        "kind": chosen,
        **drawing(request),
    }


def lines_of(rows: list[Any], request: HttpRequest) -> list[Line]:
    at = timezone.now()
    municipality = _municipality(request)
    closed = timetable.closures(municipality.schema_name, at) if rows else {}
    return [
        Line(row, PLACE_ICONS[row.kind], _state(row, municipality, at, closed), number)
        for number, row in enumerate(rows, start=1)
    ]


def one(page: Any, request: HttpRequest) -> dict[str, Any]:
    at = timezone.now()
    table, municipality = table_of(page, _municipality(request)), _municipality(request)
    closed = timetable.closures(municipality.schema_name, at)
    return {
        "icon": PLACE_ICONS[page.kind],
        "hours": hours(table, municipality.schema_name, at, closed) if table.known else None,
        "departments": queries.departments_at(page),
        **drawing(request),
    }


@dataclass(frozen=True)
class Hours:
    """Everything a page says about hours."""

    state: OpenNow
    week: list[WeekLine]
    different: list[Different]


def hours(table: Timetable, schema: str, at: datetime, closed: Closures) -> Hours:
    return Hours(
        timetable.state(table, at, closed),
        week(Week(schema, table.opening_hours), at),
        timetable.different(table, at, closed),
    )


def table_of(page: Any, municipality: Any) -> Timetable:
    """The timetable of a place; its exceptions were read with it, or cost one query."""
    usual = municipality.opening_hours if page.hours_of_hall else page.hours
    french = get_language() == "fr"
    exceptions = tuple(
        Exceptional(
            row.day,
            row.until or row.day,
            tuple((start, end) for start, end in opening_hours.spans(row.hours)),
            (french and row.reason_fr) or row.reason,
        )
        for row in page.exceptions.all()
    )
    return Timetable(usual, exceptions, page.closed_on_holidays)


def drawing(request: HttpRequest) -> dict[str, Any]:
    """What the map asks; without tiles and borders there is none, and the list is the whole page."""
    found: MapSettings | None = settings_for(_municipality(request))
    try:
        outlines = reverse(OUTLINES) if found and found.drawn else ""
    except NoReverseMatch:
        outlines = ""
    return {"map": found, "outlines": outlines}


def facts(page: Any, request: HttpRequest) -> dict[str, Any]:
    """For schema.org: address, coordinates, telephone and the hours of the week."""
    table = table_of(page, _municipality(request))
    found: dict[str, Any] = {
        "address": postal_address(page.street, page.postal_code, page.city) if page.street else None,
        "telephone": page.phone,
        "email": page.email,
        "sameAs": page.website,
        "openingHoursSpecification": specification(table.opening_hours),
    }
    if page.lat is not None:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": page.lat, "longitude": page.lon}
    return {key: value for key, value in found.items() if value}


def postal_address(street: str, postal_code: str, city: str) -> dict[str, str]:
    return {
        "@type": "PostalAddress",
        "streetAddress": street,
        "postalCode": postal_code,
        "addressLocality": city,
        "addressCountry": "BE",
    }


NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def specification(week_hours: Mapping[str, Any]) -> list[dict[str, str]]:
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": f"https://schema.org/{name}", "opens": start, "closes": end}
        for day, name in zip(opening_hours.DAYS, NAMES, strict=True)
        for start, end in week_hours.get(day, [])
    ]


def _state(row: Any, municipality: Any, at: datetime, closed: Closures) -> OpenNow | None:
    table = table_of(row, municipality)
    return timetable.state(table, at, closed) if table.known else None


def _municipality(request: HttpRequest) -> Any:
    return request.municipality  # type: ignore[attr-defined]  # the host middleware put it there
