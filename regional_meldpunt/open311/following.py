"""Sending what was handed on, and following it there: a look every quarter of a minute, a task per link that is due.

Asking another installation happens outside any transaction; what came of it is written in one. A system that does not
answer is asked again later and later, and after a day of silence a person is told on the page of connections.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Visibility
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.meldingen.statuses import Status, allowed
from regional_meldpunt.open311 import client, queries, states
from regional_meldpunt.open311.client import RemoteProblem
from regional_meldpunt.open311.models import Endpoint, Link, LinkState

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
    endpoint = queries.endpoint(found.endpoint)
    if endpoint is None:
        _keep(found, at, state=LinkState.STOPPED, next_at=None)
        return
    _keep(found, at, next_at=at + LEASE)
    try:
        _take_step(found, endpoint, at)
    except RemoteProblem as problem:
        _failed(found, problem, at)


def _take_step(link: Link, endpoint: Endpoint, at: datetime) -> None:
    if link.state == LinkState.QUEUED:
        receipt = client.post(endpoint, link.sending, key=str(link.key))
        state = LinkState.FOLLOWED if receipt.number else LinkState.SENT
        _went_well(link, at, state=state, remote_id=receipt.number, token=receipt.token)
        if receipt.number:
            _tell(link, endpoint, text=f"{link.endpoint_name}: {receipt.number}", at=at)
        return
    if link.state == LinkState.SENT:
        number = client.number_of(endpoint, link.token)
        if number:
            _went_well(link, at, state=LinkState.FOLLOWED, remote_id=number)
            _tell(link, endpoint, text=f"{link.endpoint_name}: {number}", at=at)
        else:
            _went_well(link, at)
        return
    _read_status(link, endpoint, at)


def _read_status(link: Link, endpoint: Endpoint, at: datetime) -> None:
    """Their steps become lines here; their end ends the waiting."""
    since = max((link.asked_at or link.at) - OVERLAP, at - SPAN)
    steps = client.updates_of(endpoint, link.remote_id, since=since, until=at + OVERLAP)
    fresh = [step for step in steps if step.ident not in link.seen]
    word, notes = client.status_of(endpoint, link.remote_id)
    if steps:
        word = steps[-1].status or word
    closed = states.ended(word)
    with transaction.atomic():
        state = LinkState.CLOSED if closed else LinkState.FOLLOWED
        seen = [*link.seen, *(step.ident for step in fresh)][-200:]
        changed = word != link.remote_status
        _went_well(link, at, state=state, remote_status=word[:40], seen=seen)
        for step in fresh:
            if step.text:
                _tell(link, endpoint, text=f"{link.endpoint_name}: {step.text}", at=at)
        if closed:
            _end(link, endpoint, word, notes, at)
        elif changed and not fresh:
            _tell(link, endpoint, text=f"{link.endpoint_name}: {notes or word}", at=at)


def _end(link: Link, endpoint: Endpoint, word: str, notes: str, at: datetime) -> None:
    """It is over over there: done here as well when the municipality trusts that system, else somebody looks."""
    melding, by = link.melding, _by(link)
    text = f"{link.endpoint_name}: {notes or word}"
    found = states.read(word)
    solved = found in (states.Extended.FIXED, states.Extended.CLOSED)
    if endpoint.closes and solved and found and allowed(melding.status, Status.DONE):
        resolution = states.ENDS[found].value
        meldingen.transition(melding, to=Status.DONE, by=by, at=at, text=text, resolution=resolution)
    elif melding.status == Status.WAITING:
        visibility = Visibility.REPORTER if endpoint.tells_reporter else Visibility.INTERNAL
        meldingen.transition(melding, to=Status.ASSIGNED, by=by, at=at, text=text, visibility=visibility)
    else:
        meldingen.add_note(melding, text=text, by=by, at=at)


def _tell(link: Link, endpoint: Endpoint, *, text: str, at: datetime) -> None:
    visibility = Visibility.REPORTER if endpoint.tells_reporter else Visibility.INTERNAL
    if link.melding.is_final:
        visibility = Visibility.INTERNAL
    try:
        meldingen.add_note(link.melding, text=text[:4000], by=_by(link), at=at, visibility=visibility)
    except MeldingProblem:
        meldingen.add_note(link.melding, text=text[:4000], by=_by(link), at=at)


def _went_well(link: Link, at: datetime, **values: Any) -> None:
    ended = values.get("state") == LinkState.CLOSED
    next_at = None if ended else at + next((every for age, every in PATIENCE if at - link.at < age), RARELY)
    _keep(link, at, asked_at=at, attempts=0, problem="", next_at=next_at, **values)


def _failed(link: Link, problem: RemoteProblem, at: datetime) -> None:
    """Again later, or never when they said no."""
    attempts = link.attempts + 1
    told = str(problem) if attempts >= WORTH_TELLING or not problem.again else ""
    if not problem.again:
        _keep(link, at, state=LinkState.REFUSED, attempts=attempts, problem=told, next_at=None)
        return
    wait = min(FIRST_WAIT * 2 ** min(attempts - 1, 10), LONGEST_WAIT)
    _keep(link, at, attempts=attempts, problem=told, next_at=at + wait)


def _keep(link: Link, at: datetime, **values: Any) -> None:
    for name, value in values.items():
        setattr(link, name, value)
    link.save(update_fields=list(values))


def _by(link: Link) -> Actor:
    return Actor.system(link.endpoint_name)
