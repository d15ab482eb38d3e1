"""Putting the catalogue into the database: at every migration, adding what is missing."""

from __future__ import annotations

from regional_meldpunt.categories.catalogue import GROUPS
from regional_meldpunt.categories.entries import Group
from regional_meldpunt.categories.models import Category, CategoryGroup


def load() -> int:
    """Add the groups and categories that are not there yet; returns how many categories were added."""
    return sum(_load_group(group, order) for order, group in enumerate(GROUPS, start=1))


def _load_group(group: Group, order: int) -> int:
    row, _created = CategoryGroup.objects.get_or_create(
        slug=group.slug,
        defaults={
            "name_nl": group.nl,
            "name_fr": group.fr,
            "hint_nl": group.hint_nl,
            "hint_fr": group.hint_fr,
            "icon": group.icon,
            "order": order,
        },
    )
    added = 0
    known = set(Category.objects.filter(group=row).values_list("slug", flat=True))
    for position, kind in enumerate(group.kinds, start=1):
        if kind.slug in known:
            continue
        Category.objects.create(
            group=row,
            slug=kind.slug,
            name_nl=kind.nl,
            name_fr=kind.fr,
            synonyms_nl=kind.words_nl,
            synonyms_fr=kind.words_fr,
            urgency=kind.urgency,
            acute=kind.acute,
            icon=group.icon,
            order=position,
        )
        added += 1
    return added
