"""Reads of the log, of hand-overs, of morning reports and of months. Lists come back evaluated."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import connection

from regional_meldpunt.shifts.models import HandOver, LogEntry, MonthExport, MorningReport, MorningSetting, Rules


def rules() -> Rules:
    """What the region agreed on; the usual when nobody decided anything yet."""
    return Rules.objects.first() or Rules()


def entries(begins: datetime, ends: datetime) -> list[LogEntry]:
    """What people wrote about a stretch of time, with what corrects it."""
    rows = LogEntry.objects.select_related("corrects", "corrected_by").filter(at__gte=begins, at__lt=ends)
    return list(rows)


def entry(pk: int) -> LogEntry | None:
    return LogEntry.objects.filter(pk=pk).first()


def hand_overs(limit: int = 20) -> list[HandOver]:
    """The latest first."""
    return list(HandOver.objects.all()[:limit])


def hand_overs_between(begins: datetime, ends: datetime) -> list[HandOver]:
    return list(HandOver.objects.filter(at__gte=begins, at__lt=ends))


def hand_over(pk: int) -> HandOver | None:
    return HandOver.objects.filter(pk=pk).first()


def last_hand_over() -> HandOver | None:
    return HandOver.objects.first()


def not_taken(before: datetime) -> list[HandOver]:
    """Handed over before a moment, taken over by nobody, and nobody was told yet."""
    return list(HandOver.objects.filter(at__lte=before, taken_at=None, told_at=None))


def setting(schema: str) -> MorningSetting:
    """What a municipality decided about its morning report, or the usual."""
    return MorningSetting.objects.filter(municipality=schema).first() or MorningSetting(municipality=schema)


def settings_of_all() -> dict[str, MorningSetting]:
    return {row.municipality: row for row in MorningSetting.objects.all()}


def reported(day: date) -> set[str]:
    """Who had a report on a day."""
    return set(MorningReport.objects.filter(day=day).values_list("municipality", flat=True))


def reports(schema: str, limit: int = 62) -> list[MorningReport]:
    return list(MorningReport.objects.filter(municipality=schema)[:limit])


def report(schema: str, day: date) -> MorningReport | None:
    return MorningReport.objects.filter(municipality=schema, day=day).first()


def last_report(schema: str) -> MorningReport | None:
    return MorningReport.objects.filter(municipality=schema).first()


def versions(schema: str, first: date) -> list[MonthExport]:
    """Every version of a month, the last one first."""
    return list(MonthExport.objects.filter(municipality=schema, month=first))


def version(schema: str, first: date, number: int) -> MonthExport | None:
    return MonthExport.objects.filter(municipality=schema, month=first, version=number).first()


def last_version(schema: str, first: date) -> MonthExport | None:
    return MonthExport.objects.filter(municipality=schema, month=first).order_by("-version").first()


def months(schema: str = "") -> list[MonthExport]:
    """The last version of each month, of one municipality or of all that the wall shows, the latest month first."""
    rows = MonthExport.objects.defer("content").order_by("-month", "municipality", "-version")
    if schema:
        rows = rows.filter(municipality=schema)
    return list(rows.distinct("month", "municipality"))


def interventions(begins: datetime, ends: datetime) -> list[tuple[Any, ...]]:
    """Accepted alarms: number of the alarm, melding, place, person, name, employer of today, called, began, ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM public.shiftlog_interventions(%s, %s)", [begins, ends])
        return list(cursor.fetchall())
