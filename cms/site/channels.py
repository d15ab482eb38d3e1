"""Click, call, come by: the ways to reach the municipality. What is open now comes first, and nothing is left out."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.site import places, queries, timetable
from cms.site.open_now import OpenNow
from cms.site.timetable import Timetable
from tenants.office import opening_hours

ICONS = {
    "online": "laptop",
    "phone": "phone",
    "message": "message-circle",
    "mail": "mail",
    "visit": "map-pin",
    "home": "users",
    "emergency": "siren",
}
ORDER = ("online", "phone", "message", "visit", "mail", "home", "emergency")
"""As people ask: no way is pushed before another; what is closed only moves down."""
ADDRESS = re.compile(r"(https://|/(?!/))\S+")
NUMBER = re.compile(r"\+?[\d\s./()-]{3,30}")


@dataclass(frozen=True)
class Channel:
    kind: str
    title: str
    href: str
    note: str = ""
    state: OpenNow | None = None

    @property
    def icon(self) -> str:
        return ICONS[self.kind]

    @property
    def open(self) -> bool:
        return self.state is None or self.state.shape != "closed"


def of_page(page: Any, request: HttpRequest) -> dict[str, Any]:
    """What the contact page shows: the ways in order, and the hours of the town hall."""
    at, municipality = timezone.now(), _municipality(request)
    closed = timetable.closures(municipality.schema_name, at)
    hall = Timetable(municipality.opening_hours)
    state = timetable.state(hall, at, closed) if hall.known else None
    found = _of_settings(municipality, state)
    for row in queries.channels_of(page):
        found.append(_of_row(row, state, at, closed))
    found.sort(key=lambda channel: (not channel.open, ORDER.index(channel.kind)))
    return {
        "channels": found,
        "all_closed": not any(channel.open for channel in found),
        "hours": places.hours(hall, municipality.schema_name, at, closed) if hall.known else None,
        "places": places.lines_of(queries.places_on_home(6), request),
    }


def _of_settings(municipality: Any, state: OpenNow | None) -> list[Channel]:
    contact = municipality.contact
    found = []
    if number := contact.get("phone"):
        found.append(Channel("phone", _("Call %(number)s") % {"number": number}, f"tel:{_digits(number)}", "", state))
    if mail := contact.get("email"):
        found.append(Channel("mail", _("Send a mail"), f"mailto:{mail}", mail))
    if street := contact.get("street"):
        town = f"{contact.get('postal_code', '')} {contact.get('city', '')}".strip()
        found.append(Channel("visit", _("Come by"), "#uren", f"{street}, {town}", state))
    return found


def _of_row(row: Any, hall: OpenNow | None, at: Any, closed: Any) -> Channel:
    french = get_language() == "fr"
    state = hall if row.hours == "hall" else None
    if row.hours == "week":
        spans = opening_hours.spans(row.week_hours)
        week = Timetable(dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), spans))
        state = timetable.state(week, at, closed)
    title, note = (french and row.title_fr) or row.title, (french and row.note_fr) or row.note
    return Channel(row.kind, title, href(row.kind, row.address), note, state)


def href(kind: str, address: str) -> str:
    """Where a click leads; "" for a street."""
    if ADDRESS.fullmatch(address):
        return address
    if kind == "mail":
        return f"mailto:{address}"
    return f"tel:{_digits(address)}" if NUMBER.fullmatch(address) else ""


def check(kind: str, address: str) -> None:
    """Raises ValidationError for an address nobody could use."""
    if kind == "mail":
        validate_email(address)
    elif kind in {"phone", "emergency"} and not NUMBER.fullmatch(address):
        raise ValidationError({"address": _("This is not a telephone number.")})
    elif kind in {"online", "message"} and not (ADDRESS.fullmatch(address) or NUMBER.fullmatch(address)):
        raise ValidationError({"address": _("Start with https:// or /, or give a number.")})


def facts(request: HttpRequest) -> dict[str, Any]:
    contact = _municipality(request).contact
    point = {"@type": "ContactPoint", "telephone": contact.get("phone", ""), "email": contact.get("email", "")}
    return {"mainEntity": {"@type": "GovernmentOrganization", "contactPoint": point}}


def _digits(number: str) -> str:
    return "".join(character for character in number if character.isdigit() or character == "+")


def _municipality(request: HttpRequest) -> Any:
    return request.municipality  # type: ignore[attr-defined]  # the host middleware put it there
