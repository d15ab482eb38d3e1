"""Rules and parties of the demo: each municipality gives its groups to its teams; addresses lead nowhere."""

from __future__ import annotations

from regional_meldpunt.routing.models import REGION, Party, Rule
from tenants.registry.snapshot import MunicipalitySnapshot

GREEN = ["groen", "speelplein"]
STREETS = ["straat", "verlichting", "water"]
CLEAN = ["afval"]
ORDER = ["hinder", "dieren"]
DESK = ["anders"]

OWN_RULES = (
    ("Vragen, klachten en voorstellen: onthaal", {"groups": DESK}, "onthaal"),
    ("Groen en speelpleinen: groendienst", {"groups": GREEN}, "groendienst"),
    ("Afval: netheid", {"groups": CLEAN}, "netheid"),
    ("Dieren en hinder: gemeenschapswacht", {"groups": ORDER}, "gemeenschapswacht"),
    ("Straten, licht en water: technische dienst", {"groups": STREETS}, "technische-dienst"),
)


def load_municipality(snapshot: MunicipalitySnapshot) -> None:
    """Idempotent, behind the wall of that municipality."""
    own = snapshot.schema_name
    if Rule.objects.filter(municipality=own).exists():
        return
    Rule.objects.bulk_create(
        [
            Rule(municipality=own, position=position, name=name, conditions=conditions, team=team)
            for position, (name, conditions, team) in enumerate(OWN_RULES, start=1)
        ]
    )
    Party.objects.get_or_create(
        municipality=own,
        slug="aannemer-wegen",
        defaults={
            "name": f"Aannemer wegen {snapshot.name}",
            "sort": "contractor",
            "way": "token",
            "email": f"wegen.{snapshot.slug}@aannemers.example",
            "phone": "056 00 00 00",
            "text_nl": "Onze aannemer herstelt het.",
            "text_fr": "Notre entrepreneur s’occupe de la réparation.",
        },
    )


def load_region() -> None:
    """An address for each party of the region that has none."""
    for party in Party.objects.filter(municipality=REGION, email=""):
        party.email = f"{party.slug}@partijen.example"
        if party.way == "open311" and not party.endpoint:
            party.endpoint = f"https://{party.slug}.example/open311/v2/"
        party.save(update_fields=["email", "endpoint"])
