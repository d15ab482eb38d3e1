"""Acting on many meldingen at once: each in its own transaction, with its own refusal, all undone in one go."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from foundation.audit import record
from foundation.events import action
from foundation.identity.actor import Actor
from regional_meldpunt.answers import recalling
from regional_meldpunt.duplicates import storms
from regional_meldpunt.duplicates.actions import tell, typed_key
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import casework
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.meldingen.statuses import Status, allowed
from regional_meldpunt.worklists import queries
from regional_meldpunt.worklists.models import EVERYBODY, BulkAct, SavedList

ASSIGN, STATUS, STORM, MESSAGE = "assign", "status", "storm", "message"
UNDO_FOR = timedelta(minutes=10)
MOST_LISTS = 20


@dataclass
class Outcome:
    """What became of an act on many: the rows that changed, and each refusal with its reason.

    `left`: of how many the messages were on their way already when the act was taken back.
    """

    done: list[Melding] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    left: int = 0
    act: BulkAct | None = None


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to do with each. `key` makes one act of any number of clicks."""

    verb: str
    key: uuid.UUID
    by: Actor
    at: datetime
    team: str = ""
    to: Actor | None = None
    status: str = ""
    storm: str = ""
    text: str = ""
    template: str = "reply"


def on_many(rows: Iterable[Melding], order: Order) -> Outcome:
    """Do it to each. A second click with the same key changes nothing and answers what the first one did."""
    outcome, items = Outcome(), []
    if (before := queries.act(order.by.id or 0, str(order.key))) is not None:
        return Outcome(act=before)
    for melding in rows:
        was = _before(melding)
        try:
            VERBS[order.verb](melding, order)
        except MeldingProblem as problem:
            outcome.refused.append((melding.number, str(problem)))
        else:
            outcome.done.append(melding)
            items.append({"number": melding.number, "version": melding.version, "before": was})
    outcome.act = _keep(order, items, len(outcome.refused))
    facts = {"verb": order.verb, "done": len(items), "refused": len(outcome.refused)}
    record("worklists.bulk", by=order.by, facts=facts)
    return outcome


def undo(act: BulkAct, *, by: Actor, at: datetime) -> Outcome:
    """Everything of it back to where it stood, except what somebody changed since."""
    outcome = Outcome(act=act)
    rows = {row.number: row for row in queries.by_numbers([item["number"] for item in act.items])}
    for item in act.items:
        melding = rows.get(item["number"])
        if melding is None or melding.version != item["version"]:
            outcome.left += melding is not None and act.verb == MESSAGE
            continue
        try:
            told = _put_back(melding, act, item["before"], by=by, at=at)
        except MeldingProblem as problem:
            outcome.refused.append((melding.number, str(problem)))
        else:
            outcome.done.append(melding)
            outcome.left += told
    act.undone_at = at
    act.save(update_fields=["undone_at"])
    return outcome


def save_list(*, owner: str, user_id: int, name: str, query: str, at: datetime) -> SavedList:
    """A filter with a name; the same name again replaces it."""
    found, _created = SavedList.objects.update_or_create(
        municipality=owner, user_id=user_id, name=name, defaults={"query": query, "at": at}
    )
    return found


def forget_list(found: SavedList) -> None:
    SavedList.objects.filter(pk=found.pk).delete()


def room_for(user_id: int) -> bool:
    return sum(row.user_id == user_id or row.user_id == EVERYBODY for row in queries.saved(user_id)) < MOST_LISTS


def _before(melding: Melding) -> dict[str, Any]:
    to = melding.assigned_to
    return {
        "status": str(melding.status),
        "team": melding.team,
        "storm": melding.storm,
        "to": {"schema": to.schema, "id": to.id, "name": to.name} if to else None,
    }


def _assign(melding: Melding, order: Order) -> None:
    casework.assign(melding, team=order.team, to=order.to, by=order.by, at=order.at)


def _status(melding: Melding, order: Order) -> None:
    meldingen.transition(
        melding, to=order.status, by=order.by, at=order.at, text=order.text, visibility=Visibility.PUBLIC
    )


def _storm(melding: Melding, order: Order) -> None:
    _put_in_storm(melding, order.storm, by=order.by, at=order.at)


def _put_in_storm(melding: Melding, slug: str, *, by: Actor, at: datetime) -> None:
    found = storms.storm(slug) if slug else None
    casework.put_in_storm(melding, storm=slug, name=found.name if found else "", by=by, at=at)


def _message(melding: Melding, order: Order) -> None:
    tell(melding, text=order.text, key=order.key, by=order.by, at=order.at, template=order.template)


VERBS: dict[str, Callable[[Melding, Order], None]] = {
    ASSIGN: _assign,
    STATUS: _status,
    STORM: _storm,
    MESSAGE: _message,
}


@action
def _put_back(melding: Melding, act: BulkAct, before: dict[str, Any], *, by: Actor, at: datetime) -> bool:
    """One of them as it was, and what its reporters would have heard is called back. Whether they heard it already."""
    told = False
    if act.verb in (STATUS, MESSAGE):
        told = not recalling.recall(melding, moment=act.at, by=by, at=at, key=typed_key(melding, act.key))
    if act.verb == ASSIGN:
        to = Actor(**before["to"]) if before["to"] else None
        casework.assign(melding, team=before["team"], to=to, by=by, at=at)
    if act.verb == STORM:
        _put_in_storm(melding, before["storm"], by=by, at=at)
    if act.verb in (ASSIGN, STATUS) and before["status"] != melding.status:
        quiet = act.verb == ASSIGN or not told
        to_status = _way_back(melding.status, before["status"])
        meldingen.transition(melding, to=to_status, by=by, at=at, visibility=Visibility.INTERNAL, quiet=quiet)
    return told


def _way_back(status: str, before: str) -> str:
    """Where it stood, or the nearest to it that the table of statuses allows."""
    near = (before, Status.ASSIGNED.value, Status.REOPENED.value)
    return next((word for word in near if allowed(status, word)), before)


def _keep(order: Order, items: list[dict[str, Any]], refused: int) -> BulkAct | None:
    try:
        with transaction.atomic():
            return BulkAct.objects.create(
                municipality=queries.owner_here(),
                key=order.key,
                verb=order.verb,
                items=items,
                refused=refused,
                by=order.by,
                user_id=order.by.id or 0,
                at=order.at,
            )
    except IntegrityError:  # the other of two clicks at the same moment
        return queries.act(order.by.id or 0, str(order.key))
