"""What of a section goes along: never what came from the Crossroads Bank, and not what is about third persons.

Pure: the preview and what is sealed come from the same function.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from shared_services.social_files.investigation.persons import words
from shared_services.social_files.investigation.sections import BY_KIND, forwardable

BAR = "█████"
THIRD_PERSONS = {"cohabitants", "debtors"}
"""Rows about somebody else than who asks: left out unless the sender says otherwise."""


@dataclass(frozen=True)
class Redaction:
    """`fields` and `rows` ("incomes:2") are left out, `words` are blacked out wherever they stand."""

    fields: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def packed(self) -> dict[str, Any]:
        return {"fields": list(self.fields), "rows": list(self.rows), "words": list(self.words)}

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Redaction:
        return cls(*(tuple(str(one) for one in said.get(name, ())) for name in ("fields", "rows", "words")))


def proposed(kind: str, content: Mapping[str, Any], *, without: Iterable[str]) -> Redaction:
    """What a careful colleague would leave out: third persons, and everything of who does not want it to go."""
    names = tuple(dict.fromkeys(name for name in without if name))
    rows = []
    for spec in BY_KIND[kind].rows:
        for place, row in enumerate(content.get(spec.name, ())):
            about = words(str(row.get("who", "")))
            if spec.name in THIRD_PERSONS or any(set(words(name)) & set(about) for name in names):
                rows.append(f"{spec.name}:{place}")
    return Redaction(rows=tuple(rows), words=names)


def apply(kind: str, content: Mapping[str, Any], redaction: Redaction) -> dict[str, Any]:
    """The section as it leaves. Rows are counted as they stand in the file."""
    section, left_out = BY_KIND[kind], set(redaction.rows)
    kept: dict[str, Any] = {name: value for name, value in content.items() if name not in redaction.fields}
    for spec in section.rows:
        kept[spec.name] = [
            row for place, row in enumerate(content.get(spec.name, ())) if f"{spec.name}:{place}" not in left_out
        ]
    black = _blackener(redaction.words)
    return {name: _blacked(value, black) for name, value in forwardable(kind, kept).items() if value not in ("", [])}


def leftovers(content: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    """Names of people who did not agree that still stand in what would leave."""
    found = {word for text in _texts(content) for word in words(text)}
    return [name for name in names if set(words(name)) & found]


def _blackener(listed: Iterable[str]) -> re.Pattern[str] | None:
    found = sorted({one.strip() for one in listed if one.strip()}, key=len, reverse=True)
    if not found:
        return None
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in found), re.IGNORECASE)


def _blacked(value: Any, black: re.Pattern[str] | None) -> Any:
    if black is None:
        return value
    if isinstance(value, str):
        return black.sub(BAR, value)
    if isinstance(value, list):
        return [_blacked(one, black) for one in value]
    if isinstance(value, dict):
        return {name: _blacked(one, black) for name, one in value.items()}
    return value


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
