"""The questions of a category as fields of the entry form, and their answers as the melding keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Answering, Category, Question, in_language

PREFIX = "vraag-"
LONGEST = 300
YES_NO = (("ja", "Oui", "Ja"), ("nee", "Non", "Nee"))


@dataclass(frozen=True)
class Asked:
    """One question with what was typed so far. It is shown once the field `depends` has one of `values`."""

    question: Question
    value: str

    @property
    def field(self) -> str:
        return f"{PREFIX}{self.question.slug}"

    @property
    def options(self) -> list[tuple[str, str]]:
        if self.question.kind == Answering.YES_NO:
            return [(value, in_language(dutch, french)) for value, french, dutch in YES_NO]
        return [(row["value"], in_language(row.get("nl", ""), row.get("fr", ""))) for row in self.question.options]

    @property
    def depends(self) -> str:
        wanted = self.question.shown_when or {}
        return f"{PREFIX}{wanted['question']}" if wanted.get("question") else ""

    @property
    def values(self) -> str:
        return " ".join((self.question.shown_when or {}).get("values", []))


def asked(category: Category | None, given: Mapping[str, str]) -> list[Asked]:
    """Every question of a category, also those that only some answer calls for: the page hides them."""
    if category is None:
        return []
    return [
        Asked(question, str(given.get(f"{PREFIX}{question.slug}", "")).strip()[:LONGEST])
        for question in categories.questions(category)
    ]


def answers(rows: list[Asked]) -> tuple[dict[str, str], ...]:
    """What was answered, with its words. On the telephone nothing is required: the caller may not know."""
    kept = []
    for row in rows:
        known = [value for value, _label in row.options]
        if row.value and (not known or row.value in known):
            kept.append({"question": row.question.slug, "label": row.question.label, "value": row.value})
    return tuple(kept)
