"""What the telephone of the night reads, behind the wall of the desk."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.db.models.functions import ExtractHour

from foundation.calendar import BRUSSELS
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import RANK, Category
from regional_meldpunt.dispatch.models import LIVE, Alarm
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.oncall.models import Press

NIGHT_FROM, NIGHT_UNTIL = 20, 7
YEAR = timedelta(days=365)
TILES = 12


def press(person: int, key: uuid.UUID) -> Press | None:
    return Press.objects.filter(person_number=person, key=key).first()


def open_alarms(person_id: int) -> list[Alarm]:
    """What this person has to answer or is busy with: the most urgent first, then the oldest."""
    rows = Alarm.objects.select_related("melding__category").filter(person_id=person_id, state__in=LIVE)
    return sorted(rows, key=lambda row: (RANK.get(row.melding.urgency, len(RANK)), row.sent_at, row.pk))


def night_categories(at: datetime) -> list[Category]:
    """What is reported most at night, by what the desk handled in a year; then what is acute, then the rest."""
    rows = Melding.objects.filter(reported_at__gt=at - YEAR).annotate(hour=ExtractHour("reported_at", tzinfo=BRUSSELS))
    night = rows.filter(Q(hour__gte=NIGHT_FROM) | Q(hour__lt=NIGHT_UNTIL)).order_by()
    counted = dict(night.values_list("category").annotate(total=Count("id")).order_by("-total")[:TILES])
    known = categories.choosable()
    order = {category.pk: place for place, category in enumerate(known)}
    return sorted(known, key=lambda one: (-counted.get(one.pk, 0), RANK.get(one.urgency, 9), order[one.pk]))
