"""Departments and people: who does what, how to reach them, and what a department does according to the catalogue."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from cms.site import extras, places, queries, timetable
from cms.site.timetable import Timetable


def departments(index: Page, request: HttpRequest) -> list[Any]:
    return queries.departments_under(index)


def department(page: Any, request: HttpRequest) -> dict[str, Any]:
    at, municipality = timezone.now(), _municipality(request)
    place = queries.place_of(page)
    table = _table(page, place, municipality)
    closed = timetable.closures(municipality.schema_name, at)
    return {
        "where": place,
        "hours": places.hours(table, municipality.schema_name, at, closed) if table.known else None,
        "products": extras.products_of_service(page.service or page.title),
        "people": queries.people_of(page),
        "children": queries.children_of(page),
        "phone": page.phone or municipality.contact.get("phone", ""),
        "email": page.email or municipality.contact.get("email", ""),
    }


def _table(page: Any, place: Any, municipality: Any) -> Timetable:
    """Its own hours, those of the place, or of the town hall. Exceptions of the place hold for who works there."""
    if place is None:
        return Timetable(page.hours or municipality.opening_hours)
    table = places.table_of(place, municipality)
    usual = page.hours or (table.opening_hours if table.known else municipality.opening_hours)
    return Timetable(usual, table.exceptions, table.closes_with_town)


def facts(page: Any, request: HttpRequest) -> dict[str, Any]:
    place = queries.place_of(page)
    found: dict[str, Any] = {"telephone": page.phone, "email": page.email}
    if place is not None and place.street:
        found["address"] = places.postal_address(place.street, place.postal_code, place.city)
    return {key: value for key, value in found.items() if value}


def people(index: Page) -> list[tuple[str, list[Any]]]:
    """By group, in the order in which an editor put them."""
    rows = queries.people_under(index)
    order = {"college": 0, "council": 1, "staff": 2}
    rows.sort(key=lambda row: order.get(row.seat, 3))
    return [(str(name), list(same)) for name, same in groupby(rows, key=lambda row: row.get_seat_display())]


def department_of(person: Any) -> Any:
    return queries.department_of(person)


def _municipality(request: HttpRequest) -> Any:
    return request.municipality  # type: ignore[attr-defined]  # the host middleware put it there
