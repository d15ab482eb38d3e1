"""How somebody gets it done: a next step per channel, what is open now first, the others after it.

Only doors that exist are shown. Hours come from the fiche, else from the town hall; holidays and closing days count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from cms.catalogue.models import AppointmentNeed, Fiche
from cms.concepts.content import Content
from cms.site.open_now import OpenNow, open_now
from tenants.registry.snapshot import MunicipalitySnapshot

REPORTED = {"MobiliteitOpenbareWerken", "MilieuEnergie"}
REPORT_DOOR = "intake:what"
"""Name of the address where problems are reported, when that module is installed."""


@dataclass(frozen=True)
class Hours:
    """As much of an office as the calendar asks for."""

    schema_name: str
    opening_hours: Mapping[str, Any]


@dataclass(frozen=True)
class Way:
    """`state` is set for what opens and closes; `open` decides the order."""

    kind: str
    icon: str
    title: str
    href: str
    text: str = ""
    state: OpenNow | None = None

    @property
    def open(self) -> bool:
        return self.state is None or self.state.shape != "closed"


def ways(fiche: Fiche, content: Content, place: MunicipalitySnapshot, at: datetime) -> list[Way]:
    """Nobody is pushed: in the order online, telephone, visit, and only what is closed moves down."""
    contacts = content.get("contactgegevens", [])
    own = contacts[0] if contacts else {}
    state = open_now(Hours(place.schema_name, fiche.hours or place.opening_hours), at)
    found = [*_online(fiche), *_phone(fiche, own, place, state), *_visit(fiche, own, place, state)]
    found += _mail(own, place)
    found += _home(fiche, own, place, state)
    ordered = sorted(found, key=lambda way: not way.open)
    return ordered + _report(content)


def _online(fiche: Fiche) -> list[Way]:
    if not fiche.online:
        return []
    return [
        Way("online", "laptop", _("Start online"), fiche.online, _("Day and night, with itsme or your identity card."))
    ]


def _phone(fiche: Fiche, own: Mapping[str, str], place: MunicipalitySnapshot, state: OpenNow) -> list[Way]:
    number = own.get("telefoonnummer") or place.contact.get("phone", "")
    if not fiche.by_phone or not number:
        return []
    text = _("Ask for an appointment.") if fiche.appointment == AppointmentNeed.YES else ""
    return [Way("call", "phone", _("Call %(number)s") % {"number": number}, f"tel:{_digits(number)}", text, state)]


def _visit(fiche: Fiche, own: Mapping[str, str], place: MunicipalitySnapshot, state: OpenNow) -> list[Way]:
    street = own.get("adres") or _address(place)
    if not fiche.on_site or not street:
        return []
    need = {
        AppointmentNeed.YES: _("Always by appointment."),
        AppointmentNeed.MAY: _("With or without an appointment."),
        AppointmentNeed.NO: _("You need no appointment."),
    }[AppointmentNeed(fiche.appointment)]
    return [Way("visit", "map-pin", _("Come by"), "/contact/", f"{street}. {need}", state)]


def _mail(own: Mapping[str, str], place: MunicipalitySnapshot) -> list[Way]:
    address = own.get("email") or place.contact.get("email", "")
    return [Way("mail", "mail", _("Send a mail"), f"mailto:{address}", address)] if address else []


def _home(fiche: Fiche, own: Mapping[str, str], place: MunicipalitySnapshot, state: OpenNow) -> list[Way]:
    number = own.get("telefoonnummer") or place.contact.get("phone", "")
    if not fiche.home_visit or not number:
        return []
    return [Way("home", "users", _("Help at home or nearby"), f"tel:{_digits(number)}", fiche.home_visit, state)]


def _report(content: Content) -> list[Way]:
    if not REPORTED & set(content.get("themas", [])):
        return []
    try:
        address = reverse(REPORT_DOOR)
    except NoReverseMatch:
        return []
    return [
        Way("report", "flag", _("Report a problem"), address, _("Something broken or dirty? Report it in 2 minutes."))
    ]


def _address(place: MunicipalitySnapshot) -> str:
    facts = place.contact
    return f"{facts['street']}, {facts.get('postal_code', '')} {facts.get('city', '')}" if facts.get("street") else ""


def _digits(number: str) -> str:
    return "".join(character for character in number if character.isdigit() or character == "+")
