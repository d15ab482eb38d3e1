"""Sending what was handed on, and following it there: a look every quarter of a minute, a task per link that is due.

Asking another installation happens outside any transaction; what came of it is written in one. A system that does not
answer is asked again later and later, and after a day of silence a person is told on the page of connections.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Visibility
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.meldingen.statuses import Status, allowed
from regional_meldpunt.open311 import client, owners, queries, states, targets
from regional_meldpunt.open311.client import RemoteProblem, Update
from regional_meldpunt.open311.models import Link, LinkState
from regional_meldpunt.open311.owners import Owner
from regional_meldpunt.open311.targets import Target

FOLLOW = "regional_meldpunt.open311.following.follow"
PATIENCE = (
    (timedelta(hours=1), timedelta(minutes=5)),
    (timedelta(days=1), timedelta(minutes=15)),
    (timedelta(days=14), timedelta(hours=1)),
)
"""What is younger than this is asked about this often; what is older, rarely."""
RARELY = timedelta(hours=6)
LEASE = timedelta(minutes=2)
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
WORTH_TELLING = 5
OVERLAP = timedelta(days=1)
SPAN = timedelta(days=89)


def look() -> int:
    """Behind the queue's wall, in the worker: ask for a task per link that is due. Returns how many were new."""
    asked = 0
    for pk, schema, moment in queries.due(now()):
        with municipality(schema):
            asked += enqueue(FOLLOW, key=f"open311-link:{pk}:{moment.timestamp()}", link=pk)
    return asked


@task(atomic=False)
def follow(link: int) -> None:
    """Send it, ask for its number, or ask how it stands; whichever is next."""
    at = now()
    found = queries.link(link)
    if found is None or not found.live or found.next_at is None or found.next_at > at:
        return
    target = targets.of(found)
    if target is None:
        _gone(found, at)
        return
    _keep(found, at, next_at=at + LEASE)
    try:
        _take_step(found, target, at)
    except RemoteProblem as problem:
        _failed(found, problem, at)


def _take_step(link: Link, target: Target, at: datetime) -> None:
    if link.state == LinkState.QUEUED:
        receipt = client.post(target, link.sending, key=str(link.key))
        if receipt.number:
            _numbered(link, target, receipt.number, at, token=receipt.token)
        else:
            _went_well(link, at, state=LinkState.SENT, token=receipt.token)
        return
    if link.state == LinkState.SENT:
        number = client.number_of(target, link.token)
        if number:
            _numbered(link, target, number, at)
        else:
            _went_well(link, at)
        return
    _read_status(link, target, at)


@transaction.atomic
def _numbered(link: Link, target: Target, number: str, at: datetime, **values: Any) -> None:
    _went_well(link, at, state=LinkState.FOLLOWED, remote_id=number, **values)
    owner = owners.of(link)
    if owner is None:
        _tell(link, target, text=f"{link.endpoint_name}: {number}", at=at)
    else:
        owner.sent(link, at=at)


def _read_status(link: Link, target: Target, at: datetime) -> None:
    """Their steps become lines here; their end ends the waiting."""
    since = max((link.asked_at or link.at) - OVERLAP, at - SPAN)
    steps = client.updates_of(target, link.remote_id, since=since, until=at + OVERLAP)
    fresh = [step for step in steps if step.ident not in link.seen]
    word, notes = client.status_of(target, link.remote_id)
    if steps:
        word = steps[-1].status or word
    closed = states.ended(word)
    with transaction.atomic():
        state = LinkState.CLOSED if closed else LinkState.FOLLOWED
        seen = [*link.seen, *(step.ident for step in fresh)][-200:]
        changed = word != link.remote_status
        _went_well(link, at, state=state, remote_status=word[:40], seen=seen)
        if (owner := owners.of(link)) is not None:
            _pass_on(owner, link, fresh, word if changed else "", notes, at)
            return
        for step in fresh:
            if step.text:
                _tell(link, target, text=f"{link.endpoint_name}: {step.text}", at=at)
        if closed:
            _end(link, target, word, notes, at)
        elif changed and not fresh:
            _tell(link, target, text=f"{link.endpoint_name}: {notes or word}", at=at)


