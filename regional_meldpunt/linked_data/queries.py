"""Reads: public meldingen page by page, webhooks and what was sent to them, and for the queue what is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from foundation.tenancy import current
from regional_meldpunt.linked_data.models import Delivery, Webhook
from regional_meldpunt.meldingen.models import HistoryEntry, Melding

LONGEST_LIST = 500
SHOWN = 50


def page(before: tuple[datetime, int] | None, size: int) -> list[Melding]:
    """Public meldingen of this municipality, newest first, from a place in that order on."""
    rows = Melding.objects.select_related("category").filter(municipality=current().schema, public=True, merged_into="")
    if before is not None:
        at, pk = before
        rows = rows.filter(Q(reported_at__lt=at) | Q(reported_at=at, pk__lt=pk))
    return list(rows.order_by("-reported_at", "-pk")[:size])


def steps(meldingen: Iterable[Melding]) -> dict[int, list[HistoryEntry]]:
    """Changes of status of several meldingen, oldest first."""
    found: dict[int, list[HistoryEntry]] = defaultdict(list)
    ids = [melding.pk for melding in meldingen]
    for line in HistoryEntry.objects.filter(melding__in=ids).exclude(to_status="").order_by("at", "id"):
        found[line.melding_id].append(line)
    return found


def webhooks() -> list[Webhook]:
    return list(Webhook.objects.all())


def webhook(pk: int) -> Webhook | None:
    return Webhook.objects.filter(pk=pk).first()


def delivery(pk: int) -> Delivery | None:
    return Delivery.objects.filter(pk=pk).first()


def deliveries(webhook: Webhook) -> list[Delivery]:
    return list(Delivery.objects.filter(webhook_id=webhook.pk)[:SHOWN])


def last_deliveries() -> dict[int, Delivery]:
    """The newest of each webhook."""
    rows = Delivery.objects.order_by("webhook_id", "-at", "-id").distinct("webhook_id")
    return {row.webhook_id: row for row in rows}


def listening() -> dict[str, list[tuple[int, list[str]]]]:
    """For the queue: who wants to hear what, per municipality."""
    found: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    rows = Webhook.objects.filter(active=True).order_by("pk").values_list("pk", "municipality", "events")
    for pk, schema, events in rows:
        found[schema].append((pk, events))
    return found


def due(at: datetime) -> list[tuple[int, str, datetime]]:
    """For the queue: what must be sent (again)."""
    rows = Delivery.objects.filter(next_at__lte=at).order_by("next_at")
    listed = rows.values_list("pk", "municipality", "next_at")[:LONGEST_LIST]
    return [(pk, schema, moment) for pk, schema, moment in listed if moment is not None]
