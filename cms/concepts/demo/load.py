"""Loading the demo concepts of the region: written once, each published as its first version."""

from datetime import datetime

from django.utils.timezone import now

from cms.concepts import actions
from cms.concepts.content import name_of, normal
from cms.concepts.demo.care import CARE
from cms.concepts.demo.family import FAMILY
from cms.concepts.demo.living import LIVING
from cms.concepts.demo.outside import OUTSIDE
from cms.concepts.demo.papers import PAPERS
from cms.concepts.demo.shapes import Product
from cms.concepts.models import Authority, Concept, ConceptVersion
from foundation.identity.actor import Actor

PRODUCTS: tuple[Product, ...] = (*PAPERS, *FAMILY, *CARE, *LIVING, *OUTSIDE)
FIRST_NUMBER = 1001
BY = Actor.system("demo")


def load() -> None:
    """As the owner. A concept that is there already is left alone."""
    at = now()
    known = set(Concept.objects.values_list("name", flat=True))
    made = [
        Concept(
            productnummer=str(number),
            name=product.name,
            content=product.content(),
            published=1,
            mandatory=product.must,
            changed_at=at,
            changed_by=BY,
        )
        for number, product in enumerate(PRODUCTS, start=FIRST_NUMBER)
        if product.name not in known
    ]
    Concept.objects.bulk_create(made)
    ConceptVersion.objects.bulk_create(
        ConceptVersion(concept=concept, number=1, content=concept.content, at=at, by=BY) for concept in made
    )
    levels = {(product.level, product.content()["bevoegdeOverheden"][0]) for product in PRODUCTS}
    Authority.objects.bulk_create(
        (Authority(name=name, level=level) for level, name in sorted(levels)), ignore_conflicts=True
    )


def news() -> None:
    """What changed since the municipalities took over: one text, one more line, and one concept that ended."""
    at = now()
    _change(
        "Reispas",
        "voorwaarden",
        {
            "naam": {"nl": "Een telefoonnummer of mailadres"},
            "beschrijving": {"nl": "Wij laten weten wanneer uw reispas er is."},
        },
        "Wie een reispas vraagt, krijgt nu een bericht.",
        at,
    )  # noqa: E501
    _change(
        "Recyclagepark",
        "voorwaarden",
        {
            "naam": {"nl": "Asbest apart verpakt"},
            "beschrijving": {"nl": "Haal eerst een speciale zak af bij de medewerker."},
        },
        "Nieuwe afspraken over asbest.",
        at,
    )  # noqa: E501
    ended = Concept.objects.filter(name="Wijk-werken", removed=False).first()
    if ended is not None and ended.published == 1:
        actions.end(ended, why="De opdracht is verdeeld over andere diensten.", by=BY, at=at)


def _change(name: str, key: str, item: dict[str, object], why: str, at: datetime) -> None:
    concept = Concept.objects.filter(name=name, published=1).first()
    if concept is None or name_of(concept.content) != name:
        return
    concept.content = normal({**concept.content, key: [*concept.content.get(key, []), item]})
    concept.save(update_fields=["content"])
    actions.publish(concept, why=why, by=BY, at=at)
