"""Putting the catalogue into the database: at every migration, adding what is missing.

What a coordinator changed stays: details are filled in once per edition of the catalogue, and never again.
"""

from __future__ import annotations

from django.db.models import QuerySet

from regional_meldpunt.categories.catalogue import GROUPS
from regional_meldpunt.categories.details import EDITION, detail
from regional_meldpunt.categories.entries import Ask, Group, Kind, Pointer
from regional_meldpunt.categories.models import REGION, Category, CategoryGroup, Question, Referral
from regional_meldpunt.categories.referrals import POINTERS

YES_NO = [{"value": "ja", "nl": "Ja", "fr": "Oui"}, {"value": "nee", "nl": "Nee", "fr": "Non"}]


def load() -> int:
    """Add what is not there yet; returns how many categories were added."""
    added = sum(_load_group(group, order) for order, group in enumerate(GROUPS, start=1))
    bare = list(Category.objects.filter(municipality=REGION, edition__lt=EDITION))
    for row in bare:
        _fill(row)
    Question.objects.bulk_create([question for row in bare for question in _questions(row)], ignore_conflicts=True)
    _load_referrals()
    return added


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
            "active": group.offered,
        },
    )
    known = set(Category.objects.filter(group=row).values_list("slug", flat=True))
    missing = [
        _category(row, kind, position) for position, kind in enumerate(group.kinds, start=1) if kind.slug not in known
    ]
    Category.objects.bulk_create(missing)
    return len(missing)


def _category(group: CategoryGroup, kind: Kind, position: int) -> Category:
    return Category(
        group=group,
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


def _fill(row: Category) -> None:
    found = detail(row.slug)
    row.deadline_days, row.warn_days, row.duplicate_metres = found.deadline, found.warn, found.metres
    row.anonymous_allowed, row.public, row.owner = found.anonymous, found.public, found.owner
    row.acute_when = [{"question": ask.slug, "values": list(ask.acute)} for ask in found.asks if ask.acute]
    row.edition = EDITION
    row.save()


def _questions(row: Category) -> list[Question]:
    return [_question(row, ask, order) for order, ask in enumerate(detail(row.slug).asks, start=1)]


def _question(row: Category, ask: Ask, order: int) -> Question:
    chosen = [{"value": option.value, "nl": option.nl, "fr": option.fr} for option in ask.options]
    return Question(
        municipality=REGION,
        category=row,
        slug=ask.slug,
        label_nl=ask.nl,
        label_fr=ask.fr,
        kind=ask.kind,
        options=YES_NO if ask.kind == "yesno" else chosen,
        required=ask.required,
        shown_when={"question": ask.after[0], "values": list(ask.after[1])} if ask.after else {},
        order=order,
    )


def _load_referrals() -> None:
    known = set(Referral.objects.filter(municipality=REGION).values_list("slug", flat=True))
    categories = {row.slug: row for row in Category.objects.filter(municipality=REGION)}
    groups = {row.slug: row for row in CategoryGroup.objects.all()}
    Referral.objects.bulk_create(
        [
            _referral(pointer, categories.get(pointer.category), groups.get(pointer.group), order)
            for order, pointer in enumerate(POINTERS, start=1)
            if pointer.slug not in known
        ]
    )
    for pointer in POINTERS:
        if pointer.line:
            _rows_of(pointer).update(line=pointer.line, active=True)


def _rows_of(pointer: Pointer) -> QuerySet[Referral]:
    """The row of an installation from before numbers could be opened for a time."""
    return Referral.objects.filter(municipality=REGION, slug=pointer.slug, line="")


def _referral(pointer: Pointer, category: Category | None, group: CategoryGroup | None, order: int) -> Referral:
    return Referral(
        municipality=REGION,
        slug=pointer.slug,
        level=pointer.level,
        category=category,
        group=group,
        title_nl=pointer.nl,
        title_fr=pointer.fr,
        text_nl=pointer.text_nl,
        text_fr=pointer.text_fr,
        phone=pointer.phone,
        url=pointer.url,
        line=pointer.line,
        order=order,
        active=pointer.active,
    )
