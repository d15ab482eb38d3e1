"""A concept of a page, and the page that a municipality made of it.

Each block that came from the concept has a number that follows from the concept and the field. By these numbers the
text of the page is read back as the concept would say it, and what a municipality added stands between them: it is
never touched.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from cms.concepts import markup
from cms.concepts.content import Content, normal, said
from cms.concepts.kinds import PAGE
from cms.site.models import ContentPage

BLOCKS = ("body", "body_fr")
TONGUE = {"body": "nl", "body_fr": "fr"}
PARTS = 40


def number(concept: uuid.UUID, field: str, place: str, part: str) -> str:
    return str(uuid.uuid5(concept, f"{field}:{place}:{part}"))


def blocks(concept: uuid.UUID, content: Content, field: str) -> list[dict[str, Any]]:
    """The text of a concept as blocks of a page, in one language."""
    tongue = TONGUE[field]
    made: list[dict[str, Any]] = []
    if text := (content.get("tekst") or {}).get(tongue):
        made.append({"type": "text", "value": str(markup.to_html(text)), "id": number(concept, field, "tekst", "")})
    for place, row in enumerate(content.get("delen", [])):
        if heading := (row.get("naam") or {}).get(tongue):
            made.append({"type": "heading", "value": heading, "id": number(concept, field, f"delen{place}", "naam")})
        if text := (row.get("beschrijving") or {}).get(tongue):
            html = str(markup.to_html(text))
            made.append({"type": "text", "value": html, "id": number(concept, field, f"delen{place}", "tekst")})
    rows = [row for row in content.get("websites", []) if row.get("url")]
    if rows and tongue == "nl":
        links = [
            {
                "type": "item",
                "value": {"page": None, "address": row["url"], "label": said(row.get("naam")) or row["url"]},
            }
            for row in rows
        ]
        made.append(
            {"type": "links", "value": {"title": "", "links": links}, "id": number(concept, field, "websites", "")}
        )
    return made


def read_back(concept: uuid.UUID, page: ContentPage) -> Content:
    """What the page says where the concept spoke."""
    raw: dict[str, Any] = {
        "naam": {"nl": page.title, "fr": page.title_fr},
        "samenvatting": {"nl": page.summary, "fr": page.summary_fr},
        "tekst": {},
        "delen": [],
        "websites": [],
    }
    found = {field: _by_number(page, field) for field in BLOCKS}
    for field, rows in found.items():
        if block := rows.get(number(concept, field, "tekst", "")):
            raw["tekst"][TONGUE[field]] = _words(block)
    for place in range(PARTS):
        row: dict[str, dict[str, str]] = {"naam": {}, "beschrijving": {}}
        for field, rows in found.items():
            if block := rows.get(number(concept, field, f"delen{place}", "naam")):
                row["naam"][TONGUE[field]] = str(block["value"])
            if block := rows.get(number(concept, field, f"delen{place}", "tekst")):
                row["beschrijving"][TONGUE[field]] = _words(block)
        raw["delen"].append(row)
    if block := found["body"].get(number(concept, "body", "websites", "")):
        raw["websites"] = [
            {"naam": {"nl": link["value"].get("label", "")}, "url": link["value"].get("address", "")}
            for link in block["value"].get("links", [])
        ]
    return normal(raw, PAGE)


def _by_number(page: ContentPage, field: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in getattr(page, field).get_prep_value() if row.get("id")}


def _words(block: dict[str, Any]) -> str:
    return markup.from_html(str(block["value"]))


def as_shown(content: Content) -> Content:
    """The concept as a page can say it: what a page cannot keep (explanations of websites, the je-form) is left out."""
    kept: dict[str, Any] = dict(content)
    kept["tekst"] = _through_html(content.get("tekst") or {})
    kept["delen"] = [
        {"naam": _two(row.get("naam")), "beschrijving": _through_html(row.get("beschrijving") or {})}
        for row in content.get("delen", [])
    ]
    kept["naam"], kept["samenvatting"] = _two(content.get("naam")), _two(content.get("samenvatting"))
    kept["websites"] = [
        {"naam": {"nl": said(row.get("naam")) or row["url"]}, "url": row["url"]}
        for row in content.get("websites", [])
        if row.get("url")
    ]
    return normal(kept, PAGE)


def _two(texts: Any) -> dict[str, str]:
    return {tongue: text for tongue, text in (texts or {}).items() if tongue in ("nl", "fr")}


def _through_html(texts: dict[str, str]) -> dict[str, str]:
    return {tongue: markup.from_html(str(markup.to_html(text))) for tongue, text in _two(texts).items()}


def put(page: ContentPage, concept: uuid.UUID, content: Content, keys: Iterable[str], *, french: bool) -> None:
    """The chosen fields of the concept on the page. Local blocks stay where they are, in their order."""
    taken = set(keys)
    if "naam" in taken:
        page.title = said(content.get("naam"))[:255]
        page.title_fr = _two(content.get("naam")).get("fr", "")[:255] if french else page.title_fr
    if "samenvatting" in taken:
        page.summary = said(content.get("samenvatting"))[:200]
        page.summary_fr = _two(content.get("samenvatting")).get("fr", "")[:200] if french else page.summary_fr
    for field in BLOCKS if french else BLOCKS[:1]:
        _put_blocks(page, field, concept, content, taken)


def _put_blocks(page: ContentPage, field: str, concept: uuid.UUID, content: Content, taken: set[str]) -> None:
    """What is here, in its order, with the taken fields replaced; what is new follows the block it followed there."""
    here: list[dict[str, Any]] = list(getattr(page, field).get_prep_value())
    wanted = [block for block in blocks(concept, content, field) if _key_of(concept, field, block["id"]) in taken]
    gone = {row["id"] for row in here if _key_of(concept, field, row.get("id", "")) in taken} - {
        block["id"] for block in wanted
    }
    here = [row for row in here if row.get("id") not in gone]
    place = -1
    for block in wanted:
        known = next((index for index, row in enumerate(here) if row.get("id") == block["id"]), None)
        if known is None:
            place = place + 1 if place >= 0 else _after_concept(here, concept, field)
            here.insert(place, block)
        else:
            here[known] = block
            place = known
    stream = getattr(page, field).stream_block
    setattr(page, field, stream.to_python(here))


def _after_concept(here: list[dict[str, Any]], concept: uuid.UUID, field: str) -> int:
    """Behind the last block of the concept; in front of everything when none is left."""
    return max((index + 1 for index, row in enumerate(here) if _key_of(concept, field, row.get("id", ""))), default=0)


def _key_of(concept: uuid.UUID, field: str, ident: str) -> str:
    """Of which field of the concept a block is; "" for a block of the municipality's own."""
    return _numbers(concept, field).get(ident, "")


def _numbers(concept: uuid.UUID, field: str) -> dict[str, str]:
    known = {number(concept, field, key, ""): key for key in ("tekst", "websites")}
    for place in range(PARTS):
        for part in ("naam", "tekst"):
            known[number(concept, field, f"delen{place}", part)] = "delen"
    return known
