"""The same questions at ten thousand, a hundred thousand and a million meldingen, each behind the wall of who asks it.

`make bench ARGS=scale`; `STREEKPOORT_BENCH_SIZE=100000` stops earlier. What grows with the number of meldingen shows in the
ratio; every question, and how it grew, goes to standard error.

Time is that on the processor: of the database alone for a list, of the database and the page together for a page. On a
machine that does nothing else that is the time on the clock, on a busy one it is what the clock cannot tell.
"""

from tests.bench import house  # isort: skip  # it makes the database and settings before anything is imported

import os
import statistics
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

import psycopg

from foundation.tenancy import municipality, region
from tests.bench import processor, scale_data
from tests.bench.figures import Figure
from tests.bench.scale_questions import QUESTIONS, Question
from tests.support import environment
from tests.support.servers import servers

LARGEST = int(os.environ.get("STREEKPOORT_BENCH_SIZE", "1000000"))
ROUNDS, SECONDS = 3, 1.0
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@dataclass
class Answered:
    """How long one question took at each size, in milliseconds."""

    question: Question
    spent: dict[int, float] = field(default_factory=dict)

    @property
    def last(self) -> float:
        return list(self.spent.values())[-1]

    @property
    def line(self) -> str:
        figures = "  ".join(f"{spent:8.1f}" for spent in self.spent.values())
        return f"{self.question.group:<10} {self.question.name:<58} {figures}  < {self.question.most:.0f}"


def run() -> list[Figure]:
    answered = [Answered(question) for question in QUESTIONS]
    with house.opened():
        present = 0
        for size in scale_data.sizes(LARGEST):
            scale_data.grow(present, size)
            present = size
            ask_all(answered, size)
    for one in sorted(answered, key=lambda one: -one.last / one.question.most):
        print(one.line, file=sys.stderr)
    return [figure(answered, group) for group in dict.fromkeys(question.group for question in QUESTIONS)]


def ask_all(answered: list[Answered], size: int) -> None:
    before, started = os.getloadavg()[0], time.perf_counter()
    with psycopg.connect(servers.urls(environment.DATABASE).superuser, autocommit=True) as watcher:
        for wall in dict.fromkeys(one.question.wall for one in answered):
            with entered(wall):
                for one in answered:
                    if one.question.wall == wall:
                        one.spent[size] = median(one.question, watcher)
    took = time.perf_counter() - started
    print(f"{size:,}: {len(answered)} questions in {took:.0f} s, load {before:.1f}", file=sys.stderr, flush=True)


def entered(wall: str) -> AbstractContextManager[object]:
    """ "kortrijk" is a municipality, "region:desk" a role of the region; "" for who comes in by the front door."""
    kind, _separator, role = wall.partition(":")
    if role:
        return region(role)
    return municipality(kind) if kind else nullcontext()


def median(question: Question, watcher: psycopg.Connection) -> float:
    """Milliseconds, after one warm round; of what is slow fewer rounds."""
    question.ask()
    backends = [pid for (pid,) in watcher.execute(BACKENDS).fetchall()]
    spent: list[float] = []
    ended = time.perf_counter() + SECONDS
    while not spent or (len(spent) < ROUNDS and time.perf_counter() < ended):
        here, there = time.thread_time(), processor.time_of(backends)
        question.ask()
        seconds = processor.time_of(backends) - there
        spent.append((seconds + (time.thread_time() - here if question.whole else 0)) * 1000)
    return statistics.median(spent)


def figure(answered: list[Answered], group: str) -> Figure:
    """The slowest question of a group at the largest size, beside the slowest at the smallest."""
    members = [one for one in answered if one.question.group == group]
    slowest = max(members, key=lambda one: one.last)
    first, smallest = next(iter(slowest.spent.items()))
    most = slowest.question.most
    return Figure(
        name=f"{group}, slowest of {len(members)}", ours=slowest.last, unit=f"ms at {list(slowest.spent)[-1]:,}", goal=f"< {most:.0f} ms",
        met=all(one.last < one.question.most for one in members), other=smallest, other_name=f"at {first:,}: {slowest.question.name}",
        ratio=slowest.last / max(smallest, 0.01),
    )  # fmt: skip
