"""Editors at work: somebody in a department, and the concepts that the region wrote."""

from collections.abc import Callable

import pytest
from django.utils.timezone import now

from cms.concepts.demo import written
from cms.editing import actions, queries
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import region
from tests import cast
from tests.cms.catalogue.conftest import catalogue

__all__ = ["at", "catalogue", "department", "written_once"]

BY = Actor.system("test")


@pytest.fixture
def department() -> Callable[..., None]:
    """`department(kortrijk, "Milieu", "afval")`: Rita writes there, and nowhere else."""

    def make(place, name, *slugs):
        with place.wall():
            pages = [queries.section(slug) for slug in slugs]
            rita = User.objects.get(email=cast.RITA.email)
            actions.keep_department(None, name=name, email="", pages=pages, people=[rita], by=BY)

    return make


@pytest.fixture
def written_once(db: None) -> None:
    with region("coordinator"):
        written.load()


@pytest.fixture
def at():
    return now()
