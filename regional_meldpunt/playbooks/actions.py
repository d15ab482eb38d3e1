"""Verbs that keep draaiboeken. Each change is a version of its own, stands in the audit book, and loses nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Category, CategoryGroup
from regional_meldpunt.playbooks.content import Content
from regional_meldpunt.playbooks.models import REGION, Edition, Offer, Playbook

COPY_REVIEW = timedelta(days=30)
"""A copy is looked at soon: the numbers in it are those of somebody else, or missing."""


@dataclass(frozen=True)
class Draft:
    """What the form gives."""

    title: str
    content: Content
    owner_name: str
    review_on: date
    category: Category | None = None
    group: CategoryGroup | None = None
    shared: bool = False

    def head(self) -> dict[str, object]:
        return {
            "title": self.title,
            "category": self.category,
            "group": self.group,
            "owner_name": self.owner_name,
            "review_on": self.review_on,
            "shared": self.shared,
        }


@dataclass(frozen=True)
class Source:
    """Where a copy comes from: an example of the region, or what a neighbour offers."""

    title: str
    content: Content
    of: str
    category: Category | None = field(default=None)
    group: CategoryGroup | None = field(default=None)


@transaction.atomic
def make(draft: Draft, *, owner: str, by: Actor, at: datetime) -> Playbook:
    book = Playbook.objects.create(
        municipality=owner, content=draft.content.stored(), changed_at=at, changed_by=by, **draft.head()
    )
    _edition(book, by, at)
    _offer(book)
    record("playbooks.made", by=by, subject=book, facts=_facts(draft))
    return book


@transaction.atomic
def change(book: Playbook, draft: Draft, *, by: Actor, at: datetime) -> bool:
    """False when nothing was different. A new date or owner is no new version: the words stayed the same."""
    book = Playbook.objects.select_for_update(of=("self",)).get(pk=book.pk)
    head, content = draft.head(), draft.content.stored()
    words = book.content != content or book.title != draft.title
    changed = [name for name, value in head.items() if getattr(book, name) != value]
    if not words and not changed:
        return False
    for name, value in head.items():
        setattr(book, name, value)
    book.content, book.version = content, book.version + int(words)
    book.changed_at, book.changed_by = at, by
    book.save()
    if words:
        _edition(book, by, at)
    _offer(book)
    facts = {name: str(head[name]) for name in changed} | ({"version": book.version} if words else {})
    record("playbooks.changed", by=by, subject=book, facts=facts)
    return True


@transaction.atomic
def reviewed(book: Playbook, *, until: date, by: Actor, at: datetime) -> None:
    """Somebody read it through: it is right until then."""
    before = book.review_on
    book.review_on, book.changed_at, book.changed_by = until, at, by
    book.save(update_fields=["review_on", "changed_at", "changed_by"])
    record("playbooks.reviewed", by=by, subject=book, facts={"review_on": f"{before} → {until}"})


@transaction.atomic
def stop(book: Playbook, *, by: Actor, at: datetime) -> None:
    """It holds no more. Its versions, and what meldingen were helped with, stay readable."""
    book.active, book.shared, book.changed_at, book.changed_by = False, False, at, by
    book.save(update_fields=["active", "shared", "changed_at", "changed_by"])
    _offer(book)
    record("playbooks.stopped", by=by, subject=book)


@transaction.atomic
def copy(source: Source, *, owner: str, owner_name: str, by: Actor, at: datetime) -> Playbook:
    """As a draaiboek of one's own, to be looked at soon."""
    draft = Draft(
        title=source.title,
        content=source.content,
        owner_name=owner_name,
        review_on=localdate(at) + COPY_REVIEW,
        category=source.category,
        group=source.group,
    )
    book = make(draft, owner=owner, by=by, at=at)
    record("playbooks.copied", by=by, subject=book, facts={"from": source.of})
    return book


def _edition(book: Playbook, by: Actor, at: datetime) -> None:
    Edition.objects.create(
        playbook=book,
        municipality=book.municipality,
        number=book.version,
        title=book.title,
        content=book.content,
        at=at,
        by=by,
    )


def _offer(book: Playbook) -> None:
    """What neighbours may copy follows what stands. The region offers nothing: its examples are read by all."""
    if not book.shared or book.municipality == REGION:
        Offer.objects.filter(playbook=book).delete()
        return
    values = {
        "municipality": book.municipality,
        "category": book.category,
        "group": book.group,
        "title": book.title,
        "content": book.said.without_numbers().stored(),
    }
    Offer.objects.update_or_create(playbook=book, defaults=values)


def _facts(draft: Draft) -> dict[str, object]:
    return {"steps": len(draft.content.steps), "review_on": str(draft.review_on)}
