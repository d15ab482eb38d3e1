"""The real processes - web, sockets, worker, engine - on free ports, on the database of this test process.

They start once per process that needs them and stay; every test that uses ``live_stack`` commits, and its rows are cleaned away.
Worker and engine act on whatever rows they find, so they rest while another test commits: it would lose its tasks and alarms to them.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.request import Request, urlopen

import pytest

from tests.support import environment
from tests.support.home import CHECKOUT
from tests.support.nursery import Born, nursery

KINDS = ("web", "sockets", "worker", "engine", "paging")
ACTING = ("worker", "engine", "paging")
PATIENCE = 60.0


@dataclass
class Stack:
    """Addresses and processes. ``stack.address("kortrijk", "/melden/")``; ``stack.kill("web")`` and ``stack.start("web")`` for faults."""

    port: int
    folder: Path
    processes: dict[str, subprocess.Popen[bytes] | Born] = field(default_factory=dict)
    forked: bool = False
    """Not each loads the application anew; see `tests.support.nursery`."""

    @property
    def socket_port(self) -> int:
        return self.port + 1

    def address(self, slug: str, path: str = "/") -> str:
        return f"http://{slug}.localhost:{self.port}{path}"

    def socket_address(self, slug: str, path: str) -> str:
        return f"ws://{slug}.localhost:{self.socket_port}{path}"

    def start(self, kind: str) -> None:
        environment = self._environment(kind)
        if self.forked and (loaded := nursery(os.getpid(), CHECKOUT)).suits(environment):
            self.processes[kind] = loaded.start(kind, environment, self.folder / f"{kind}.log")
            return
        with self._log(kind) as log:
            self.processes[kind] = subprocess.Popen(
                [sys.executable, "-m", "streekpoort", "run", kind],
                cwd=CHECKOUT, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def kill(self, kind: str, how: signal.Signals = signal.SIGKILL) -> None:
        process = self.processes.pop(kind)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        process.wait(timeout=20)

    def rest(self) -> None:
        """End what acts by itself; the next test that needs it starts it again."""
        for kind in ACTING:
            if kind in self.processes:
                self.kill(kind, signal.SIGTERM)

    def await_ready(self) -> None:
        def answers() -> bool:
            self._complain_about_the_dead()
            return self._status("/-/live") == 200 and self._listens(self.socket_port)

        wait_for(answers, PATIENCE, "the processes to answer", self.logs)

    def end(self) -> None:
        for kind in list(self.processes):
            self.kill(kind, signal.SIGTERM)

    def logs(self) -> str:
        return "\n".join(f"--- {path.stem}\n{path.read_text()[-2500:]}" for path in sorted(self.folder.glob("*.log")))

    def _environment(self, kind: str) -> dict[str, str]:
        chosen = {
            "DJANGO_SETTINGS_MODULE": "tests.support.live_settings",
            "STREEKPOORT_PORT": str(self.port),
            "STREEKPOORT_SOCKET_PORT": str(self.socket_port),
            "STREEKPOORT_PROCESS": kind,
            "PYTHONPATH": os.pathsep.join((str(CHECKOUT / "platform"), str(CHECKOUT))),
        }
        return {**os.environ, **environment.prepare(), **chosen}

    def _log(self, kind: str) -> IO[bytes]:
        return (self.folder / f"{kind}.log").open("ab")

    def _complain_about_the_dead(self) -> None:
        dead = [kind for kind, process in self.processes.items() if process.poll() is not None]
        if dead:
            raise AssertionError(f"{', '.join(dead)} ended:\n{self.logs()}")

    def _status(self, path: str) -> int:
        request = Request(f"http://127.0.0.1:{self.port}{path}", headers={"Host": "regio.localhost"})
        try:
            with urlopen(request, timeout=5) as answer:
                return int(answer.status)
        except OSError:
            return 0

    @staticmethod
    def _listens(port: int) -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(condition: Callable[[], object], patience: float, what: str, explain: Callable[[], str] = str) -> None:
    """Poll until the condition holds; an AssertionError says what did not happen."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience:.0f} s for {what}\n{explain()}")
        time.sleep(0.05)


def two_free_ports() -> int:
    """A port whose successor is free as well."""
    for _attempt in range(50):
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            with suppress(OSError):
                second.bind(("127.0.0.1", port + 1))
                return port
    raise RuntimeError("no two neighbouring ports are free")


@pytest.fixture(scope="session")
def running_stack(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    stack = Stack(two_free_ports(), tmp_path_factory.mktemp("stack"), forked=True)
    try:
        for kind in KINDS:
            stack.start(kind)
        stack.await_ready()
        RUNNING.append(stack)
        yield stack
    finally:
        RUNNING.clear()
        stack.end()


RUNNING: list[Stack] = []


def at_rest() -> None:
    """Nobody but the test itself works on the database of this process."""
    for stack in RUNNING:
        stack.rest()


@pytest.fixture
def live_stack(committed: None, running_stack: Stack) -> Stack:
    for kind in KINDS:
        if kind not in running_stack.processes:
            running_stack.start(kind)
    running_stack.await_ready()
    return running_stack
