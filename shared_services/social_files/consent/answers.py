"""What came back from a form, read against what was asked. The same for the link and for the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from shared_services.social_files.consent.queries import Person
from shared_services.social_files.consent.texts import Item
from shared_services.social_files.consent.values import CONSENT, Word

READ = "read"
YES, NO = "yes", "no"
AS_CHOSEN: Mapping[str, str] = {Word.AGREED: YES, Word.REFUSED: NO, Word.WITHDRAWN: NO}


@dataclass(frozen=True)
class Answers:
    """`choices` when everything was answered; else what is missing, as {name of the field: sentence}."""

    choices: Mapping[str, Word] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A part on the form: what stands chosen, and what is missing."""

    item: Item
    chosen: str
    missing: str


def questions(items: Sequence[Item], posted: Mapping[str, str] | None, missing: Mapping[str, str]) -> list[Question]:
    """With what was just sent, or else with what holds now."""
    return [
        Question(
            item,
            AS_CHOSEN.get(item.point.word, "") if posted is None else posted.get(f"part-{item.kind}", ""),
            missing.get(item.kind, ""),
        )
        for item in items
    ]


def read(person: Person, posted: Mapping[str, str]) -> Answers:
    """A yes or a no for each part that was asked, and a tick for what was told."""
    choices: dict[str, Word] = {}
    missing: dict[str, str] = {}
    for point in person.points:
        if point.ground != CONSENT:
            choices[point.kind] = Word.TOLD
            continue
        said = posted.get(f"part-{point.kind}", "")
        if said == YES:
            choices[point.kind] = Word.AGREED
        elif said == NO:
            choices[point.kind] = Word.WITHDRAWN if point.word == Word.AGREED else Word.REFUSED
        else:
            missing[point.kind] = _("Choose yes or no.")
    if Word.TOLD in choices.values() and not posted.get(READ):
        missing[READ] = _("Tick that you read this, or that it was read to you.")
    return Answers({}, missing) if missing else Answers(choices)
