"""`make soak`: engines, paging and worker are killed with -9 at random moments while meldingen come in, for as long as
asked. At the end every melding was called for, every alarm handed over, and nothing twice for one step.

`make soak ARGS="--kills 1000"` (the usual), or `--minutes 10` for as many as fit. `--seed` plays the same dice again.
"""

from tests.bench import night  # isort: skip  # it makes the database and settings before anything is imported

import argparse
import random
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.db.models import Count

from foundation.tenancy import region
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen.models import HistoryEntry, Melding
from regional_meldpunt.paging.models import Kind, Page, PageState
from tests.faults.alone import Alone

KINDS = (("one", "engine"), ("two", "engine"), ("one", "paging"), ("one", "worker"))
GONE = (PageState.HANDED, PageState.DELIVERED, PageState.DROPPED)
PATIENCE = 300.0
PEOPLE = 1_000  # as many are called as there are categories and places: in an hour one number meets its limit


@dataclass
class Soak:
    """What happened so far."""

    stacks: dict[str, Alone]
    dice: random.Random
    killed: Counter[str] = field(default_factory=Counter)
    accepted: list[int] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def reports(self, storm: night.Storm, per_second: float) -> None:
        """In a thread of its own, like the web."""
        try:
            while not self.over.wait(self.dice.expovariate(per_second)):
                self.accepted.append(night.report(storm).pk)
        finally:
            connection.close()

    def kills(self, most: int, until: float) -> None:
        """What is killed starts again at once; it may be killed while it starts."""
        while sum(self.killed.values()) < most and time.monotonic() < until:
            time.sleep(self.dice.uniform(0.2, 4.0))
            stack, kind = self.dice.choice(KINDS)
            self.stacks[stack].kill(kind)
            self.stacks[stack].start(kind)
            self.killed[kind] += 1


def main() -> int:
    asked = _arguments()
    print(f"dice {asked.seed}", flush=True)
    with night.opened() as folder, night.ear(folder) as (port, book):
        storm = night.a_policy_each(night.people(PEOPLE), wait=timedelta(hours=2))
        with (
            night.processes(folder / "one", "engine", "paging", "worker", STREEKPOORT_GATEWAY_PORT=port) as one,
            night.processes(folder / "two", "engine", STREEKPOORT_GATEWAY_PORT=port) as two,
        ):
            soak = Soak({"one": one, "two": two}, random.Random(asked.seed))  # noqa: S311  # dice, no secret
            begun = time.monotonic()
            reporter = threading.Thread(target=soak.reports, args=(storm, asked.rate))
            reporter.start()
            soak.kills(asked.kills, begun + asked.minutes * 60)
            soak.over.set()
            reporter.join()
            night.waited(lambda: not _unfinished(soak.accepted), PATIENCE)
            return _verdict(soak, book, time.monotonic() - begun)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=24 * 60.0)
    parser.add_argument("--rate", type=float, default=2.0, help="meldingen a second")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    return parser.parse_args()


def _unfinished(accepted: list[int]) -> tuple[set[int], set[int]] | None:
    """Meldingen for which nobody was called, and those of which the message did not leave; None when there are none."""
    with region("desk"):
        called = set(Alarm.objects.filter(melding__in=accepted).values_list("melding_id", flat=True))
        gone = Page.objects.filter(kind=Kind.SMS, alarm__melding__in=accepted, state__in=GONE)
        left = set(gone.values_list("alarm__melding_id", flat=True)) | _held_back(accepted)
    lost = (set(accepted) - called, set(accepted) - left)
    return lost if any(lost) else None


def _held_back(accepted: list[int]) -> set[int]:
    """By the limit of one number: they wait for a later moment, as they should. Behind the desk's wall."""
    waits = Page.objects.filter(alarm__melding__in=accepted, state=PageState.HELD, reason="throttled", kind=Kind.SMS)
    return set(waits.values_list("alarm__melding_id", flat=True))


def _verdict(soak: Soak, book: Path, seconds: float) -> int:
    lost = _unfinished(soak.accepted) or (set(), set())
    twice = _twice()
    keys = Counter(line.split(" ")[1] for line in book.read_text().splitlines())
    again = sum(count - 1 for count in keys.values())
    with region("desk"):
        stored = Melding.objects.filter(pk__in=soak.accepted).count()
    kills = ", ".join(f"{kind} {count}" for kind, count in sorted(soak.killed.items()))
    print(f"{sum(soak.killed.values())} kills in {seconds / 60:.1f} minutes: {kills}")
    print(f"{len(soak.accepted)} meldingen accepted, {stored} stored")
    with region("desk"):
        held = len(_held_back(soak.accepted))
    print(f"lost: {len(lost[0])} without a call, {len(lost[1])} of which no message left")
    print(f"held back by the limit of one number: {held}")
    print(f"twice for one step: {twice}; messages tried again with the same key: {again}")
    return 1 if any(lost) or twice or stored != len(soak.accepted) else 0


def _twice() -> int:
    """Alarms, lines of history or messages that one step made more than once."""
    with region("desk"):
        alarms = Alarm.objects.values("run", "round", "place", "person").annotate(n=Count("id")).filter(n__gt=1)
        per_melding = Alarm.objects.values("melding").annotate(n=Count("id")).filter(n__gt=1)
        lines = HistoryEntry.objects.filter(verb="alarm_sent").values("melding").annotate(n=Count("id")).filter(n__gt=1)
        pages = Page.objects.filter(alarm__isnull=False).values("alarm", "kind", "position")
        doubled = pages.annotate(n=Count("id")).filter(n__gt=1)
        return alarms.count() + per_melding.count() + lines.count() + doubled.count()


if __name__ == "__main__":
    sys.exit(main())
