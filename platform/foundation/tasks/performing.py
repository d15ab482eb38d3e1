"""One attempt at one task: count it, enter its wall, do the work, and let the work and "done" commit together."""

import logging
import os
import socket
import traceback
from contextlib import nullcontext
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django_q.exceptions import TimeoutException
from django_q.timeout import TimeoutHandler

from foundation.tasks import actions, limits
from foundation.tasks.actions import Attempt
from foundation.tasks.registry import UnknownTask, find
from foundation.tenancy import Wall, behind, region
from foundation.tenancy.wall import municipality_wall, region_wall

REGION = "public"
FIRST_WAIT = 10
LONGEST_WAIT = 3600
GRACE = 10
"""Seconds of lease beyond the time-out, for the work to be put back in an orderly way."""

log = logging.getLogger(__name__)


class Superseded(RuntimeError):
    """A later attempt took over; what this one wrote must not be committed."""


class TooManyAttempts(RuntimeError):
    """The task was started as often as it may and never came back: it probably kills its worker."""


def worker_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def perform(task_id: UUID) -> None:
    """What a message asks for. Never raises for a failing task: its row says what happened, and when it is due."""
    limit = limits.timeout()
    with region("queue"):
        attempt = actions.take(task_id, worker=worker_name(), lease=timedelta(seconds=limit + GRACE))
    if attempt is None:
        return
    try:
        with TimeoutHandler(limit), behind(wall_of(attempt.schema)):
            _do(attempt)
    except Superseded:
        log.warning("Task %s was taken over by a later attempt", task_id)
    except (Exception, TimeoutException) as error:
        log.exception("Task %s (%s), attempt %s, failed", task_id, attempt.name, attempt.number)
        _fail(attempt, error)


def wall_of(schema: str) -> Wall:
    """Where a task works: its municipality, or for the region the queue's own role."""
    return region_wall("queue") if schema == REGION else municipality_wall(schema)


def wait_before(attempt: int) -> timedelta:
    """10 s, 1 min, 6 min, 36 min, then an hour."""
    return timedelta(seconds=min(FIRST_WAIT * 6 ** (attempt - 1), LONGEST_WAIT))


def _do(attempt: Attempt) -> None:
    work, options = find(attempt.name)
    if attempt.number > options.max_attempts:
        raise TooManyAttempts(f"started {options.max_attempts} times without an end")
    with transaction.atomic() if options.atomic else nullcontext():
        work(**attempt.arguments)
        if not actions.finish(attempt.task_id, attempt=attempt.number):
            raise Superseded


def _fail(attempt: Attempt, error: BaseException) -> None:
    connection.close_if_unusable_or_obsolete()
    with region("queue"):
        actions.put_back(
            attempt.task_id,
            attempt=attempt.number,
            error="".join(traceback.format_exception(error)),
            wait=None if _is_last(attempt, error) else wait_before(attempt.number),
        )


def _is_last(attempt: Attempt, error: BaseException) -> bool:
    if isinstance(error, UnknownTask | TooManyAttempts):
        return True
    return attempt.number >= find(attempt.name)[1].max_attempts
