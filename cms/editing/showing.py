"""Texts that stand under every page of a kind: published here, whether they came from the region or not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language

from cms.caching import forget
from cms.concepts import markup
from cms.concepts.content import Content, name_of, normal
from cms.concepts.kinds import TEXT
from cms.editing import queries
from cms.editing.models import LocalText
from cms.site import extras
from cms.site.languages import has_french
from cms.site.models import ContentPage, NewsPage
from foundation.audit import record
from foundation.identity.actor import Actor

SPOT_OF = ((ContentPage, "pages"), (NewsPage, "news"))


def declare() -> None:
    extras.add_to_page_end("editing/under_pages.html", under, order=20)


def under(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """The texts under this page, Dutch first; None when there are none."""
    spot = next((name for kind, name in SPOT_OF if isinstance(page, kind)), "")
    rows = queries.texts_at(spot) if spot else []
    if not rows:
        return None
    french, only_french = has_french(request), get_language() == "fr"
    return {"texts": [part for row in rows for part in _parts(row.shown or {}, french, only_french)]}


def _parts(content: Content, french: bool, only_french: bool) -> list[dict[str, Any]]:
    tongues = ["nl", "fr"] if french else ["nl"]
    if only_french and french and (content.get("tekst") or {}).get("fr"):
        tongues = ["fr"]
    return [
        {"lang": tongue, "name": name_of(content, tongue), "html": markup.to_html(text)}
        for tongue in tongues
        if (text := (content.get("tekst") or {}).get(tongue))
    ]


@transaction.atomic
def write(text: LocalText, content: Content, *, by: Actor, at: datetime) -> LocalText:
    text.content = normal(content, TEXT)
    text.name, text.spot = name_of(text.content)[:120], text.content.get("plaats", "")
    text.changed_at, text.changed_by = at, by
    text.save()
    record("editing.text_changed", by=by, subject=text)
    return text


@transaction.atomic
def show(text: LocalText, *, by: Actor, at: datetime) -> None:
    """What was written becomes what people read."""
    text.shown, text.changed_at, text.changed_by = text.content, at, by
    text.save()
    record("editing.text_changed", by=by, subject=text, facts={"shown": True})
    forget()


@transaction.atomic
def hide(text: LocalText, *, by: Actor, at: datetime) -> None:
    text.shown, text.changed_at, text.changed_by = None, at, by
    text.save()
    record("editing.text_changed", by=by, subject=text, facts={"shown": False})
    forget()
