"""One process of the house by itself: quicker than the whole stack where a test needs no more."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.stack import Stack, two_free_ports, wait_for

PATIENCE = 120.0


class Alone(Stack):
    """A stack of which only the asked-for processes run."""

    def await_sockets(self) -> None:
        wait_for(lambda: self._listens(self.socket_port), PATIENCE, "the sockets to answer", self.logs)


@contextmanager
def alone(kind: str, folder: Path) -> Iterator[Alone]:
    stack = Alone(two_free_ports(), folder)
    stack.start(kind)
    try:
        yield stack
    finally:
        stack.end()
