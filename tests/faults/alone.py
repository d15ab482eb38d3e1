"""Some processes of the house by themselves: quicker than the whole stack where a test needs no more."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.support.stack import Stack, two_free_ports, wait_for

PATIENCE = 120.0


@dataclass
class Alone(Stack):
    """A stack of which only the asked-for processes run; `changes` are settings of its own."""

    changes: dict[str, str] = field(default_factory=dict)

    def await_sockets(self) -> None:
        wait_for(lambda: self._listens(self.socket_port), PATIENCE, "the sockets to answer", self.logs)

    def await_web(self) -> None:
        wait_for(lambda: self._status("/-/live") == 200, PATIENCE, "the web to answer", self.logs)

    def _environment(self, kind: str) -> dict[str, str]:
        return {**super()._environment(kind), **self.changes}


@contextmanager
def alone(*kinds: str, folder: Path, **changes: str) -> Iterator[Alone]:
    """With these processes, or with none yet."""
    stack = Alone(two_free_ports(), folder, changes=changes, forked=True)
    for kind in kinds:
        stack.start(kind)
    try:
        yield stack
    finally:
        stack.end()


def end_backends(superuser_url: str, who: str) -> int:
    """Terminate every database connection of this test's database whose login or name is like `who`."""
    with psycopg.connect(superuser_url, autocommit=True) as superuser:
        ended = superuser.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND (usename LIKE %(who)s OR application_name LIKE %(who)s)",
            {"who": who},
        ).fetchone()
    return int(ended[0]) if ended else 0
