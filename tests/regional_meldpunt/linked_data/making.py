"""Meldingen for the tests of linked data."""

import uuid
from datetime import datetime
from typing import Any

from django.utils import timezone

from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Category
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from tests.support.places import Place

BY = Actor.system("tests")
WORDS = "Mijn kind viel in de put voor nummer 54."


def melding(town: Place, *, at: datetime | None = None, public: bool = True, **more: Any) -> Melding:
    """Behind the wall of a place."""
    given = {
        "lat": 50.827912,
        "lon": 3.264921,
        "text": "Grote Markt 54, 8500 Kortrijk",
        "postal_code": "8500",
    } | more.pop("place", {})
    with town.wall():
        report = actions.Report(
            key=uuid.uuid4(), municipality=town.schema, received_by=town.schema, urgency="normal", description=WORDS, public=public,
            category=Category.objects.get(slug=more.pop("category", "put-in-de-weg")), decision=Decision("municipality", Reason.OFFICE_HOURS),
            place=actions.Place(**given), **more,
        )  # fmt: skip
        return actions.receive(report, by=BY, at=at or timezone.now())
