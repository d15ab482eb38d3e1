"""Two texts of a concept beside each other: per field what went and what came, word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.concepts.content import Content, changed, lines
from cms.concepts.kinds import BY_KEY

PIECE = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Difference:
    key: str
    html: SafeString

    @property
    def label(self) -> Any:
        return BY_KEY[self.key].label


@dataclass(frozen=True)
class Choice:
    """A field that the concept changed: what changed there, what stands here, and what we suggest."""

    key: str
    html: SafeString
    own: str
    own_changed: bool

    @property
    def label(self) -> Any:
        return BY_KEY[self.key].label


def differences(before: Content, after: Content) -> list[Difference]:
    return [Difference(key, marked(key, before, after)) for key in changed(before, after)]


def choices(before: Content, after: Content, own: Content) -> list[Choice]:
    """Fields that the region changed; `own_changed` when the municipality had changed them as well."""
    return [
        Choice(key, marked(key, before, after), "\n".join(lines(key, own)), own.get(key) != before.get(key))
        for key in changed(before, after)
        if own.get(key) != after.get(key)
    ]


def marked(key: str, before: Content, after: Content) -> SafeString:
    old, new = ("\n".join(lines(key, content)) for content in (before, after))
    first, second = PIECE.findall(old), PIECE.findall(new)
    html = ""
    for verb, start, end, from_, to in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if verb == "equal":
            html += escape("".join(first[start:end]))
            continue
        if start < end:
            html += f"<del>{escape(''.join(first[start:end]))}</del>"
        if from_ < to:
            html += f"<ins>{escape(''.join(second[from_:to]))}</ins>"
    return mark_safe(html)  # noqa: S308 - every piece was escaped