def _pass_on(owner: Owner, link: Link, fresh: list[Update], word: str, notes: str, at: datetime) -> None:
    """What happened there, to whatever in the file asked for it. The words that go with the end are told once."""
    closed = link.state == LinkState.CLOSED
    said = fresh[-1].text if closed and fresh else ""
    for step in fresh[:-1] if closed else fresh:
        owner.told(link, word=step.status, text=step.text, at=at)
    if closed:
        owner.ended(link, word=word or link.remote_status, text=said or notes, at=at)
    elif word and not fresh:
        owner.told(link, word=word, text=notes, at=at)


def _end(link: Link, target: Target, word: str, notes: str, at: datetime) -> None:
    """It is over over there: done here as well when the municipality trusts that system, else somebody looks."""
    melding, by = link.melding, _by(link)
    text = f"{link.endpoint_name}: {notes or word}"
    found = states.read(word)
    solved = found in (states.Extended.FIXED, states.Extended.CLOSED)
    if target.closes and solved and found and allowed(melding.status, Status.DONE):
        resolution = states.ENDS[found].value
        meldingen.transition(melding, to=Status.DONE, by=by, at=at, text=text, resolution=resolution)
    elif melding.status == Status.WAITING:
        visibility = Visibility.REPORTER if target.tells_reporter else Visibility.INTERNAL
        meldingen.transition(melding, to=Status.ASSIGNED, by=by, at=at, text=text, visibility=visibility)
    else:
        meldingen.add_note(melding, text=text, by=by, at=at)


def _tell(link: Link, target: Target, *, text: str, at: datetime) -> None:
    visibility = Visibility.REPORTER if target.tells_reporter else Visibility.INTERNAL
    if link.melding.is_final:
        visibility = Visibility.INTERNAL
    try:
        meldingen.add_note(link.melding, text=text[:4000], by=_by(link), at=at, visibility=visibility)
    except MeldingProblem:
        meldingen.add_note(link.melding, text=text[:4000], by=_by(link), at=at)


def _went_well(link: Link, at: datetime, **values: Any) -> None:
    """Noted, and asked again later. What was told to be stuck is told to go on."""
    owner, was_stuck = owners.of(link), bool(link.problem)
    ended = values.get("state") == LinkState.CLOSED
    next_at = None if ended else at + next((every for age, every in PATIENCE if at - link.at < age), RARELY)
    _keep(link, at, asked_at=at, attempts=0, problem="", next_at=next_at, **values)
    if owner is not None and was_stuck:
        owner.stuck(link, at=at)


def _failed(link: Link, problem: RemoteProblem, at: datetime) -> None:
    """Again later, or never when they said no."""
    attempts = link.attempts + 1
    told = str(problem) if attempts >= WORTH_TELLING or not problem.again else ""
    wait = min(FIRST_WAIT * 2 ** min(attempts - 1, 10), LONGEST_WAIT)
    fate: dict[str, Any] = {"next_at": at + wait} if problem.again else {"state": LinkState.REFUSED, "next_at": None}
    with transaction.atomic():
        _keep(link, at, attempts=attempts, problem=told, **fate)
        if told and (owner := owners.of(link)) is not None:
            owner.stuck(link, at=at)


@transaction.atomic
def _gone(link: Link, at: datetime) -> None:
    """Nothing to speak with any more. What waits for an answer is told; the rest was switched off on purpose."""
    owner = owners.of(link)
    if owner is None:
        _keep(link, at, state=LinkState.STOPPED, next_at=None)
        return
    _keep(link, at, state=LinkState.REFUSED, next_at=None, problem=_("This party no longer works by Open311."))
    owner.stuck(link, at=at)


def _keep(link: Link, at: datetime, **values: Any) -> None:
    for name, value in values.items():
        setattr(link, name, value)
    link.save(update_fields=list(values))


def _by(link: Link) -> Actor:
    return Actor.system(link.endpoint_name)
