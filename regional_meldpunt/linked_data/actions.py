"""What the administrator does with webhooks, and what the machine writes down about messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tasks import enqueue
from foundation.tenancy import current
from regional_meldpunt.linked_data import messages, signing
from regional_meldpunt.linked_data.models import Delivery, DeliveryState, Webhook
from tenants.registry.snapshot import MunicipalitySnapshot

DELIVER = "regional_meldpunt.linked_data.delivering.deliver"
KEPT = timedelta(days=30)


@transaction.atomic
def make(values: Mapping[str, Any], *, by: Actor, at: datetime) -> Webhook:
    """A new webhook with a secret of its own."""
    made = Webhook.objects.create(
        municipality=current().schema, secret=signing.new_secret(), made_by=by, made_at=at, **values
    )
    record("webhooks.saved", by=by, subject=made)
    return made


@transaction.atomic
def change(webhook: Webhook, values: Mapping[str, Any], *, by: Actor) -> Webhook:
    for name, value in values.items():
        setattr(webhook, name, value)
    webhook.save(update_fields=list(values))
    record("webhooks.saved", by=by, subject=webhook)
    return webhook


@transaction.atomic
def renew_secret(webhook: Webhook, *, by: Actor) -> Webhook:
    """The old one signs nothing any more, from the next message on."""
    webhook.secret = signing.new_secret()
    webhook.save(update_fields=["secret"])
    record("webhooks.secret_renewed", by=by, subject=webhook)
    return webhook


@transaction.atomic
def switch(webhook: Webhook, *, active: bool, by: Actor | None) -> Webhook:
    """Off: it hears nothing more, also not what still waits. On: from now on."""
    if webhook.active != active:
        webhook.active = active
        webhook.failing_since = None
        webhook.save(update_fields=["active", "failing_since"])
        record("webhooks.switched", by=by, subject=webhook, facts={"active": active})
    return webhook


@transaction.atomic
def send_test(webhook: Webhook, place: MunicipalitySnapshot, *, at: datetime) -> Delivery:
    made = Delivery.objects.create(
        municipality=webhook.municipality,
        webhook_id=webhook.pk,
        event=messages.TEST,
        body=messages.test(at, place),
        at=at,
        next_at=at,
    )
    _ask(made, at)
    return made


@transaction.atomic
def send_again(delivery: Delivery, *, at: datetime) -> Delivery:
    """A person mended the other side; the machine starts over with this message."""
    delivery.state, delivery.attempts, delivery.problem, delivery.next_at = DeliveryState.QUEUED, 0, "", at
    delivery.save(update_fields=["state", "attempts", "problem", "next_at"])
    _ask(delivery, at)
    return delivery


@transaction.atomic
def put_up(rows: Iterable[Delivery], *, at: datetime) -> int:
    """Messages that the stream asks for. One that is there already stays as it is."""
    made = Delivery.objects.bulk_create(list(rows), ignore_conflicts=True)
    Delivery.objects.filter(at__lt=at - KEPT, next_at=None).delete()
    return len(made)


def _ask(delivery: Delivery, at: datetime) -> None:
    enqueue(DELIVER, key=f"webhook:{delivery.pk}:{at.timestamp()}", delivery=delivery.pk)
