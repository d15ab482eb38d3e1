"""A municipality (or the region) as a test sees it: its host, its wall, and clients who visit it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from foundation.tenancy import municipality, region
from tests import cast

REGION_SLUG = "regio"
LOGIN = "/inloggen/"


@dataclass(frozen=True)
class Place:
    """One host. ``kortrijk.client()`` is an anonymous visitor, ``kortrijk.client(cast.ANNA)`` is Anna, logged in."""

    slug: str

    @property
    def schema(self) -> str:
        return "public" if self.slug == REGION_SLUG else self.slug.replace("-", "_")

    @property
    def host(self) -> str:
        return f"{self.slug}.{settings.STREEKPOORT_DOMAIN}"

    def wall(self, role: str = "desk") -> AbstractContextManager[object]:
        """The wall of this municipality; at the region, that of one of its roles."""
        return region(role) if self.slug == REGION_SLUG else municipality(self.schema)

    def client(self, member: cast.Member | None = None, **options: Any) -> Client:
        """A visitor of this host, logged in through the login page when a member of the cast is given."""
        options.setdefault("headers", {"host": self.host})
        visitor = Client(**options)
        if member is not None:
            log_in(visitor, member)
        return visitor


def log_in(visitor: Client, member: cast.Member) -> None:
    """Through the real door: the password on the login page."""
    answer = visitor.post(LOGIN, {"login": member.email, "password": cast.PASSWORD})
    if answer.status_code != 302:
        raise AssertionError(f"{member.name} cannot log in: {answer.status_code} {answer.content[:400]!r}")


@pytest.fixture
def kortrijk() -> Place:
    return Place("kortrijk")


@pytest.fixture
def menen() -> Place:
    return Place("menen")


@pytest.fixture
def harelbeke() -> Place:
    return Place("harelbeke")


@pytest.fixture
def spiere_helkijn() -> Place:
    """The municipality with two languages."""
    return Place("spiere-helkijn")


@pytest.fixture
def regio() -> Place:
    return Place(REGION_SLUG)


@pytest.fixture
def client_for(_django_db_helper: None) -> Callable[..., Client]:
    """``client_for("kortrijk")``, ``client_for("kortrijk", cast.ANNA)``, ``client_for("regio", cast.DIRK)``."""

    def make(place: str, member: cast.Member | None = None, **options: Any) -> Client:
        slug = place.removesuffix(f".{settings.STREEKPOORT_DOMAIN}")
        return Place(slug).client(member, **options)

    return make
