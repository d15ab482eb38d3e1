"""What one transaction writes about runs and alarms, put together: a storm of fifty meldingen takes a few statements.

`gathered` joins the one around it; the outermost writes. Nothing is read back before that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db.models import Max

from foundation.events import announce
from foundation.identity.actor import Actor
from foundation.tenancy.planned import Planned, PlannedRows, among
from regional_meldpunt.dispatch import events, outward
from regional_meldpunt.dispatch.models import Alarm, AlarmState, Run
from regional_meldpunt.meldingen import together
from regional_meldpunt.meldingen.models import HistoryEntry, Melding
from regional_meldpunt.meldingen.statuses import Status

_RUNS, _ALARMS, _LINES = PlannedRows(Run), PlannedRows(Alarm), PlannedRows(HistoryEntry)
_LAST: Planned[tuple[int, int]] = Planned(
    lambda: Alarm.objects.filter(among("melding_id", 1)).order_by().values_list("melding").annotate(last=Max("step"))
)


class Ledger:
    """Rows to come, in the order in which they were asked for."""

    def __init__(self) -> None:
        self.lines: list[HistoryEntry] = []
        self.expired: list[Alarm] = []
        self._runs: list[Run] = []
        self._moved: dict[int, tuple[Run, set[str]]] = {}
        self._dispatched: list[Melding] = []
        self._calls: list[list[Alarm]] = []
        self._later: list[Callable[[], None]] = []

    def begin(self, run: Run) -> Run:
        self._runs.append(run)
        return run

    def moved(self, run: Run, values: Iterable[str]) -> None:
        """A run that was written before says something else; one that is new is written whole."""
        if run.pk is not None:
            self._moved.setdefault(run.pk, (run, set()))[1].update(values)

    def dispatch(self, melding: Melding, *, by: Actor, at: datetime) -> None:
        self.lines.append(together.step(melding, to=Status.DISPATCHED, by=by, at=at))
        self._dispatched.append(melding)

    def call(self, alarms: list[Alarm]) -> None:
        """People who are called, or told, at the same moment."""
        self._calls.append(alarms)
        self._later.extend(self._telling(alarm) for alarm in alarms)

    def later(self, act: Callable[[], None]) -> None:
        """Something to announce of rows that do not have their number yet."""
        self._later.append(act)

    def write(self) -> None:
        _RUNS.write(self._runs)
        self._write_changes()
        together.write(self._dispatched)
        alarms = self._numbered()
        _ALARMS.write(alarms)
        _LINES.write(self.lines)
        for act in self._later:
            act()
        if alarms:
            outward.page_all(alarms, at=alarms[0].sent_at)

    def _write_changes(self) -> None:
        if self._moved:
            fields: set[str] = set().union(*(names for _run, names in self._moved.values()))
            Run.objects.bulk_update([run for run, _names in self._moved.values()], sorted(fields))
        for alarm in self.expired[:1]:
            rows = Alarm.objects.filter(pk__in=[one.pk for one in self.expired])
            rows.update(state=AlarmState.EXPIRED, finished_at=alarm.finished_at, due_at=None)

    def _numbered(self) -> list[Alarm]:
        """The alarms, each with the number of its attempt. Who is only told is told with the last one."""
        if not self._calls:
            return []
        of = {alarm.melding_id for alarms in self._calls for alarm in alarms}
        last: dict[int, int] = dict(_LAST.ask(list(of)))
        for alarms in self._calls:
            _number(alarms, last)
        return [alarm for alarms in self._calls for alarm in alarms]

    @staticmethod
    def _telling(alarm: Alarm) -> Callable[[], None]:
        return lambda: announce(events.AlarmSent(**events.facts(alarm, alarm.melding)))


def _number(alarms: Sequence[Alarm], last: dict[int, int]) -> None:
    """Those who are called at once share a number."""
    for alarm in alarms[:1]:
        before = last.get(alarm.melding_id, 0)
        last[alarm.melding_id] = before if alarm.inform and before else before + 1
    for alarm in alarms:
        alarm.step = last[alarm.melding_id]


_open: ContextVar[Ledger | None] = ContextVar("dispatch_ledger", default=None)


@contextmanager
def gathered() -> Iterator[Ledger]:
    """Inside a transaction: everything that is called, said or begun here is written at its end."""
    outer = _open.get()
    if outer is not None:
        yield outer
        return
    ledger = Ledger()
    token = _open.set(ledger)
    try:
        yield ledger
    finally:
        _open.reset(token)
    ledger.write()
