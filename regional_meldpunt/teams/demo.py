"""Five teams in each municipality of the demo and two at the regional desk, with the demo accounts in them."""

from __future__ import annotations

from foundation.identity import demo
from foundation.identity.actor import Actor
from foundation.identity.models import User
from regional_meldpunt.teams.models import REGION, Part, Team, TeamMember
from tenants.registry.snapshot import MunicipalitySnapshot

OWN = (
    ("technische-dienst", "Technische dienst", "Straten, verlichting, water en gebouwen", True),
    ("groendienst", "Groendienst", "Bomen, perken, speelpleinen en begraafplaatsen", False),
    ("netheid", "Netheid", "Afval en sluikstort", False),
    ("gemeenschapswacht", "Gemeenschapswacht", "Hinder, dieren en toezicht", False),
    ("onthaal", "Onthaal", "Vragen, klachten en voorstellen", False),
)
REGIONAL = (
    ("meldkamer", "Meldkamer", "Neemt aan, schat in en belt de wachtdienst", True),
    ("opvolging", "Opvolging", "Volgt op wat de wachtdienst achterliet", False),
)


def load_municipality(snapshot: MunicipalitySnapshot) -> None:
    """Idempotent, behind the wall of that municipality."""
    own = snapshot.schema_name
    _teams(own, OWN)
    handler = _known(f"behandelaar@{snapshot.slug}.demo")
    for slug in ("technische-dienst", "groendienst", "netheid", "gemeenschapswacht"):
        _member(own, slug, handler, own, Part.LEAD if slug == "technische-dienst" else Part.MEMBER)
    _member(own, "onthaal", _known(f"onthaal@{snapshot.slug}.demo"), own, Part.MEMBER)


def load_region() -> None:
    """Idempotent, as the owner, in public."""
    _teams(REGION, REGIONAL)
    operator = _known("operator@regio.demo")
    _member(REGION, "meldkamer", operator, "public", Part.LEAD)
    _member(REGION, "opvolging", operator, "public", Part.DEPUTY)


def _teams(owner: str, listed: tuple[tuple[str, str, str, bool], ...]) -> None:
    known = set(Team.objects.filter(municipality=owner).values_list("slug", flat=True))
    Team.objects.bulk_create(
        [
            Team(municipality=owner, slug=slug, name=name, description=words, takes_rest=rest)
            for slug, name, words, rest in listed
            if slug not in known
        ]
    )


def _known(email: str) -> User | None:
    return next((user for user in demo.demo_accounts() if user.email == email), None)


def _member(owner: str, team: str, user: User | None, schema: str, part: Part) -> None:
    if user is None:
        return
    person = Actor(schema, user.pk, user.display_name)
    TeamMember.objects.get_or_create(
        municipality=owner, team=team, user_id=user.pk, defaults={"person": person, "part": part}
    )
