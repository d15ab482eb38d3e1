"""A year of visits in each demo municipality. Loaded again, it adds nothing."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate

from cms.search.queries import titles
from cms.visits.models import Visit
from tenants.registry.snapshot import MunicipalitySnapshot

MONTHS = 4
MOST_PAGES = 30


def load(snapshot: MunicipalitySnapshot) -> None:
    if Visit.objects.exists():
        return
    paths = ["/", *sorted(titles(snapshot.schema_name))[:MOST_PAGES]]
    seed, month, rows = sum(map(ord, snapshot.schema_name)), localdate().replace(day=1), []
    for back in range(MONTHS):
        rows += [
            Visit(path=path, month=month, views=40 + (seed * (place + 7) + 13 * back) % 900 // (1 + place // 4))
            for place, path in enumerate(paths)
        ]
        month = (month - timedelta(days=1)).replace(day=1)
    Visit.objects.bulk_create(rows)
