"""From the stream of events to the receivers: read what is new, put messages up, send each until it was taken.

Reading the stream and looking for what is due happens in the worker, behind the queue's wall; sending is a task of the
municipality. A message that was put up twice stays one, because the event's number is in it once.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import now

from foundation import outbound
from foundation.events import stream
from foundation.events.models import StoredEvent
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from regional_meldpunt.linked_data import actions, messages, queries, signing
from regional_meldpunt.linked_data.actions import DELIVER
from regional_meldpunt.linked_data.models import Delivery, DeliveryState, Follower, Webhook
from tenants.registry import hosts

NAME = "webhooks"
BATCH = 500
LEASE = timedelta(minutes=2)
WAITS = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200, 18000, 36000, 36000))
GONE = 410


def read_stream() -> int:
    """One step: what happened since the last one becomes messages. Returns how many were put up."""
    head = stream.head()
    place, fresh = Follower.objects.get_or_create(name=NAME, defaults={"epoch": head.epoch, "seq": head.seq})
    if not fresh and place.epoch != head.epoch:
        place.epoch, place.seq = head.epoch, head.seq
        place.save()
    if fresh or head.seq <= place.seq:
        return 0
    listening = queries.listening()
    rows = stream.read(after=place.seq, limit=BATCH) if listening else []
    wanted = _wanted(rows, listening)
    total = sum(_put_up(schema, pairs) for schema, pairs in wanted.items())
    place.seq = rows[-1].seq if rows else head.seq
    place.save(update_fields=["seq"])
    if total:
        look()
    return total


def look() -> int:
    """Ask for a task per message that is due."""
    asked = 0
    for pk, schema, moment in queries.due(now()):
        with municipality(schema):
            asked += enqueue(DELIVER, key=f"webhook:{pk}:{moment.timestamp()}", delivery=pk)
    return asked


def _wanted(
    rows: list[StoredEvent], listening: dict[str, list[tuple[int, list[str]]]]
) -> dict[str, list[tuple[int, StoredEvent]]]:
    """Which webhook hears of which event: those of the municipality that handles it, and of the one it came in at."""
    found: dict[str, list[tuple[int, StoredEvent]]] = defaultdict(list)
    for row in rows:
        if row.event.startswith(messages.FAMILY):
            for schema in {row.municipality, row.received_by} & set(listening):
                hears = (pk for pk, chosen in listening[schema] if not chosen or row.event in chosen)
                found[schema].extend((pk, row) for pk in hears)
    return found


def _put_up(schema: str, pairs: list[tuple[int, StoredEvent]]) -> int:
    at, place = now(), hosts.by_schema(schema)
    with municipality(schema):
        return actions.put_up(
            (
                Delivery(
                    municipality=schema,
                    webhook_id=pk,
                    seq=row.seq,
                    event=row.event,
                    body=messages.of_event(row.event, row.data, row.at, place),
                    at=at,
                    next_at=at,
                )
                for pk, row in pairs
            ),
            at=at,
        )


@task(atomic=False)
def deliver(delivery: int) -> None:
    """One attempt. Sending happens outside any transaction; what came of it is written after it."""
    at = now()
    found = queries.delivery(delivery)
    if found is None or found.state != DeliveryState.QUEUED or found.next_at is None or found.next_at > at:
        return
    webhook = queries.webhook(found.webhook_id)
    if webhook is None or not webhook.active:
        _note(found, state=DeliveryState.FAILED, next_at=None)
        return
    _note(found, next_at=at + LEASE)
    answer, problem = _send(webhook, found, at)
    with transaction.atomic():
        _write_down(webhook, found, answer, problem, at)


def _send(webhook: Webhook, delivery: Delivery, at: datetime) -> tuple[int | None, str]:
    signed = signing.headers(webhook.secret, str(delivery.ident), delivery.body, at)
    try:
        answer = outbound.ask(
            "POST",
            webhook.url,
            body=delivery.body.encode(),
            headers={"Content-Type": "application/json; charset=utf-8", **signed},
        )
    except outbound.OutboundProblem as problem:
        return None, str(problem)[:300]
    return answer.status, "" if answer.fine else f"HTTP {answer.status}"


def _write_down(webhook: Webhook, delivery: Delivery, answer: int | None, problem: str, at: datetime) -> None:
    attempts = delivery.attempts + 1
    if not problem:
        _note(
            delivery,
            state=DeliveryState.DELIVERED,
            attempts=attempts,
            answer=answer,
            problem="",
            next_at=None,
            delivered_at=at,
        )
        if webhook.failing_since is not None:
            webhook.failing_since = None
            webhook.save(update_fields=["failing_since"])
        return
    last = attempts > len(WAITS) or answer == GONE
    next_at = None if last else at + WAITS[attempts - 1]
    state = DeliveryState.FAILED if last else DeliveryState.QUEUED
    _note(delivery, state=state, attempts=attempts, answer=answer, problem=problem, next_at=next_at)
    if webhook.failing_since is None:
        webhook.failing_since = at
        webhook.save(update_fields=["failing_since"])
    if answer == GONE:
        actions.switch(webhook, active=False, by=None)


def _note(delivery: Delivery, **values: object) -> None:
    for name, value in values.items():
        setattr(delivery, name, value)
    delivery.save(update_fields=list(values))
