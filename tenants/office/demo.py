"""Demo colleagues: every role of every municipality, and the staff of the region."""

from foundation.access.actions import grant
from foundation.identity import demo
from foundation.identity.actor import Actor
from tenants.registry.snapshot import MunicipalitySnapshot

MUNICIPALITY = ("beheerder", "redacteur", "onthaal", "behandelaar", "eindredacteur", "directie")
REGION = {
    "operator": "Dirk Verhaeghe",
    "coordinator": "Coor Vanneste",
    "directeur": "Fien Callens",
    "regiobeheerder": "Wim Desmet",
    "regioredacteur": "Renée Vermeersch",
}
FIRST_NAMES = ("Anna", "Bram", "Chaima", "Daan", "Elke", "Filip", "Griet", "Hanne", "Ilse", "Joris", "Katrien", "Lars",
               "Mieke", "Noor", "Olivier", "Paula", "Quinten", "Rita", "Stijn", "Tine")  # fmt: skip
LAST_NAMES = ("Vandewalle", "Declercq", "Lambrecht", "Desmet", "Vanneste", "Callens", "Deprez", "Verhelst", "Bossuyt",
              "Dujardin", "Hermans", "Naessens", "Tanghe")  # fmt: skip


def load_municipality(snapshot: MunicipalitySnapshot) -> None:
    """Idempotent; behind the wall of the municipality."""
    by = Actor.system("demo")
    start = int(snapshot.refnis)
    for place, role in enumerate(MUNICIPALITY):
        name = (
            f"{FIRST_NAMES[(start * 4 + place) % len(FIRST_NAMES)]} {LAST_NAMES[(start + place * 3) % len(LAST_NAMES)]}"
        )
        account = demo.account(f"{role}@{snapshot.slug}.demo", name)
        grant(account, role=role, by=by)


def load_region() -> None:
    """Idempotent; as the owner, in `public`."""
    by = Actor.system("demo")
    for role, name in REGION.items():
        grant(demo.account(f"{role}@regio.demo", name), role=role, by=by)
    grant(demo.account("nachtoperator@regio.demo", "Sien Baert"), role="operator", by=by)
