"""Which draaiboek holds for a melding, what was opened and ticked, the lists, and who has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from foundation.tenancy import WallState, current
from regional_meldpunt.categories.models import Category, CategoryGroup
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.playbooks.models import REGION, Edition, Offer, Opened, Playbook, Tick
from tenants.registry import hosts

CATEGORY, GROUP, GENERAL = "category", "group", "general"
REACHES = (CATEGORY, GROUP, GENERAL)


def reach(book: Playbook) -> str:
    """How precise it is."""
    if book.category_id:
        return CATEGORY
    return GROUP if book.group_id else GENERAL


def holding(municipality: str, category: Category) -> Playbook | None:
    """Of the municipality for the category, for the group, in general; else the example of the region, likewise."""
    found = _active().filter(municipality__in=(municipality, REGION))
    found = found.filter(Q(category=category) | Q(group=category.group_id) | Q(category=None, group=None))
    return min(found, key=lambda book: (book.municipality == REGION, REACHES.index(reach(book))), default=None)


def holding_for(melding: Melding) -> Playbook | None:
    """Nothing when this wall cannot see the draaiboeken of the municipality that is competent now."""
    wall = current()
    if wall.state is WallState.MUNICIPALITY and wall.schema != melding.municipality:
        return None
    return holding(melding.municipality, melding.category)


def key_of(melding: Melding) -> str:
    """For whom and what a draaiboek is opened."""
    return f"{melding.municipality}:{melding.category_id}"


def opened(melding: Melding) -> Opened | None:
    """What was opened for the melding as it stands now."""
    return Opened.objects.filter(melding=melding, key=key_of(melding)).first()


def ticks(found: Opened) -> dict[int, Tick]:
    """Step -> the tick that stands."""
    return {tick.step: tick for tick in Tick.objects.filter(opened=found, undone_at=None)}


def kept(owner: str) -> list[Playbook]:
    """The draaiboeken of one owner: what must be looked at again first."""
    rows = _active().filter(municipality=owner).order_by("review_on", "title")
    return list(rows)


def overdue(owner: str, today: date) -> int:
    return _active().filter(municipality=owner, review_on__lt=today).count()


def own(owner: str, pk: int) -> Playbook | None:
    return Playbook.objects.select_related("category", "group").filter(municipality=owner, pk=pk).first()


def editions(book: Playbook) -> list[Edition]:
    return list(Edition.objects.filter(playbook=book))


def edition(book: Playbook, number: int) -> Edition | None:
    return Edition.objects.filter(playbook=book, number=number).first()


def taken(owner: str) -> set[tuple[int | None, int | None]]:
    """(category, group) of each draaiboek that stands already."""
    return set(_active().filter(municipality=owner).values_list("category_id", "group_id"))


def examples() -> list[Playbook]:
    return kept(REGION)


def example(pk: int) -> Playbook | None:
    return own(REGION, pk)


def offers(but: str) -> list[Offer]:
    """What others let be copied."""
    return list(Offer.objects.select_related("category", "group").exclude(municipality=but))


def offer(pk: int, but: str) -> Offer | None:
    return Offer.objects.select_related("category", "group").exclude(municipality=but).filter(pk=pk).first()


@dataclass(frozen=True)
class Row:
    """A category, and for each municipality how precise its draaiboek is; "" is none of its own."""

    category: Category
    cells: list[tuple[str, str]]
    example: str

    @property
    def lacking(self) -> int:
        return sum(not word for _name, word in self.cells)


@dataclass(frozen=True)
class Block:
    group: CategoryGroup
    rows: list[Row]


def coverage(*, lacking_only: bool = False) -> list[Block]:
    """Categories of the region by municipality: who has a draaiboek of its own, and where the night has none."""
    places = hosts.municipalities()
    has: dict[str, set[tuple[int | None, int | None]]] = {REGION: set(), **{one.schema_name: set() for one in places}}
    for owner, *about in _active().values_list("municipality", "category_id", "group_id"):
        has.setdefault(owner, set()).add((about[0], about[1]))
    blocks: dict[int, Block] = {}
    categories = Category.objects.select_related("group").filter(municipality=REGION, active=True, group__active=True)
    for category in categories:
        cells = [(one.name, _precise(has[one.schema_name], category)) for one in places]
        row = Row(category, cells, _precise(has[REGION], category))
        if not lacking_only or row.lacking:
            blocks.setdefault(category.group_id, Block(category.group, [])).rows.append(row)
    return list(blocks.values())


def _precise(has: set[tuple[int | None, int | None]], category: Category) -> str:
    wanted = {CATEGORY: (category.pk, None), GROUP: (None, category.group_id), GENERAL: (None, None)}
    return next((word for word in REACHES if wanted[word] in has), "")


def _active() -> QuerySet[Playbook]:
    return Playbook.objects.select_related("category", "group").filter(active=True)
