"""What the region writes, as a value: tidied when it comes in, compared by field, read in the visitor's language."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cms.concepts import markup
from cms.concepts.familiar import familiar
from cms.concepts.fields import CONTACT_PARTS, SPEECH, Field
from cms.concepts.kinds import BY_KEY, ORDER, PRODUCT, fields_of

Content = dict[str, Any]
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]")
MOST_ITEMS = 40


def normal(raw: Mapping[str, Any], kind: str = PRODUCT) -> Content:
    """Only what that kind knows, in its order, trimmed, without empty values. Whatever comes in, nothing breaks."""
    found: Content = {}
    for field in fields_of(kind):
        value = _normal(field, raw.get(field.key))
        if value:
            found[field.key] = value
    return found


def _normal(field: Field, value: Any) -> Any:
    if field.kind in ("text", "rich"):
        return speech(value, rich=field.kind == "rich")
    if field.kind == "items":
        return [item for item in (_item(field, row) for row in _rows(value)) if item]
    if field.kind == "contacts":
        rows = [{part: line(row.get(part)) for part in CONTACT_PARTS if line(row.get(part))} for row in _rows(value)]
        return [row for row in rows if row]
    if field.kind in ("choice", "date"):
        return line(value)
    given = [line(word) for word in value] if isinstance(value, list | tuple) else []
    if field.kind == "choices":
        order = [code for code, _label in field.codes]
        return sorted(set(filter(None, given)), key=lambda code: (order.index(code) if code in order else 99, code))
    return list(dict.fromkeys(filter(None, given)))


def _rows(value: Any) -> list[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, Mapping)][:MOST_ITEMS] if isinstance(value, list | tuple) else []


def _item(field: Field, row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "naam": speech(row.get("naam"), rich=False),
        "beschrijving": speech(row.get("beschrijving"), rich=True),
        "bewijs": speech(row.get("bewijs"), rich=False) if field.with_proof else {},
        "url": line(row.get("url")) if field.with_url else "",
    }
    return {name: value for name, value in found.items() if value}


def speech(value: Any, *, rich: bool) -> dict[str, str]:
    """A text per language. A plain string is Dutch."""
    given = {"nl": value} if isinstance(value, str) else value
    if not isinstance(given, Mapping):
        return {}
    tidy = markup.tidy if rich else line
    texts = {language: tidy(given.get(language) or "") for language in SPEECH}
    return {language: text for language, text in texts.items() if text}


def line(value: Any) -> str:
    """One line of text without what cannot be seen."""
    return " ".join(UNSEEN.sub("", str(value)).split()) if value not in (None, False) else ""


def said(value: Any, language: str = "nl") -> str:
    """A text in `nl`, `je` or `fr`. Without its own words, je is made from u; French falls back on Dutch."""
    texts = value if isinstance(value, Mapping) else {}
    if text := texts.get(language):
        return str(text)
    dutch = str(texts.get("nl", ""))
    return familiar(dutch) if language == "je" else dutch


def name_of(content: Content, language: str = "nl") -> str:
    return said(content.get("naam"), language)


def changed(before: Content, after: Content) -> list[str]:
    """Keys in which they differ, in the order of the form."""
    return [key for key in ORDER if before.get(key) != after.get(key)]


def merged(own: Content, other: Content, keys: Iterable[str], kind: str = PRODUCT) -> Content:
    """One's own, with the chosen fields of the other."""
    taken = dict(own)
    for key in keys:
        if key in BY_KEY:
            taken[key] = other.get(key)
    return normal(taken, kind)


def lines(key: str, content: Content) -> list[str]:
    """A field as lines of plain text, to compare and to print."""
    field, value = BY_KEY[key], content.get(key)
    if not value:
        return []
    if field.kind in ("text", "rich"):
        return [
            f"{_tongue(language)}{row}"
            for language in SPEECH
            for row in str(value.get(language, "")).splitlines()
            if row
        ]
    if field.kind == "items":
        return [row for item in value for row in _item_lines(item)]
    if field.kind == "contacts":
        return [", ".join(row[part] for part in CONTACT_PARTS if part in row) for row in value]
    if field.codes:
        words = dict(field.codes)
        return [str(words.get(code, code)) for code in ([value] if isinstance(value, str) else value)]
    return [value] if isinstance(value, str) else list(value)


def _item_lines(item: Mapping[str, Any]) -> list[str]:
    rows = []
    for language in SPEECH:
        parts = [str(item.get(name, {}).get(language, "")) for name in ("naam", "beschrijving", "bewijs")]
        if any(parts):
            rows.append(_tongue(language) + ": ".join(part.replace("\n", " ") for part in parts if part))
    return [*rows, item["url"]] if item.get("url") else rows


def _tongue(language: str) -> str:
    return "" if language == "nl" else f"[{language}] "
