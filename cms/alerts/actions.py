"""Verbs of an alert. Whoever changes what stands above the pages says that the kept pages are stale."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms.alerts.models import REGION, Alert
from cms.caching import forget
from foundation.audit import record
from foundation.identity.actor import Actor
from tenants.registry import hosts

WRITTEN = ("severity", "title", "title_fr", "message", "message_fr", "link", "reach", "begins_at", "expires_at")


class NotYet(ValueError):
    """`str()` says what is still needed, in words for the editor."""


def write(alert: Alert, values: Mapping[str, Any], *, by: Actor, at: datetime) -> Alert:
    """A draft, or other words for one that shows already: those must keep the rules of a published one."""
    fresh = alert.pk is None
    for name in WRITTEN:
        if name in values:
            setattr(alert, name, values[name])
    alert.changed_at, alert.changed_by = at, by
    if alert.published_at is not None and (found := lacking(alert)):
        raise NotYet(found)
    with transaction.atomic():
        alert.save()
        record("alerts.made" if fresh else "alerts.changed", by=by, subject=alert, facts=_facts(alert))
        if alert.published_at is not None:
            _stale(alert)
    return alert


def publish(alert: Alert, *, by: Actor, at: datetime) -> None:
    """From its beginning on it stands above the pages."""
    if found := lacking(alert):
        raise NotYet(found)
    if alert.expires_at <= at:
        raise NotYet(_("It is over already: choose another end."))
    with transaction.atomic():
        alert.published_at, alert.ended_at = at, None
        alert.changed_at, alert.changed_by = at, by
        alert.save()
        record("alerts.published", by=by, subject=alert, facts=_facts(alert))
        _stale(alert)


def end(alert: Alert, *, by: Actor, at: datetime) -> None:
    """It is over earlier than was thought. It can be published again."""
    with transaction.atomic():
        alert.ended_at, alert.changed_at, alert.changed_by = at, at, by
        alert.save()
        record("alerts.ended", by=by, subject=alert)
        _stale(alert)


def lacking(alert: Alert) -> str:
    """What keeps it from being published: where French is an official language too, both, and Dutch first."""
    places = hosts.municipalities()
    french = [place.name for place in places if "fr" in place.languages and alert.reaches(place.schema_name)]
    if not alert.title.strip() or not alert.message.strip():
        return _("Write the Dutch text first.")
    if french and not (alert.title_fr.strip() and alert.message_fr.strip()):
        return _("In %(places)s an alert stands in Dutch and in French: write the French text as well.") % {
            "places": ", ".join(french)
        }
    return ""


def _stale(alert: Alert) -> None:
    """Kept pages show the old banner. Those that begin or end by themselves follow within the minute."""
    if alert.municipality != REGION:
        forget()
    elif not alert.reach:
        forget("")
    else:
        for schema in alert.reach:
            forget(schema)


def _facts(alert: Alert) -> dict[str, Any]:
    return {"severity": alert.severity, "region": alert.municipality == REGION, "title": alert.title}
