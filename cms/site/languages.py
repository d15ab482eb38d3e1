"""Which languages the website of this municipality speaks. Dutch always; French where the municipality says so."""

from django.http import HttpRequest

from foundation.tenancy import current
from tenants.registry.hosts import by_schema


def languages_of(request: HttpRequest | None) -> tuple[str, ...]:
    municipality = getattr(request, "municipality", None)
    return tuple(municipality.languages) if municipality is not None else ("nl",)


def has_french(request: HttpRequest | None) -> bool:
    return "fr" in languages_of(request)


def has_french_here() -> bool:
    """The same where no request is at hand: asks the municipality of the present wall."""
    return "fr" in by_schema(current().schema).languages
