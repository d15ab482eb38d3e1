"""Meldingen for tests: complete, and different only in what a test names."""

import uuid
from typing import Any

from django.utils.timezone import now

from foundation.identity.actor import Actor
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.actions import Place, Report
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.responsibility import Decision, Reason

CITIZEN = Actor("kortrijk", None, "")
ANNA = Actor("kortrijk", 1, "Anna Declercq")
BRAM = Actor("kortrijk", 2, "Bram Maes")
OWN_TEAM = Decision("municipality", Reason.OFFICE_HOURS)
REGION = Decision("region", Reason.ACUTE)


def report(**changes: Any) -> Report:
    category = categories.by_slug(changes.pop("category", "put-in-de-weg"))
    assert category is not None
    values: dict[str, Any] = {
        "key": uuid.uuid4(),
        "municipality": "kortrijk",
        "received_by": "kortrijk",
        "category": category,
        "urgency": category.urgency,
        "decision": OWN_TEAM,
        "place": Place(text="Grote Markt 1, 8500 Kortrijk", postal_code="8500"),
        "description": "Een diepe put naast de bushalte.",
    }
    return Report(**{**values, **changes})


def receive(**changes: Any) -> Melding:
    """Behind the wall of the municipality that receives it."""
    return actions.receive(report(**changes), by=CITIZEN, at=now())
