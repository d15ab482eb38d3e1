"""The checklist "what is still missing": each module says what a municipality needs before it can open its doors."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.access.queries import holders
from foundation.calendar.models import ClosingDay
from foundation.identity import queries as identity
from tenants.branding.themes import THEMES
from tenants.people.queries import active_people
from tenants.registry.snapshot import MunicipalitySnapshot

Test = Callable[[MunicipalitySnapshot], bool]
CONTACT_PARTS = ("phone", "email", "street", "postal_code", "city")


@dataclass(frozen=True)
class Need:
    """`done(snapshot)` is asked behind the municipality's wall; `url_name` leads to where it can be put right."""

    code: str
    label: Any
    why: Any
    done: Test
    url_name: str
    order: int


@dataclass(frozen=True)
class Answer:
    need: Need
    done: bool


_needs: dict[str, Need] = {}


def need(code: str, *, label: Any, why: Any, done: Test, url_name: str = "", order: int = 100) -> None:
    _needs[code] = Need(code, label, why, done, url_name, order)


def checklist(snapshot: MunicipalitySnapshot) -> list[Answer]:
    """What is missing first, in the order of the modules; then what is done."""
    ordered = sorted(_needs.values(), key=lambda found: found.order)
    answers = [Answer(found, found.done(snapshot)) for found in ordered]
    return sorted(answers, key=lambda answer: answer.done)


def declare() -> None:
    _declare_place()
    _declare_people()


def _declare_place() -> None:
    need(
        "contact",
        label=_("Telephone, e-mail and address"),
        why=_("They stand on every page and in every mail."),
        done=lambda snapshot: all(snapshot.contact.get(part) for part in CONTACT_PARTS),
        url_name="office_settings",
        order=10,
    )
    need(
        "opening_hours",
        label=_("Opening hours"),
        why=_("Outside these hours the joint desk takes over."),
        done=lambda snapshot: any(snapshot.opening_hours.values()),
        url_name="office_settings",
        order=20,
    )
    need(
        "closing_days",
        label=_("Closing days of the coming year"),
        why=_("Public holidays are known; bridge days and the local fair are not."),
        done=lambda snapshot: has_closing_days(snapshot),
        url_name="office_closing_days",
        order=30,
    )
    need(
        "theme",
        label=_("Colours of the municipality"),
        why=_("People must recognise whose site they are on."),
        done=lambda snapshot: bool(snapshot.theme) or snapshot.slug in THEMES,
        url_name="office_theme",
        order=40,
    )


def _declare_people() -> None:
    need(
        "two_administrators",
        label=_("A second administrator"),
        why=_("When the only one is ill, nobody can let a colleague in."),
        done=lambda snapshot: len(holders("beheerder")) > 1,
        url_name="office_accounts",
        order=50,
    )
    need(
        "case_workers",
        label=_("Case workers"),
        why=_("Somebody must handle what people report."),
        done=lambda snapshot: bool(holders("behandelaar")),
        url_name="office_accounts",
        order=60,
    )
    need(
        "second_factor",
        label=_("A second factor for every colleague"),
        why=_("A password alone leaks sooner or later."),
        done=lambda snapshot: everybody_has_second_factor(),
        url_name="office_accounts",
        order=70,
    )
    need(
        "on_call",
        label=_("People for the meldpunt"),
        why=_("At night the region calls somebody who knows your streets."),
        done=lambda snapshot: bool(active_people()),
        url_name="office_people",
        order=80,
    )


def has_closing_days(snapshot: MunicipalitySnapshot) -> bool:
    today = timezone.localdate()
    own = ClosingDay.objects.filter(municipality=snapshot.schema_name)
    return own.filter(yearly=True).exists() or own.filter(day__range=(today, today + timedelta(days=365))).exists()


def everybody_has_second_factor() -> bool:
    active = {account.pk for account in identity.accounts() if account.is_active}
    return active <= identity.with_second_factor()
