"""Tasks that the tests ask for. What they write to is a table of their own municipality, so that a rollback shows."""

import os
import signal
import time
from datetime import date

from django.core.cache import cache

from foundation.calendar.models import ClosingDay
from foundation.tasks import task
from foundation.tenancy import current

ran: list[str] = []


def close(name: str) -> None:
    """The effect of a task: one more own closing day of the present municipality."""
    schema = current().schema
    year = 2100 + ClosingDay.objects.count()
    ClosingDay.objects.create(municipality=schema, day=date(year, 1, 1), name=name)


@task
def write(name: str) -> None:
    ran.append(f"{current().label}:{name}")
    close(name)


@task(max_attempts=2)
def write_and_fail(name: str) -> None:
    close(name)
    raise RuntimeError("the printer is on fire")


@task
def slow(name: str) -> None:
    """Writes, and takes its time before the commit: long enough to be killed in between."""
    close(name)
    cache.set("slow-task-at", os.getpid(), 60)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not cache.get("slow-task-may-end"):
        time.sleep(0.05)


@task(max_attempts=2)
def poison() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@task
def at_the_region(name: str) -> None:
    ran.append(f"{current().label}:{current().role}:{name}")


def no_task() -> None:
    """Not marked: the queue must not call it."""
