"""Finding a category: by group, by slug, or by the words people type; and what is promised about it.

A reader at a municipality sees the categories of the region that it did not hide, and its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet
from django.utils.timezone import localdate

from foundation.standing import standing
from foundation.tenancy import WallState, current
from regional_meldpunt.categories.models import (
    REGION,
    Category,
    CategoryGroup,
    Level,
    LocalChoice,
    Opening,
    Question,
    Referral,
)

MOST_HITS = 12
OTHER = "iets-anders"
SLUG = re.compile(r"[a-z0-9-]{1,60}")  # a NUL never reaches the database


def groups() -> list[CategoryGroup]:
    return list(CategoryGroup.objects.filter(active=True))


def group(slug: str) -> CategoryGroup | None:
    return CategoryGroup.objects.filter(active=True, slug=slug).first() if SLUG.fullmatch(slug) else None


def of_group(found: CategoryGroup) -> list[Category]:
    return list(_open().filter(group=found))


def by_slug(slug: str) -> Category | None:
    """A category that can be chosen here, or None for a word that is none."""
    return _by_slug(slug) if SLUG.fullmatch(slug) else None


@standing
def _by_slug(slug: str) -> Category | None:
    return _open().filter(slug=slug).first()


@standing
def key_of(slug: str) -> int | None:
    """The number of a category, also of one that cannot be chosen any more."""
    return Category.objects.filter(slug=slug).values_list("pk", flat=True).first()


def choosable() -> list[Category]:
    """Everything that can be reported here, in the order of the groups."""
    return list(_choosable())


@standing
def _choosable() -> tuple[Category, ...]:
    return tuple(_open())


def owner_here() -> str:
    """Whose categories these are: the municipality of the wall, or the region."""
    wall = current()
    return wall.schema if wall.state is WallState.MUNICIPALITY else REGION


def _open() -> QuerySet[Category]:
    """Active categories of the region and of this municipality, without what it hides. The region sees its own."""
    owner = owner_here()
    found = Category.objects.select_related("group").filter(active=True, group__active=True)
    found = found.filter(municipality__in=(REGION, owner))
    hidden = LocalChoice.objects.filter(municipality=owner, category=OuterRef("pk"), hidden=True)
    return found if owner == REGION else found.exclude(Exists(hidden))


@dataclass(frozen=True)
class Promise:
    """What a municipality promises about a category, in working days."""

    deadline_days: int
    warn_days: int
    hidden: bool = False


def promise(category: Category, municipality: str) -> Promise:
    """The region's promise, unless that municipality made another. For every municipality, behind every wall."""
    hidden, deadline, warn = _local_choice(municipality, category.pk)
    return Promise(
        deadline_days=category.deadline_days if deadline is None else deadline,
        warn_days=category.warn_days if warn is None else warn,
        hidden=bool(hidden),
    )


@standing
def _local_choice(municipality: str, category: int) -> tuple[bool, int | None, int | None]:
    with connection.cursor() as cursor:
        asked = "SELECT hidden, deadline_days, warn_days FROM public.local_choice(%s, %s)"
        cursor.execute(asked, [municipality, category])
        hidden, deadline, warn = cursor.fetchone() or (False, None, None)
    return hidden, deadline, warn


def by_words(typed: str) -> list[Category]:
    """Categories that go with what was typed, the best first. Every language counts, accents and case do not.

    A word matches the start of any word of a name (strong) or a synonym (weaker); all typed words must match.
    """
    wanted = plain(typed[:200]).split()
    if not wanted:
        return []
    scored = []
    for category in _choosable():
        score = _score(category, wanted)
        if score:
            scored.append((-score, category.group.order, category.order, category))
    return [row[-1] for row in sorted(scored, key=lambda row: row[:-1])[:MOST_HITS]]


def questions(category: Category) -> list[Question]:
    """What is asked about a category here: the questions of the region, then those of this municipality."""
    return list(_asked(category.pk))


@standing
def _asked(category: int) -> tuple[Question, ...]:
    return tuple(_questions(owner_here()).filter(category=category, active=True))


def made_acute(category: Category, answers: Mapping[str, str]) -> bool:
    """Whether an answer makes it acute, by the acute rule of the category."""
    return any(answers.get(asked["question"]) in asked["values"] for asked in category.acute_when)


