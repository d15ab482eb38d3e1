"""Draaiboeken of the demo: examples of the region, and several municipalities that keep their own."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate, now

from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Category, CategoryGroup
from regional_meldpunt.playbooks import actions, queries
from regional_meldpunt.playbooks.actions import Draft
from regional_meldpunt.playbooks.demo_content import BOOKS, EXAMPLES, GENERAL, Book, said
from regional_meldpunt.playbooks.models import REGION
from tenants.registry.snapshot import MunicipalitySnapshot

BY = Actor.system("demo")
CHANGED = timedelta(days=120)


def load_municipality(snapshot: MunicipalitySnapshot) -> None:
    """Idempotent, behind the wall of that municipality. Deerlijk and others have none: the region's examples hold."""
    own = snapshot.schema_name
    if own not in BOOKS or queries.kept(own):
        return
    for number, name in enumerate(("algemeen", *BOOKS[own])):
        _make(GENERAL if name == "algemeen" else EXAMPLES[name], own, snapshot.name, number)


def load_region() -> None:
    """Idempotent; runs as the owner, in `public`."""
    if queries.kept(REGION):
        return
    for number, name in enumerate(EXAMPLES):
        _make(EXAMPLES[name], REGION, "", number)


def _make(book: Book, owner: str, place: str, number: int) -> None:
    """The second one of each municipality waits for its review; every third one may be copied."""
    category = Category.objects.filter(slug=book.category).first() if book.category else None
    group = CategoryGroup.objects.filter(slug=book.group).first() if book.group else None
    if (book.category and category is None) or (book.group and group is None):
        return
    late = number == 1 and owner != REGION
    draft = Draft(
        title=f"{book.title} {place}".strip(),
        content=said(book, place),
        owner_name="Coördinator van het meldpunt" if owner == REGION else book.keeper,
        review_on=localdate() + timedelta(days=-23 if late else 60 + 30 * number),
        category=category,
        group=group,
        shared=owner != REGION and number % 3 == 2,
    )
    actions.make(draft, owner=owner, by=BY, at=now() - CHANGED)
