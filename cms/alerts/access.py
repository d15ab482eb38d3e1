"""Who writes alerts: editors and the administrator of a municipality; at the region who writes for everybody."""

from __future__ import annotations

import uuid

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.alerts import queries
from cms.alerts.models import REGION, Alert
from foundation.access import menu
from foundation.access.declarations import permission, role
from foundation.access.finding import or_404
from foundation.audit import verbs

WRITE = "alerts.write"
EVERYWHERE = "alerts.everywhere"


def declare() -> None:
    permission(WRITE, label=_("Put an alert above the pages of the own website"))
    permission(EVERYWHERE, label=_("Put an alert above the pages of every municipality"))
    for code in ("redacteur", "beheerder"):
        role(code, scope="municipality", permissions=[WRITE])
    for code in ("coordinator", "regioredacteur"):
        role(code, scope="region", permissions=[EVERYWHERE])
    menu.register(_("Alerts"), "alerts:list", needs=WRITE, scope="municipality", icon="megaphone", order=82)
    menu.register(_("Alerts"), "alerts:list", needs=EVERYWHERE, scope="region", icon="megaphone", order=65)
    verbs.declare(
        alerts__made=_("Alert made"),
        alerts__changed=_("Alert changed"),
        alerts__published=_("Alert published"),
        alerts__ended=_("Alert ended"),
    )


def owner_of(request: HttpRequest) -> str:
    """Whose alerts this host writes: its own municipality's, or the region's."""
    place = getattr(request, "municipality", None)
    return REGION if place is None else str(place.schema_name)


def alert_or_404(request: HttpRequest, ref: uuid.UUID) -> Alert:
    return or_404(queries.alert(owner_of(request), ref))
