"""What a file shows beside its own row: who reported it, what was answered, what was joined to it."""

from __future__ import annotations

from dataclasses import dataclass

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import in_language
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import HistoryEntry, Melding, Signaal
from regional_meldpunt.teams import queries as teams


@dataclass(frozen=True)
class File:
    signalen: list[Signaal]
    answers: list[tuple[str, str]]
    joined: list[Melding]
    team: str


def file(melding: Melding) -> File:
    owner = "region" if melding.responsible == "region" else melding.municipality
    team = teams.team(owner, melding.team) if melding.team else None
    return File(
        signalen=meldingen.signalen(melding),
        answers=answers(melding),
        joined=meldingen.merged_into(melding),
        team=team.name if team else melding.team,
    )


def answers(melding: Melding) -> list[tuple[str, str]]:
    """Question and answer in words."""
    options = {question.slug: question.options for question in categories.questions(melding.category)}
    found = []
    for row in melding.answers:
        words = {o["value"]: in_language(o.get("nl", ""), o.get("fr", "")) for o in options.get(row["question"], [])}
        found.append((row["label"], words.get(row["value"], row["value"])))
    return found


def since(melding: Melding, version: int) -> list[HistoryEntry]:
    """What happened after somebody opened a form: at most as many lines as the version grew."""
    steps = max(1, melding.version - version)
    return meldingen.history(melding)[-steps:]
