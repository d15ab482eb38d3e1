"""Everything the page tells, read once behind the present wall: the period, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from django.utils.timezone import localdate

from foundation.calendar.clock import moment
from regional_meldpunt.insight import queries
from regional_meldpunt.insight.access import Scope
from regional_meldpunt.insight.periods import Period
from regional_meldpunt.insight.queries import Asked, Counts, Finished, Opinion, Waiting
from regional_meldpunt.routing.deadlines import add_workdays

NEAR = 2  # working days


@dataclass(frozen=True)
class Side:
    """One of the two sides of a comparison."""

    period: Period
    counts: Counts
    finished: Finished
    waiting: Waiting
    opinions: dict[int | None, Opinion]
    at_once: dict[str, int]

    @property
    def opinion(self) -> Opinion:
        return self.opinions.get(None, Opinion(0, 0))


@dataclass(frozen=True)
class Reading:
    scope: Scope
    asked: Asked
    now: Side
    before: Side
    waiting_at_start: Waiting

    @property
    def period(self) -> Period:
        return self.asked.period

    @property
    def is_empty(self) -> bool:
        """Nothing came in, nothing was finished and nothing waits."""
        return not (self.now.counts.whole.total or self.now.finished.total or self.now.waiting.total)


def read(scope: Scope, period: Period, at: datetime) -> Reading:
    today = localdate(at)
    owner = scope.schemas[0] if scope.single else "region"
    near = moment(add_workdays(today, NEAR, owner), time.max)
    asked = Asked(municipalities=scope.schemas, period=period, at=at, near=near, team=scope.team)
    return Reading(
        scope=scope,
        asked=asked,
        now=_side(asked),
        before=_side(replace(asked, period=period.compared(today))),
        waiting_at_start=queries.waiting(asked, min(asked.period.start, at)),
    )


def _side(asked: Asked) -> Side:
    return Side(
        period=asked.period,
        counts=queries.came_in(asked),
        finished=queries.finished(asked),
        waiting=queries.waiting(asked, asked.until),
        opinions=queries.opinions(asked),
        at_once={} if asked.team else queries.answered_at_once(asked),
    )
