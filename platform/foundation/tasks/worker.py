"""The worker process: a small parent that counts, sweeps and replaces, and children that do the work.

django-q2's own cluster passes messages through a queue between processes: a worker killed while it waits there takes
the lock with it and the cluster stands still (ADR "workers of our own"). Here every child takes its messages from the
database by itself, so that any process can be killed at any moment.
"""

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.context import ForkProcess
from time import monotonic, sleep
from types import FrameType
from uuid import UUID

from django.db import Error as DatabaseError
from django.db import connection, connections

from foundation import heartbeat
from foundation.tasks import limits, queries, rounds, sweeping
from foundation.tasks.broker import WalledBroker
from foundation.tasks.performing import perform
from foundation.tenancy import region

TICK = 0.25
RELEASE = 1.0
SWEEP = 5.0
FORGET = 3600.0
PAUSE = 1.0

log = logging.getLogger(__name__)
_fork = multiprocessing.get_context("fork")


class Stop:
    """Becomes true at SIGTERM (and SIGINT): finish what you are at, then end."""

    def __init__(self, *signals: signal.Signals) -> None:
        self.asked = False
        for number in signals:
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True


class Round:
    """What comes round again and again: each step with its number of seconds."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}

    def due(self, step: str, every: float) -> bool:
        now = monotonic()
        if now < self._next.get(step, 0.0):
            return False
        self._next[step] = now + every
        return True


def run(workers: int | None = None) -> None:
    """Work until SIGTERM or SIGINT. `workers` children; by default what the settings say."""
    stop, clock = Stop(signal.SIGTERM, signal.SIGINT), Round()
    children: list[ForkProcess] = []
    while not stop.asked:
        children = _at_strength(children, workers or limits.workers())
        _guarded(lambda: look_after(clock))
        sleep(TICK)
    for child in children:
        child.terminate()
    for child in children:
        child.join(limits.timeout())
    connections.close_all()


def _at_strength(children: list[ForkProcess], wanted: int) -> list[ForkProcess]:
    """The living children, and new ones for those that ended."""
    living = [child for child in children if child.is_alive()]
    missing = wanted - len(living)
    if missing:
        connections.close_all()  # a child must not share the parent's connection
    for _ in range(missing):
        child = _fork.Process(target=work, args=(os.getpid(),), name="streekpoort-worker")
        child.start()
        living.append(child)
    return living


def look_after(clock: Round) -> None:
    """One round of the parent: bring back what was left behind, and say how the work is doing."""
    with region("queue"):
        if clock.due("release", RELEASE) and sweeping.release_dead():
            log.warning("A worker died at its work; the work is due again")
        if clock.due("sweep", SWEEP):
            found = sweeping.release_expired() + sweeping.resend_missing()
            if found:
                log.warning("%s tasks were brought back", found)
        if clock.due("forget", FORGET):
            sweeping.forget_old()
        if clock.due("beat", heartbeat.INTERVAL):
            heartbeat.beat("worker", oldest_due=queries.oldest_due(), given_up=queries.given_up())
        for step in rounds.steps():
            if clock.due(step.name, step.every):
                _take_step(step)


def _take_step(step: rounds.Step) -> None:
    """A step that fails is tried again at its next turn, and keeps nobody else from theirs."""
    try:
        step.run()
    except DatabaseError:
        raise
    except Exception:
        log.exception("The step %s failed", step.name)


def work(parent: int) -> None:
    """A child: one message at a time, until asked to stop or left alone."""
    stop = Stop(signal.SIGTERM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    broker = WalledBroker()
    while not stop.asked and os.getppid() == parent:
        _guarded(lambda: take_one(broker))
    connections.close_all()


def take_one(broker: WalledBroker) -> bool:
    """Do what the next message asks for; False when there was none."""
    found = broker.dequeue() or []
    for message, payload in found:
        try:
            task_id = UUID(payload)
        except ValueError:
            log.error("Message %s on the queue is not ours; it is thrown away", message)
        else:
            perform(task_id)
        broker.acknowledge(message)
    return bool(found)


def _guarded(step: Callable[[], object]) -> None:
    """A database that is away for a while must not end a worker."""
    try:
        step()
    except DatabaseError as error:
        log.warning("The database did not answer, trying again: %s", error)
        connection.close()
        sleep(PAUSE)
