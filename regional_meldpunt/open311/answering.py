"""The answers `attribute[code]=value` that came with a report, held against the questions of its category."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from regional_meldpunt.categories.models import Answering, Question
from regional_meldpunt.open311 import presenting, problems

LONGEST = 1000
TRUE, FALSE = {"ja", "yes", "oui", "true", "1"}, {"nee", "no", "non", "false", "0"}


def check(questions: Iterable[Question], given: Mapping[str, list[str]]) -> tuple[dict[str, str], ...]:
    """The answers as a melding keeps them. Raises ApiProblem for a wrong one or a missing one.

    A code that is no question of this category is passed over: apps send the fields of other systems along.
    """
    values: dict[str, str] = {}
    answers = []
    for question in questions:
        if not _asked(question, values):
            continue
        sent = given.get(question.slug, [])
        if not sent:
            if question.required:
                raise problems.missing(f"attribute[{question.slug}]")
            continue
        values[question.slug] = value = _read(question, sent)
        answers.append({"question": question.slug, "label": question.label, "value": value})
    return tuple(answers)


def _asked(question: Question, values: Mapping[str, str]) -> bool:
    """Whether its turn comes, after the answers before it."""
    if not question.shown_when:
        return True
    return values.get(question.shown_when.get("question", "")) in question.shown_when.get("values", [])


def _read(question: Question, sent: list[str]) -> str:
    name, first = f"attribute[{question.slug}]", sent[0]
    if question.kind == Answering.YES_NO:
        first = "ja" if first.lower() in TRUE else "nee" if first.lower() in FALSE else first
    if choices := dict(presenting.options(question)):
        if first not in choices:
            raise problems.wrong(name, f"choose one of {', '.join(choices)}")
        return first
    if question.kind == Answering.NUMBER and not _is_number(first):
        raise problems.wrong(name, "it is no number")
    if len(first) > LONGEST:
        raise problems.wrong(name, f"it has more than {LONGEST} characters")
    return first


def _is_number(text: str) -> bool:
    plain = text.replace(",", ".", 1).removeprefix("-")
    return plain.replace(".", "", 1).isdecimal() and plain.isascii() and len(plain) < 20
