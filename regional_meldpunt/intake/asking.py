"""The questions of the category in a draft: what was answered, and whose it is after those answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from foundation.tenancy import current
from regional_meldpunt.categories.models import Category, Question, Urgency
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.routing import queries as routing
from regional_meldpunt.routing.models import Party


def given(draft: Draft) -> Mapping[str, str]:
    """What was answered so far, by the slug of the question."""
    found = draft.answers.get("questions")
    return found if isinstance(found, dict) else {}


def answers(draft: Draft, questions: Iterable[Question]) -> tuple[dict[str, str], ...]:
    """The answers as a melding keeps them: the value for the rules, the words for people.

    Answers to questions of another category, chosen before, are left behind.
    """
    known = given(draft)
    return tuple(
        {
            "question": question.slug,
            "label": question.label,
            "value": known[question.slug],
            "text": question.worded(known[question.slug]),
        }
        for question in questions
        if question.slug in known and question.is_asked(known)
    )


def unanswered(draft: Draft, questions: Iterable[Question]) -> bool:
    """Whether a question that must be answered is still open, for example because the category was changed."""
    known = given(draft)
    return any(question.required and question.is_asked(known) and question.slug not in known for question in questions)


def party(draft: Draft, category: Category, *, at: datetime) -> Party | None:
    """Whose it is when it is not ours: an outside party, told to the citizen by name."""
    known = draft.answers
    municipality = known.get("municipality") or current().schema
    facts = routing.Facts(
        municipality=municipality,
        category=category,
        urgency=Urgency.ACUTE if known.get("danger") else category.urgency,
        postal_code=known.get("postal_code", ""),
        address=known.get("address", ""),
        lat=known.get("lat"),
        lon=known.get("lon"),
        answers=given(draft),
        at=at,
    )
    slug = routing.route(facts).party
    return routing.party(slug, municipality) if slug else None
