"""Keeping the index: one thing at a time when it is published, or everything of a municipality anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from cms.search.documents import Document, sources
from cms.search.models import Entry, Synonyms
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy import current
from tenants.registry.snapshot import MunicipalitySnapshot

FIELDS = ("kind", "path", "title", "title_fr", "summary", "summary_fr", "words", "body", "same")
REGION = "region"


def put(documents: Iterable[Document]) -> None:
    """In the transaction that published them."""
    schema = current().schema
    Entry.objects.bulk_create(
        [document.entry(schema) for document in documents],
        update_conflicts=True,
        unique_fields=["municipality", "key"],
        update_fields=FIELDS,
    )


def drop(*keys: str) -> None:
    Entry.objects.filter(municipality=current().schema, key__in=keys).delete()


@transaction.atomic
def rebuild(snapshot: MunicipalitySnapshot, *names: str) -> int:
    """Everything of these sources anew, or of all. Returns how many things can be found."""
    made = 0
    for source in sources():
        if names and source.name not in names:
            continue
        Entry.objects.filter(municipality=snapshot.schema_name, key__startswith=f"{source.name}:").delete()
        entries = [document.entry(snapshot.schema_name) for document in source.documents(snapshot)]
        Entry.objects.bulk_create(entries)
        made += len(entries)
    return made


@transaction.atomic
def keep_words(owner: str, lines: str, *, by: Actor, at: datetime) -> None:
    """The synonyms of this municipality, or of the region for all."""
    Synonyms.objects.update_or_create(municipality=owner, defaults={"lines": lines, "at": at, "by": by})
    record("search.words_changed", by=by, facts={"lines": lines.count("\n") + 1})
