"""The municipalities with their addresses, for a page that must help without knowing where the reader wanted to be.

A higher layer (the registry) registers how to list them; the list is read from the process, not from a database.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class Neighbour:
    name: str
    url: str


Provider = Callable[[], Iterable[tuple[str, str]]]
_provider: list[Provider] = []


def register(provider: Provider) -> None:
    """A function that gives (name, slug) of every municipality that is open."""
    _provider[:] = [provider]


def addresses(request: HttpRequest) -> list[Neighbour]:
    _, colon, port = request.get_host().partition(":")
    listed = sorted(_provider[0]()) if _provider else []
    return [
        Neighbour(name, f"{request.scheme}://{slug}.{settings.STREEKPOORT_DOMAIN}{colon}{port}/")
        for name, slug in listed
    ]
