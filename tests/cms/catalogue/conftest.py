"""The demo catalogue of Kortrijk and Spiere-Helkijn, inside the transaction of the test."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from cms.catalogue.demo import load
from cms.concepts.demo import load as concepts
from cms.concepts.queries import latest_versions
from foundation.tenancy import municipality, region
from tenants.registry.hosts import by_schema

PLACE = {
    "phone": "056 00 00 00",
    "email": "info@gemeente.example",
    "street": "Markt 1",
    "postal_code": "8500",
    "city": "Kortrijk",
}
HOURS = {day: [["09:00", "12:00"], ["13:30", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


@pytest.fixture
def catalogue(db: None) -> Callable[..., None]:
    """`catalogue("kortrijk")` loads the concepts of the region and the fiches of that municipality."""

    def fill(*schemas: str) -> None:
        with region("coordinator"):
            concepts.load()
        for schema in schemas:
            with municipality(schema):
                load.fill(replace(by_schema(schema), contact=PLACE, opening_hours=HOURS), latest_versions())

    return fill
