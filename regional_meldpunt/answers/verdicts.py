"""Is it solved? Asked when it is done; who says no can have it opened again."""

from __future__ import annotations

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
    if signaal is None or melding.finished_at is None or melding.status not in JUDGED:
        return False
    if melding.merged_into and not _over(melding.merged_into):
        return False
    return melding.finished_at > at - ASKED_FOR and given(melding, signaal) is None


def _over(number: str) -> bool:
    """What was joined to another is only solved with that one."""
    other = queries.by_number(number)
    return other is not None and other.is_final


def given(melding: Melding, signaal: Signaal | None) -> Verdict | None:
    """What this reporter said about the last closing."""
    if signaal is None or melding.finished_at is None:
        return None
    return Verdict.objects.filter(melding=melding, signaal=signaal.key, finished_at=melding.finished_at).first()


def may_reopen(melding: Melding) -> bool:
    """One that was joined to another goes on with that one."""
    return not melding.merged_into and allowed(melding.status, Status.REOPENED)


@action
def judge(
    melding: Melding, signaal: Signaal, *, satisfied: bool, text: str, reopen: bool, by: Actor, at: datetime
) -> Verdict:
    """Keep the answer, once per closing; a "no" opens the melding again when the reporter asks for it."""
    known = given(melding, signaal)
    if known is not None:
        return known
    again = reopen and not satisfied and may_reopen(melding)
    verdict = Verdict.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        signaal=signaal.key,
        finished_at=melding.finished_at or at,
        satisfied=satisfied,
        text=text,
        reopened=again,
        at=at,
    )
    if again:
        casework.reopen(melding, by=by, at=at, text=text)
    elif text:
        actions.add_note(melding, text=text, by=by, at=at, visibility=Visibility.INTERNAL)
    return verdict


def of_melding(melding: Melding) -> list[Verdict]:
    return list(Verdict.objects.filter(melding=melding).order_by("at"))
