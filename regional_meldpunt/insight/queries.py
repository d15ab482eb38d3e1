"""Counts over meldingen, each in one question that starts with columns an index starts with. Nobody's words, no number.

A melding counts for the municipality that is competent now; days are those of Brussels. The list of municipalities is
always given: a wall also shows what was received here and handed over, and that counts elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils.timezone import localdate

from regional_meldpunt.categories.models import Category
from regional_meldpunt.insight.periods import Period, Step
from regional_meldpunt.teams.models import Part, TeamMember
from regional_meldpunt.teams.queries import owner_here
from regional_meldpunt.telephone.queries import owner_here as owner_of_telephone

BRUSSELS = "AT TIME ZONE 'Europe/Brussels'"
AXES = ("cut", "channel", "category", "team", "urgency", "municipality")
AGES = (3, 8, 15, 31, 91)  # the first day of each following bucket
MOST_CELLS = 2_000
INSTANT = timedelta(microseconds=1)  # midnight is the end of the day before


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is counted: of whom, when, and at which moment it is looked at."""

    municipalities: tuple[str, ...]
    period: Period
    at: datetime
    near: datetime
    team: str = ""

    @property
    def until(self) -> datetime:
        """The end of the period, or now while it still runs: later than that nothing is known."""
        return max(self.period.start, min(self.period.end, self.at))


@dataclass(frozen=True)
class Count:
    """Of what came in: how many, and how they stand with their deadline now."""

    total: int = 0
    open: int = 0
    met: int = 0
    missed: int = 0
    over: int = 0
    near: int = 0
    running: int = 0
    standing: int = 0
    without: int = 0

    @property
    def late(self) -> int:
        return self.missed + self.over

    @property
    def punctual(self) -> float | None:
        """The share in time of what could be judged: finished, or past its deadline."""
        judged = self.met + self.late
        return self.met / judged if judged else None


NOTHING = Count()


@dataclass
class Counts:
    """One reading of the period: all together, and per value of each axis."""

    whole: Count = NOTHING
    by: dict[str, dict[Any, Count]] = field(default_factory=lambda: {axis: {} for axis in AXES})

    def of(self, axis: str, value: Any) -> Count:
        return self.by[axis].get(value, NOTHING)


@dataclass(frozen=True)
class Finished:
    total: int
    hours: float | None
    per_cut: dict[date, int]


@dataclass(frozen=True)
class Waiting:
    """Open at a moment: how many, and how many of those were past their deadline then, per age."""

    total: int
    late: int
    ages: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Opinion:
    satisfied: int
    not_satisfied: int

    @property
    def total(self) -> int:
        return self.satisfied + self.not_satisfied

    @property
    def share(self) -> float | None:
        return self.satisfied / self.total if self.total else None


@dataclass(frozen=True)
class Cell:
    """One square of the map, counted from the south-west corner of the grid."""

    x: int
    y: int
    total: int
    postal_code: str


@dataclass(frozen=True)
class Grid:
    """Squares of so many degrees, from a corner."""

    west: float
    south: float
    width: float
    height: float


def came_in(asked: Asked) -> Counts:
    """One scan over the period, cut along every axis at once."""
    cut = _cut("m.reported_at", asked.period.step)
    sets = ", ".join(f"({axis})" for axis in AXES)
    question = f"""
        WITH came AS (
            SELECT {cut} AS cut, m.channel, m.category_id AS category, m.team, m.urgency, m.municipality,
                   m.finished_at IS NULL AS open,
                   CASE WHEN m.deadline_at IS NULL THEN 'without'
                        WHEN m.finished_at <= m.deadline_at THEN 'met'
                        WHEN m.finished_at IS NOT NULL THEN 'missed'
                        WHEN m.paused_at IS NOT NULL THEN 'standing'
                        WHEN m.deadline_at < %(at)s THEN 'over'
                        WHEN m.deadline_at < %(near)s THEN 'near'
                        ELSE 'running' END AS due
              FROM public.meldingen_melding AS m
             WHERE {_whose(asked)} AND m.reported_at >= %(start)s AND m.reported_at < %(end)s)
        SELECT GROUPING({", ".join(AXES)}), {", ".join(AXES)}, count(*), count(*) FILTER (WHERE open),
               {", ".join(f"count(*) FILTER (WHERE due = '{due}')" for due in DUE)}
          FROM came GROUP BY GROUPING SETS ((), {sets})"""
    found = Counts()
    for mask, *rest in _rows(question, _given(asked)):
        values, counted = rest[: len(AXES)], Count(*rest[len(AXES) :])
        axis = _axis(mask)
        if axis is None:
            found.whole = counted
        else:
            found.by[AXES[axis]][values[axis]] = counted
    return found


DUE = ("met", "missed", "over", "near", "running", "standing", "without")
EVERY_AXIS = (1 << len(AXES)) - 1


def _axis(mask: int) -> int | None:
    """Which axis a row is about; GROUPING sets a bit for each that it is not about."""
    about = EVERY_AXIS & ~mask
    return len(AXES) - about.bit_length() if about else None


