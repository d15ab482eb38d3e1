"""Addresses that go into messages. The secret link is made when a message leaves, so that no table ever holds it."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from regional_meldpunt.meldingen import secret_links
from regional_meldpunt.meldingen.models import Melding, Signaal
from tenants.registry import hosts


def address(schema: str) -> str:
    """The address of the website of a municipality, without a path."""
    scheme = "http" if settings.STREEKPOORT_DEMO else "https"
    port = f":{settings.STREEKPOORT_PORT}" if settings.STREEKPOORT_DEMO else ""
    return f"{scheme}://{hosts.by_schema(schema).host}{port}"


def for_reporter(melding: Melding, signaal: Signaal) -> str:
    """The own page of one reporter, or the public one when the installation's secret changed since."""
    secret = secret_links.still_valid(signaal.key, signaal.secret_hash)
    name, arguments = (
        ("meldingen:reporter", [melding.number, secret]) if secret else ("meldingen:public", [melding.number])
    )
    return address(melding.municipality) + reverse(name, args=arguments, urlconf=settings.MUNICIPALITY_URLCONF)


def following(schema: str) -> str:
    """Where anybody can type a number, short enough for a letter."""
    return f"{hosts.by_schema(schema).host}{reverse('meldingen:follow', urlconf=settings.MUNICIPALITY_URLCONF)}".rstrip(
        "/"
    )


def personal(schema: str, secret: str) -> str:
    """The page behind a personal link."""
    return address(schema) + reverse("personal:own", args=[secret], urlconf=settings.MUNICIPALITY_URLCONF)
