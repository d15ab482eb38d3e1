"""What is asked of alerts. What a visitor sees costs one small statement, whatever the number of alerts."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime

from cms.alerts.models import ORDER, REGION, Alert, Severity
from foundation.standing import standing


def showing(schema: str, at: datetime) -> list[Alert]:
    """What is above the pages of this host now, the most serious first. At the region: what is for everybody."""
    rows = [alert for alert in _published() if alert.shows(at) and _for(alert, schema)]
    return sorted(rows, key=lambda alert: (ORDER[Severity(alert.severity)], alert.begins_at))


def _for(alert: Alert, schema: str) -> bool:
    return alert.of_region and not alert.reach if schema == REGION else alert.reaches(schema)


@standing
def _published() -> tuple[Alert, ...]:
    return tuple(Alert.objects.filter(published_at__isnull=False, ended_at=None))


def of(owner: str) -> list[Alert]:
    return list(Alert.objects.filter(municipality=owner)[:200])


def alert(owner: str, ref: uuid.UUID) -> Alert | None:
    return Alert.objects.filter(municipality=owner, ref=ref).first()


def made_from(owner: str, concepts: Collection[uuid.UUID]) -> list[Alert]:
    """Alerts that were made from one of these concepts and are not over."""
    return list(Alert.objects.filter(municipality=owner, concept__in=concepts, ended_at=None))