def finished(asked: Asked) -> Finished:
    """What was finished in the period, whenever it came in; `hours` is the median of how long that took."""
    cut = _cut("m.finished_at", asked.period.step)
    question = f"""
        SELECT GROUPING(cut), cut, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY hours)
          FROM (SELECT {cut} AS cut, extract(epoch FROM m.finished_at - m.reported_at)::float8 / 3600 AS hours
                  FROM public.meldingen_melding AS m
                 WHERE {_whose(asked)} AND m.finished_at >= %(start)s AND m.finished_at < %(end)s) AS done
         GROUP BY GROUPING SETS ((), (cut))"""
    total, hours, per_cut = 0, None, {}
    for whole, day, count, median in _rows(question, _given(asked)):
        if whole:
            total, hours = count, median
        else:
            per_cut[day] = count
    return Finished(total, hours, per_cut)


def waiting(asked: Asked, at: datetime) -> Waiting:
    """What was open at a moment, by how many days it had been waiting."""
    question = f"""
        SELECT bucket, count(*), count(*) FILTER (WHERE late) FROM (
            SELECT width_bucket(%(day)s::date - (reported_at {BRUSSELS})::date, %(ages)s::int[]) AS bucket,
                   coalesce(deadline_at < %(moment)s AND (paused_at IS NULL OR finished_at IS NOT NULL), false) AS late
              FROM (SELECT m.reported_at, m.deadline_at, m.paused_at, m.finished_at FROM public.meldingen_melding AS m
                     WHERE {_whose(asked)} AND m.finished_at IS NULL AND m.reported_at < %(moment)s
                    UNION ALL
                    SELECT m.reported_at, m.deadline_at, m.paused_at, m.finished_at FROM public.meldingen_melding AS m
                     WHERE {_whose(asked)} AND m.finished_at >= %(moment)s AND m.reported_at < %(moment)s) AS open
        ) AS aged GROUP BY bucket"""
    given = _given(asked) | {"moment": at, "day": localdate(at - INSTANT), "ages": list(AGES)}
    ages = [(0, 0)] * (len(AGES) + 1)
    for bucket, total, late in _rows(question, given):
        ages[bucket] = (total, late)
    return Waiting(sum(total for total, _late in ages), sum(late for _total, late in ages), tuple(ages))


def opinions(asked: Asked) -> dict[int | None, Opinion]:
    """What reporters said in the period, by category; None holds all together."""
    question = f"""
        SELECT m.category_id, count(*) FILTER (WHERE v.satisfied), count(*) FILTER (WHERE NOT v.satisfied)
          FROM public.answers_verdict AS v JOIN public.meldingen_melding AS m ON m.id = v.melding_id
         WHERE v.municipality = ANY(%(whose)s) AND v.at >= %(start)s AND v.at < %(end)s AND {_whose(asked)}
         GROUP BY GROUPING SETS ((), (m.category_id))"""
    return {category: Opinion(yes, no) for category, yes, no in _rows(question, _given(asked))}


def answered_at_once(asked: Asked) -> dict[str, int]:
    """Questions that the first line of whoever sits here answered in the period, by channel."""
    question = """
        SELECT channel, count(*) FROM public.telephone_firstline
         WHERE municipality = %(owner)s AND at >= %(start)s AND at < %(end)s AND competent = ANY(%(whose)s)
         GROUP BY channel"""
    return dict(_rows(question, _given(asked) | {"owner": owner_of_telephone()}))


def cells(asked: Asked, grid: Grid) -> list[Cell]:
    """Where it happened, by square; at most so many, the fullest first."""
    question = f"""
        SELECT floor((m.lon - %(west)s) / %(width)s)::int AS x, floor((m.lat - %(south)s) / %(height)s)::int AS y,
               count(*) AS total, coalesce(mode() WITHIN GROUP (ORDER BY nullif(m.postal_code, '')), '')
          FROM public.meldingen_melding AS m
         WHERE {_whose(asked)} AND m.reported_at >= %(start)s AND m.reported_at < %(end)s
           AND m.lat BETWEEN -90 AND 90 AND m.lon BETWEEN -180 AND 180 AND m.metres_outside = 0
         GROUP BY 1, 2 ORDER BY total DESC, y DESC, x LIMIT {MOST_CELLS}"""
    given = _given(asked) | vars(grid)
    return [Cell(*row) for row in _rows(question, given)]


def category_names(keys: Iterable[int]) -> dict[int, str]:
    """Also of a neighbour's category, which a melding keeps when it is handed over."""
    return {row.pk: row.name for row in Category.objects.filter(pk__in=list(keys))}


def leads(user_id: int, on: date) -> list[str]:
    """Slugs of the teams that somebody leads, or leads that day as a deputy."""
    parts = (Part.LEAD, Part.DEPUTY)
    rows = TeamMember.objects.filter(municipality=owner_here(), user_id=user_id, part__in=parts)
    return [row.team for row in rows if row.counts_on(on)]


def _whose(asked: Asked) -> str:
    return "m.municipality = ANY(%(whose)s)" + (" AND m.team = %(team)s" if asked.team else "")


def _cut(column: str, step: Step) -> str:
    return f"date_trunc('{step.value}', {column} {BRUSSELS})::date"


def _given(asked: Asked) -> dict[str, Any]:
    return {
        "whose": list(asked.municipalities),
        "team": asked.team,
        "start": asked.period.start,
        "end": asked.period.end,
        "at": asked.at,
        "near": asked.near,
    }


def _rows(question: str, given: dict[str, Any]) -> Iterator[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        yield from cursor.fetchall()
