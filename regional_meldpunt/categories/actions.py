"""Verbs that change the catalogue. Each writes in the book what was and what is; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import (
    REGION,
    Category,
    CategoryGroup,
    LocalChoice,
    Opening,
    Question,
    Referral,
)


@transaction.atomic
def change(category: Category, given: Mapping[str, Any], *, by: Actor) -> bool:
    """Change what differs; whether anything did."""
    return _change(category, given, "categories.changed", by)


@transaction.atomic
def make(group: CategoryGroup, given: Mapping[str, Any], *, owner: str, by: Actor) -> Category:
    """A new category of the region or of one municipality, at the end of its group."""
    last = Category.objects.filter(group=group).aggregate(models.Max("order"))["order__max"] or 0
    category = Category.objects.create(
        group=group,
        municipality=owner,
        slug=_free_slug(given["name_nl"], owner),
        icon=group.icon,
        order=last + 1,
        **given,
    )
    record("categories.made", by=by, subject=category, facts={"group": group.slug})
    return category


@transaction.atomic
def choose(category: Category, given: Mapping[str, Any], *, owner: str, by: Actor) -> LocalChoice:
    """What one municipality makes of a category of the region."""
    row, _created = LocalChoice.objects.get_or_create(municipality=owner, category=category)
    changed = _differences(row, given)
    if changed:
        _write(row, given)
        record("categories.chosen", by=by, subject=category, facts=changed)
    return row


@transaction.atomic
def ask(category: Category, given: Mapping[str, Any], *, owner: str, by: Actor) -> Question:
    """A new question of an owner about a category."""
    question = Question.objects.create(
        municipality=owner, category=category, slug=_free_question(category, given["label_nl"], owner), **given
    )
    record("categories.question", by=by, subject=category, facts={"new": question.label_nl})
    return question


@transaction.atomic
def change_question(question: Question, given: Mapping[str, Any], *, by: Actor) -> bool:
    changed = _differences(question, given)
    if changed:
        _write(question, given)
        record("categories.question", by=by, subject=question.category, facts={"question": question.slug, **changed})
    return bool(changed)


@transaction.atomic
def make_acute(question: Question, values: list[str], *, by: Actor) -> None:
    """Which answers to this question make the category acute. Only the owner of the category decides that."""
    category = question.category
    others = [entry for entry in category.acute_when if entry["question"] != question.slug]
    wanted = [*others, {"question": question.slug, "values": values}] if values else others
    _change(category, {"acute_when": wanted}, "categories.changed", by)


@transaction.atomic
def refer(given: Mapping[str, Any], *, owner: str, by: Actor) -> Referral:
    """A new referral."""
    base = slugify(given["title_nl"])[:30] or "verwijzing"
    taken = set(Referral.objects.filter(municipality=owner).values_list("slug", flat=True))
    referral = Referral.objects.create(municipality=owner, slug=_first_free(base, taken), **given)
    record("categories.referral", by=by, subject=referral, facts={"new": True})
    return referral


@transaction.atomic
def change_referral(referral: Referral, given: Mapping[str, Any], *, by: Actor) -> bool:
    return _change(referral, given, "categories.referral", by)


@transaction.atomic
def open_line(line: str, *, until: datetime, reason: str, by: Actor, at: datetime) -> Opening:
    """Everything that refers to this number is shown from now on, in every municipality, until then.

    When it is open already, the earlier opening ends here and this one goes on: the history keeps both.
    """
    close_line(line, by=by, at=at)
    made = Opening.objects.create(line=line, from_at=at, until_at=until, reason=reason, by=by)
    record("categories.line_opened", by=by, subject=made, facts={"line": line, "until": until.isoformat()})
    return made


@transaction.atomic
def close_line(line: str, *, by: Actor, at: datetime) -> bool:
    """It is over, everywhere. False when it was not open."""
    open_now = Opening.objects.select_for_update().filter(municipality=REGION, line=line, closed_at=None)
    ended = [row for row in open_now if row.from_at <= at < row.until_at]
    for row in ended:
        row.closed_at, row.closed_by = at, by
        row.save(update_fields=["closed_at", "closed_by"])
        record("categories.line_closed", by=by, subject=row, facts={"line": line})
    return bool(ended)


def _change(row: models.Model, given: Mapping[str, Any], verb: str, by: Actor) -> bool:
    changed = _differences(row, given)
    if changed:
        _write(row, given)
        record(verb, by=by, subject=row, facts=changed)
    return bool(changed)


def _differences(row: models.Model, given: Mapping[str, Any]) -> dict[str, str]:
    """`{"deadline_days": "10 -> 5"}` for what differs."""
    before = {name: getattr(row, name) for name in given}
    return {name: f"{_shown(old)} → {_shown(given[name])}" for name, old in before.items() if old != given[name]}


def _shown(value: Any) -> str:
    return "-" if value in (None, "", [], {}) else str(value)


def _write(row: models.Model, given: Mapping[str, Any]) -> None:
    for name, value in given.items():
        setattr(row, name, value)
    row.save(update_fields=list(given))


def _free_slug(name: str, owner: str) -> str:
    base = slugify(f"{'' if owner == 'region' else owner.replace('_', '-')} {name}")[:55] or "soort"
    return _first_free(base, set(Category.objects.filter(slug__startswith=base).values_list("slug", flat=True)))


def _free_question(category: Category, label: str, owner: str) -> str:
    """Unlike every question of the category that this owner can see: an answer names its question."""
    taken = set(Question.objects.filter(category=category).values_list("slug", flat=True))
    prefix = "" if owner == "region" else "eigen-"
    return _first_free(f"{prefix}{slugify(label)}"[:34] or "vraag", taken)


def _first_free(base: str, taken: set[str]) -> str:
    base = base.strip("-")
    return next(name for n in range(1, 1000) if (name := base if n == 1 else f"{base}-{n}") not in taken)
