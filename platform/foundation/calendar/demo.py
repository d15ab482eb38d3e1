"""Closing days of the demo: 11 July every year, and the afternoon of 24 December."""

from datetime import date, time
from typing import Protocol

from django.apps import apps


class _Municipality(Protocol):
    @property
    def schema_name(self) -> str: ...


DAYS = (
    (date(2020, 7, 11), None, "Feest van de Vlaamse Gemeenschap"),
    (date(2020, 12, 24), time(12, 0), "Kerstavond"),
)


def demo_municipality(municipality: _Municipality) -> None:
    """Give one municipality its closing days; running it again changes nothing."""
    closing_day = apps.get_model("calendar_days", "ClosingDay")
    closing_day._default_manager.bulk_create(
        [
            closing_day(
                municipality=municipality.schema_name,
                day=day,
                from_time=from_time,
                yearly=True,
                name=name,
            )
            for day, from_time, name in DAYS
        ],
        ignore_conflicts=True,
    )
