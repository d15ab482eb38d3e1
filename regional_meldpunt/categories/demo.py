"""Some categories of one municipality, and choices of its own about those of the region, for the demo."""

from __future__ import annotations

from regional_meldpunt.categories.models import REGION, Category, CategoryGroup, LocalChoice, Referral
from tenants.registry.snapshot import MunicipalitySnapshot

LOCAL = {
    "kortrijk": (
        "water",
        "Verlaagde Leieboorden vuil of beschadigd",
        "Berges abaissées de la Lys sales ou abîmées",
        "leieboorden, trappen, kade, budafabriek, zitbanken",
    ),
    "menen": ("straat", "Stadspoort of vesting beschadigd", "Porte ou rempart abîmé", "poort, vesting, wal, bastion"),
    "waregem": ("anders", "Waregem Koerse", "Waregem Koerse", "koerse, hippodroom, paarden, dinsdag"),
    "harelbeke": (
        "groen",
        "De Gavers: pad of vlonder",
        "De Gavers : sentier ou caillebotis",
        "gavers, vlonder, vijver",
    ),
}


def load_municipality(snapshot: MunicipalitySnapshot) -> None:
    """Idempotent, behind the wall of that municipality."""
    own = snapshot.schema_name
    if own in LOCAL:
        _local(own, *LOCAL[own])
    if own == "spiere_helkijn":
        slow = Category.objects.get(slug="losse-stoeptegel")
        LocalChoice.objects.get_or_create(municipality=own, category=slow, defaults={"deadline_days": 20})
    if own == "kuurne":
        gone = Category.objects.get(slug="ondergrondse-container")
        LocalChoice.objects.get_or_create(municipality=own, category=gone, defaults={"hidden": True})


def load_region() -> None:
    """The night line of the demo has a number that leads nowhere."""
    Referral.objects.filter(municipality=REGION, slug="nachtlijn", phone="").update(phone="056 00 00 00", active=True)


def _local(own: str, group: str, nl: str, fr: str, words: str) -> None:
    found = CategoryGroup.objects.get(slug=group)
    Category.objects.get_or_create(
        slug=f"{own.replace('_', '-')}-eigen-1",
        defaults={
            "municipality": own,
            "group": found,
            "name_nl": nl,
            "name_fr": fr,
            "synonyms_nl": words,
            "synonyms_fr": "",
            "icon": found.icon,
            "order": 90,
        },
    )
