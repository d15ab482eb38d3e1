"""Some categories of one municipality, and choices of its own about those of the region, for the demo."""

from __future__ import annotations

from regional_meldpunt.categories.models import REGION, Category, CategoryGroup, LocalChoice, Question, Referral
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
    _own_words(snapshot)
    if own in LOCAL:
        _local(own, *LOCAL[own])
    if own == "spiere_helkijn":
        slow = Category.objects.get(slug="losse-stoeptegel")
        LocalChoice.objects.get_or_create(municipality=own, category=slow, defaults={"deadline_days": 20})
    if own == "kuurne":
        gone = Category.objects.get(slug="ondergrondse-container")
        LocalChoice.objects.get_or_create(municipality=own, category=gone, defaults={"hidden": True})


def _own_words(snapshot: MunicipalitySnapshot) -> None:
    """A referral and a question of each municipality's own."""
    own = snapshot.schema_name
    Referral.objects.get_or_create(
        municipality=own,
        slug="recyclagepark",
        defaults={
            "level": "info",
            "group": CategoryGroup.objects.get(slug="afval"),
            "title_nl": "Groot afval? Breng het naar het recyclagepark",
            "title_fr": "Encombrants ? Apportez-les au parc à conteneurs",
            "text_nl": f"Inwoners van {snapshot.name} kunnen er met hun identiteitskaart terecht.",
            "text_fr": f"Les habitants de {snapshot.name} y entrent avec leur carte d’identité.",
        },
    )
    Question.objects.get_or_create(
        municipality=own,
        category=Category.objects.get(slug="bank-kapot"),
        slug="eigen-plaatje",
        defaults={
            "label_nl": "Staat er een plaatje met een nummer op?",
            "label_fr": "Y a-t-il une plaquette avec un numéro ?",
            "kind": "text",
            "order": 1,
        },
    )


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
