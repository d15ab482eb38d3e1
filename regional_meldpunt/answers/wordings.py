"""A municipality's own words, and canned texts. Behind its own wall it writes them; the desk reads them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.answers.models import CannedText, Wording
from regional_meldpunt.answers.words import Words, common


def words_of(schema: str, template: str, channel: str, language: str) -> Words:
    """What this municipality says, or else the common words."""
    own = own_words(schema, template, channel, language)
    return Words(own.subject, own.text) if own else common(template, channel, language)


def own_words(schema: str, template: str, channel: str, language: str) -> Wording | None:
    rows = Wording.objects.filter(municipality=schema, template=template, channel=channel, language=language)
    return rows.first()


def changed(schema: str) -> set[tuple[str, str, str]]:
    """Which texts a municipality wrote itself: template, channel, language."""
    rows = Wording.objects.filter(municipality=schema)
    return set(rows.values_list("template", "channel", "language"))


def write(schema: str, template: str, channel: str, language: str, words: Words, *, by: Actor, at: datetime) -> Wording:
    """Keep own words from now on; the audit book holds what stood there before."""
    before = own_words(schema, template, channel, language)
    values = {"subject": words.subject, "text": words.text, "by": by, "changed_at": at}
    wording, _created = Wording.objects.update_or_create(
        municipality=schema, template=template, channel=channel, language=language, defaults=values
    )
    facts = {"text": f"{template}/{channel}/{language}", "before": before.text if before else ""}
    record("answers.wording_changed", by=by, facts=facts)
    return wording


def restore(schema: str, template: str, channel: str, language: str, *, by: Actor) -> None:
    """Back to the common words."""
    own = own_words(schema, template, channel, language)
    if own is None:
        return
    facts = {"text": f"{template}/{channel}/{language}", "before": own.text}
    own.delete()
    record("answers.wording_changed", by=by, facts=facts)


def canned(schema: str) -> list[CannedText]:
    """The ready-made sentences of a municipality, or with "public" of the regional desk."""
    return list(CannedText.objects.filter(municipality=schema))


def canned_text(schema: str, pk: int) -> CannedText | None:
    return CannedText.objects.filter(municipality=schema, pk=pk).first()


def keep_canned(
    schema: str, *, title: str, language: str, text: str, by: Actor, at: datetime, pk: int | None = None
) -> CannedText:
    values: dict[str, Any] = {"title": title, "language": language, "text": text, "by": by, "changed_at": at}
    row = canned_text(schema, pk) if pk is not None else None
    if row is None:
        return CannedText.objects.create(municipality=schema, **values)
    CannedText.objects.filter(pk=row.pk).update(**values)
    row.refresh_from_db()
    return row


def drop_canned(schema: str, pk: int) -> None:
    CannedText.objects.filter(municipality=schema, pk=pk).delete()
