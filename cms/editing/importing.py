"""A file becomes draft pages in two steps: first what would happen per line, then all of it or nothing. And back.

A table (CSV) has a page per line; HTML is one page, cut at its headings. Whatever comes from a word processor becomes
paragraphs, lists, bold words, links and headings; a script becomes nothing.
"""

from __future__ import annotations

import csv
import io
import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cms.concepts import markup
from cms.editing import cutting, queries
from cms.editing.models import PageImport
from cms.site import queries as site
from cms.site.languages import has_french_here
from cms.site.models import ContentPage
from foundation.audit import record
from foundation.identity.actor import Actor

MOST_LINES, MOST_BYTES = 500, 4 * 1024 * 1024
COLUMNS = (
    "titel", "samenvatting", "tekst", "titel_fr", "samenvatting_fr", "tekst_fr", "boven", "adres", "dienst",
    "nakijken_op",
)  # fmt: skip
LONGEST = {"titel": 255, "titel_fr": 255, "samenvatting": 200, "samenvatting_fr": 200, "adres": 80, "dienst": 120}


class Unreadable(ValueError):
    """`str()` says in words why nothing can be made of the file."""


class Refused(ValueError):
    """Something is wrong with a line, or it was done already: nothing happens."""


def read(name: str, raw: bytes, *, by: Actor, at: datetime) -> PageImport:
    """What would happen with each line. Nothing is made."""
    if len(raw) > MOST_BYTES:
        raise Unreadable(_("The file is too large: at most 4 MB."))
    text = _decoded(raw)
    if name.lower().endswith((".html", ".htm")):
        rows = [cutting.page_of(text)]
    else:
        rows = _table(text)
    if not rows:
        raise Unreadable(_("There is no line with a page in this file."))
    if len(rows) > MOST_LINES:
        raise Unreadable(_("The file has too many lines: at most %(most)s.") % {"most": MOST_LINES})
    seen: set[tuple[str, str]] = set()
    lines = [_judged(number, row, seen, localdate(at)) for number, row in enumerate(rows, start=2)]
    return PageImport.objects.create(name=_line(name)[:120], lines=lines, at=at, by=by)


def _decoded(raw: bytes) -> str:
    for code in ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(code)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable(_("This is no text: save it as CSV or as HTML."))


def _table(text: str) -> list[dict[str, str]]:
    head = text.partition("\n")[0]
    sign = max(";,\t", key=head.count)
    try:
        table = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error as error:
        raise Unreadable(_("The table is broken: %(why)s.") % {"why": error}) from None
    known = {str(name or "").strip().lower() for name in (table[0] if table else ())}
    if "titel" not in known:
        raise Unreadable(_("The first line must name the columns; “titel” is missing."))
    return [
        {str(key).strip().lower(): str(value or "") for key, value in row.items() if key is not None} for row in table
    ]


def _line(text: str) -> str:
    return " ".join(markup.plain(markup.tidy(text)).split())


def _judged(number: int, row: dict[str, str], seen: set[tuple[str, str]], today: date) -> dict[str, Any]:
    """One line, tidied, with what is wrong with it."""
    line: dict[str, Any] = {name: _line(row.get(name, "")) for name in COLUMNS if not name.startswith("tekst")}
    for name in ("tekst", "tekst_fr"):
        line[name] = cutting.blocks_of(row.get(name, "")) if row.get(name) else []
    line["adres"] = slugify(line["adres"] or line["titel"])[:80]
    wrong = [_("No title.")] if not line["titel"] else []
    wrong += [
        _("%(name)s is too long: at most %(most)s characters.") % {"name": name, "most": most}
        for name, most in LONGEST.items()
        if len(line[name]) > most
    ]
    if line["boven"] and not isinstance(queries.section(line["boven"]), ContentPage):
        wrong.append(_("There is no page “%(slug)s” to put it under.") % {"slug": line["boven"][:60]})
    if line["nakijken_op"] and not _day(line["nakijken_op"]):
        wrong.append(_("Write the date as 2026-12-31."))
    if (line["titel_fr"] or line["tekst_fr"]) and not has_french_here():
        wrong.append(_("This website has no French."))
    place = (line["boven"], line["adres"])
    if place in seen or (not wrong and line["adres"] in queries.slugs_under(_parent(line))):
        wrong.append(_("There is a page at this address already."))
    seen.add(place)
    return {"number": number, **line, "wrong": wrong}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _parent(line: dict[str, Any]) -> Any:
    return queries.section(line["boven"]) if line["boven"] else site.home()


@transaction.atomic
def carry_out(found: PageImport, *, by: Actor, at: datetime, user: Any) -> int:
    """Every line becomes a draft; one that is wrong stops all."""
    found = PageImport.objects.select_for_update().get(pk=found.pk)
    if found.done_at is not None or any(line["wrong"] for line in found.lines):
        raise Refused
    made = []
    for line in found.lines:
        parent = _parent(line)
        if parent is None or line["adres"] in queries.slugs_under(parent):
            raise Refused
        made.append(_make(parent, line, user).pk)
    found.made, found.done_at = made, at
    found.save(update_fields=["made", "done_at"])
    record("editing.imported", by=by, subject=found, facts={"pages": len(made)})
    return len(made)


def _make(parent: Any, line: dict[str, Any], user: Any) -> ContentPage:
    page = ContentPage(
        title=line["titel"],
        slug=line["adres"],
        summary=line["samenvatting"],
        title_fr=line["titel_fr"],
        summary_fr=line["samenvatting_fr"],
        service=line["dienst"],
        check_again_on=_day(line["nakijken_op"]),
        live=False,
        owner=user,
    )
    for field, blocks in (("body", line["tekst"]), ("body_fr", line["tekst_fr"])):
        rows = [{**block, "id": str(uuid.uuid4())} for block in blocks]
        setattr(page, field, getattr(page, field).stream_block.to_python(rows))
    parent.add_child(instance=page)
    page.save_revision(user=user)
    return page


@transaction.atomic
def undo(found: PageImport, *, by: Actor, at: datetime) -> tuple[int, int]:
    """Takes away what it made. What was published, edited or got pages below it stays: (taken away, kept)."""
    found = PageImport.objects.select_for_update().get(pk=found.pk)
    if found.done_at is None or found.undone_at is not None:
        raise Refused
    gone = 0
    for page in queries.pages(found.made):
        if not page.live and page.first_published_at is None and page.numchild == 0 and page.revisions.count() == 1:
            page.delete()
            gone += 1
    found.undone_at = at
    found.save(update_fields=["undone_at"])
    record("editing.import_undone", by=by, subject=found, facts={"pages": gone})
    return gone, len(found.made) - gone
