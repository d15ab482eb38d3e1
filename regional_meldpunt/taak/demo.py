"""Work that is under way in the demo: one taak at a party outside, one at a team, one asked of a neighbour."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.utils.timezone import now

from foundation.identity.actor import Actor
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.routing import queries as routing
from regional_meldpunt.taak import actions
from regional_meldpunt.taak.actions import Work
from regional_meldpunt.taak.models import Receiver
from regional_meldpunt.teams import queries as teams
from tenants.registry import hosts

KEYS = uuid.UUID("2b1c64a7-7f53-5d6e-8f0b-4b7c8f1d2e33")
TEAM = "technische-dienst"


def load() -> None:
    """Idempotent; runs as the owner, in `public`: the first open melding of each own team gets work."""
    for place in hosts.municipalities():
        _give(place.schema_name)


def _give(here: str) -> None:
    rows = Melding.objects.select_related("category").filter(municipality=here, responsible="municipality")
    melding = rows.filter(finished_at=None, status__in=("received", "assigned")).order_by("id").first()
    team = teams.team(here, TEAM)
    if melding is None or team is None:
        return
    by, at = Actor(here, None, "Anna Declercq"), now() - timedelta(minutes=20)
    own = Work(
        receiver=Receiver.TEAM,
        slug=team.slug,
        name=team.name,
        what="Ter plaatse kijken en afbakenen",
        due_at=at + timedelta(days=2),
        awaited=True,
    )
    actions.give(melding, own, key=uuid.uuid5(KEYS, f"{here}:team"), by=by, at=at)
    party = routing.party_for(melding.category.owner, here)
    if party is not None:
        theirs = Work(
            receiver=Receiver.PARTY,
            slug=party.slug,
            name=party.name,
            what="Herstellen",
            instructions="Graag een foto als het klaar is.",
            after=True,
        )
        actions.give(melding, theirs, key=uuid.uuid5(KEYS, f"{here}:party"), by=by, at=at)