def referrals(category: Category | None, at: datetime) -> list[Referral]:
    """Where people are better helped, the loudest first. Without a category only what holds everywhere."""
    on = localdate(at)
    found = Referral.objects.filter(active=True, municipality__in=(REGION, owner_here()))
    found = found.filter(Q(line="") | Exists(_open_at(at).filter(line=OuterRef("line"))))
    found = found.filter(Q(from_date=None) | Q(from_date__lte=on), Q(until_date=None) | Q(until_date__gte=on))
    everywhere = Q(category=None, group=None)
    if category is not None:  # a number that is open goes with its categories; all others see it at the start only
        everywhere = Q(category=None, group=None, line="") | Q(category=category) | Q(group=category.group_id)
    return sorted(found.filter(everywhere), key=lambda row: (Level.values.index(row.level), row.order, row.pk))


def catalogue(owner: str) -> list[CategoryGroup]:
    """Every group with all its categories for an owner, what is switched off included, as `kept_categories`."""
    mine = Category.objects.filter(municipality__in=(REGION, owner)).prefetch_related(
        Prefetch("choices", LocalChoice.objects.filter(municipality=owner), to_attr="own_choices"),
        Prefetch("questions", _questions(owner), to_attr="kept_questions"),
    )
    return list(CategoryGroup.objects.prefetch_related(Prefetch("categories", mine, to_attr="kept_categories")))


def total(groups: list[CategoryGroup]) -> int:
    """How many categories these groups of the catalogue hold."""
    return sum((len(group.kept_categories) for group in groups), 0)  # type: ignore[attr-defined,misc]  # prefetched


def kept(slug: str, owner: str) -> Category | None:
    """A category that this owner reads, also when it is switched off."""
    found = Category.objects.select_related("group").filter(municipality__in=(REGION, owner))
    return found.filter(slug=slug).first() if SLUG.fullmatch(slug) else None


def kept_questions(category: Category, owner: str) -> list[Question]:
    return list(_questions(owner).filter(category=category))


def question(pk: int, owner: str) -> Question | None:
    return Question.objects.select_related("category__group").filter(pk=pk, municipality=owner).first()


def choice(category: Category, owner: str) -> LocalChoice | None:
    return LocalChoice.objects.filter(category=category, municipality=owner).first()


def kept_referrals(owner: str) -> list[Referral]:
    """The referrals of the region and of this owner, also those that are switched off."""
    found = Referral.objects.select_related("category", "group").filter(municipality__in=(REGION, owner))
    return sorted(found, key=lambda row: (Level.values.index(row.level), row.order, row.pk))


def referral(pk: int, owner: str) -> Referral | None:
    return Referral.objects.select_related("category", "group").filter(pk=pk, municipality=owner).first()


def opening(line: str, at: datetime) -> Opening | None:
    """The opening of a number that holds at that moment."""
    return _open_at(at).filter(line=line).first()


def openings(line: str, limit: int = 20) -> list[Opening]:
    """When a number was open, the latest first."""
    return list(Opening.objects.filter(municipality=REGION, line=line)[:limit])


def of_line(line: str) -> list[Referral]:
    """What is shown while a number is open."""
    found = Referral.objects.select_related("category", "group").filter(municipality=REGION, active=True, line=line)
    return list(found.order_by("order", "id"))


def _open_at(at: datetime) -> QuerySet[Opening]:
    found = Opening.objects.filter(municipality=REGION, from_at__lte=at, until_at__gt=at)
    return found.filter(Q(closed_at=None) | Q(closed_at__gt=at))


def _questions(owner: str) -> QuerySet[Question]:
    """The region's before the own ones."""
    listed = Question.objects.filter(municipality__in=(REGION, owner))
    first = ExpressionWrapper(Q(municipality=REGION), output_field=BooleanField())
    return listed.order_by(first.desc(), "order", "id")


def _score(category: Category, wanted: list[str]) -> int:
    names = plain(f"{category.name_nl} {category.name_fr}").split()
    words = plain(f"{category.synonyms_nl} {category.synonyms_fr} {category.group.name_nl}").split()
    total = 0
    for word in wanted:
        best = max(_match(word, names) * 3, _match(word, words) * 2)
        if not best:
            return 0
        total += best
    return total


def _match(word: str, among: list[str]) -> int:
    """2 for the whole word, 1 for its beginning or, from four letters on, a part of a compound («lantaarnpaal»)."""
    if word in among:
        return 2
    inside = len(word) >= 4
    return int(any(other.startswith(word) or (inside and (word in other or _stem(word, other))) for other in among))


def _stem(word: str, other: str) -> bool:
    """«lantaarns», «lantaarnpaal» and «lantaarn» begin alike."""
    return len(other) >= 4 and word.startswith(other)


def plain(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", flat).strip()
