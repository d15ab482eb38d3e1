"""Is it solved? Asked when it is done; who says no can have it opened again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from foundation.events import action
from foundation.identity.actor import Actor
from regional_meldpunt.answers.models import Verdict
from regional_meldpunt.meldingen import actions, casework, queries
from regional_meldpunt.meldingen.models import Melding, Signaal, Visibility
from regional_meldpunt.meldingen.statuses import Status, allowed

ASKED_FOR = timedelta(days=60)
JUDGED = frozenset({Status.DONE.value, Status.CLOSED.value, Status.REJECTED.value})


def asked(melding: Melding, signaal: Signaal | None, at: datetime) -> bool:
    """Whether the question still stands for this reporter."""
    about = _about(melding)
    if signaal is None or about is None or about.finished_at is None or about.status not in JUDGED:
        return False
    return about.finished_at > at - ASKED_FOR and given(melding, signaal) is None


def given(melding: Melding, signaal: Signaal | None) -> Verdict | None:
    """What this reporter said about the last closing."""
    about = _about(melding)
    if signaal is None or about is None or about.finished_at is None:
        return None
    return Verdict.objects.filter(melding=melding, signaal=signaal.key, finished_at=about.finished_at).first()


def may_reopen(melding: Melding) -> bool:
    about = _about(melding)
    return about is not None and allowed(about.status, Status.REOPENED)


@action
def judge(
    melding: Melding, signaal: Signaal, *, satisfied: bool, text: str, reopen: bool, by: Actor, at: datetime
) -> Verdict:
    """Keep the answer, once per closing; a "no" opens the melding again when the reporter asks for it."""
    known, about = given(melding, signaal), _about(melding) or melding
    if known is not None:
        return known
    again = reopen and not satisfied and may_reopen(melding)
    verdict = Verdict.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        signaal=signaal.key,
        finished_at=about.finished_at or at,
        satisfied=satisfied,
        text=text,
        reopened=again,
        at=at,
    )
    if again:
        casework.reopen(about, by=by, at=at, text=text)
    elif text:
        actions.add_note(about, text=text, by=by, at=at, visibility=Visibility.INTERNAL)
    return verdict


def _about(melding: Melding) -> Melding | None:
    """What was joined to another is solved, or not, with that one."""
    return queries.joined_to(melding) if melding.merged_into else melding


@dataclass(frozen=True)
class Opinion:
    """What the first reporter of a melding said about its ending, as it comes along with a melding of the past."""

    melding: Melding
    satisfied: bool
    text: str
    at: datetime


def keep(given: Iterable[Opinion | None]) -> None:
    """Write many at once, for meldingen that were just kept with their past. Nothing is opened again by them."""
    Verdict.objects.bulk_create(
        [
            Verdict(
                melding=said.melding,
                municipality=said.melding.municipality,
                received_by=said.melding.received_by,
                signaal=said.melding.key,
                finished_at=said.melding.finished_at or said.at,
                satisfied=said.satisfied,
                text=said.text,
                at=said.at,
            )
            for said in given
            if said is not None
        ]
    )


def of_melding(melding: Melding) -> list[Verdict]:
    return list(Verdict.objects.filter(melding=melding).order_by("at"))
