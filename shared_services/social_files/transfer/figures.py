"""Figures for the report to the directors: how many, how long, how much was taken over. Nobody stands in it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, time
from statistics import median

from django.db.models import Count
from django.utils.timezone import make_aware

from foundation.tenancy import municipality
from shared_services.social_files import participation
from shared_services.social_files.transfer.models import Transfer, TransferSection
from shared_services.social_files.transfer.states import Decision, Side, State
from tenants.registry import hosts

FEW = 5
"""A number below it says too much about who it is: of one OCMW it is not shown."""


@dataclass(frozen=True)
class Figures:
    """Of one OCMW, or of all together. `hours` are those from request to receipt."""

    asked: int = 0
    given: int = 0
    sent_late: int = 0
    opened: int = 0
    finished: int = 0
    taken_over: int = 0
    again: int = 0
    hours: tuple[float, ...] = ()

    @property
    def days_to_receipt(self) -> float | None:
        return round(median(self.hours) / 24, 1) if self.hours else None

    def __add__(self, other: Figures) -> Figures:
        return Figures(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(Figures)})


@dataclass(frozen=True)
class Line:
    schema: str
    name: str
    figures: Figures


def of_here(since: datetime, until: datetime) -> Figures:
    """Behind the wall of one OCMW. Reads states, codes and moments; nothing of it is sealed."""
    asked = Transfer.objects.filter(side=Side.ASKED, asked_at__gte=since, asked_at__lt=until)
    hours = [(row.opened_at - row.asked_at).total_seconds() / 3600 for row in asked if row.opened_at and row.asked_at]
    decided = dict(
        TransferSection.objects.filter(transfer__in=asked.values("pk"))
        .exclude(decision=Decision.OPEN)
        .values_list("decision")
        .annotate(Count("pk"))
    )
    given = Transfer.objects.filter(side=Side.GIVEN, asked_at__gte=since, asked_at__lt=until)
    return Figures(
        asked=asked.count(),
        given=given.count(),
        sent_late=sum(bool(row.sent_at and row.due_on and row.sent_at.date() > row.due_on) for row in given),
        opened=len(hours),
        finished=asked.filter(state=State.FINISHED).count(),
        taken_over=decided.get(Decision.TAKE, 0),
        again=decided.get(Decision.AGAIN, 0),
        hours=tuple(hours),
    )


def of_year(year: int, today: date) -> list[Line]:
    """Every OCMW that takes part, each counted behind its own wall."""
    since, until = (make_aware(datetime.combine(date(one, 1, 1), time.min)) for one in (year, year + 1))
    found = []
    for place in hosts.municipalities():
        if participation.takes_part(place, min(date(year, 12, 31), today)):
            with municipality(place.schema_name):
                found.append(Line(place.schema_name, place.name, of_here(since, until)))
    return sorted(found, key=lambda line: line.name)


def together(lines: list[Line]) -> Figures:
    return sum((line.figures for line in lines), Figures())
