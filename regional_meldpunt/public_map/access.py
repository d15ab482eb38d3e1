"""Whoever holds the link of a subscription may confirm and end it; unknown looks like any unknown page."""

from __future__ import annotations

from foundation.access.finding import or_404
from regional_meldpunt.meldingen import secret_links
from regional_meldpunt.public_map import queries
from regional_meldpunt.public_map.models import Subscription


def subscription(secret: str) -> Subscription:
    return or_404(queries.subscription(secret_links.digest(secret)))
