"""Loads the application once; the live processes of the tests are forks of it, as they are of `streekpoort up`.

Loading takes seconds, and the faults start dozens of processes. What differs between them, the kind of process and the
settings of one test, is applied after the fork.
"""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

OWN = "STREEKPOORT_"
"""Settings that a fork can still change; whatever else differs, such as where Redis is, needs a process of its own."""


@dataclass
class Born:
    """A process that another one started: like `subprocess.Popen` as far as a stack needs it."""

    pid: int
    _handle: int = field(init=False, repr=False, default=-1)

    def __post_init__(self) -> None:
        try:
            self._handle = os.pidfd_open(self.pid)
        except ProcessLookupError:
            self._handle = -1

    def poll(self) -> int | None:
        return 0 if self._ended(0) else None

    def wait(self, timeout: float) -> int:
        if not self._ended(timeout):
            raise subprocess.TimeoutExpired(str(self.pid), timeout)
        return 0

    def send_signal(self, number: int) -> None:
        if self._handle >= 0:
            signal.pidfd_send_signal(self._handle, number)

    def _ended(self, timeout: float) -> bool:
        return self._handle < 0 or bool(select.select([self._handle], [], [], timeout)[0])


class Nursery:
    """The process that loaded everything, and waits for orders until this process ends."""

    def __init__(self, environment: dict[str, str], checkout: Path) -> None:
        self._fixed = _not_our_own(environment)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.nursery"],
            cwd=checkout, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip

    def suits(self, environment: dict[str, str]) -> bool:
        return _not_our_own(environment) == self._fixed

    def start(self, kind: str, environment: dict[str, str], log: Path) -> Born:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"kind": kind, "environment": environment, "log": str(log)}
        self._process.stdin.write(json.dumps(order) + "\n")
        answer = self._process.stdout.readline()
        if not answer:
            raise AssertionError("the nursery of the live processes could not load the application")
        return Born(int(answer))


@cache
def nursery(process: int, checkout: Path) -> Nursery:
    """One for each test process."""
    return Nursery(environment_of_loading(checkout), checkout)


def environment_of_loading(checkout: Path) -> dict[str, str]:
    path = os.pathsep.join((str(checkout / "platform"), str(checkout)))
    chosen = {"DJANGO_SETTINGS_MODULE": "tests.support.live_settings", "PYTHONPATH": path, "STREEKPOORT_PROCESS": "web"}
    return {**os.environ, **chosen}


def _not_our_own(environment: dict[str, str]) -> dict[str, str]:
    beside = ("PYTEST_CURRENT_TEST", "DJANGO_ALLOW_ASYNC_UNSAFE", OWN)
    return {name: value for name, value in environment.items() if not name.startswith(beside)}


def main() -> None:
    import django

    answers = os.dup(1)
    os.dup2(2, 1)
    django.setup()
    importlib.import_module("streekpoort.supervisor.processes")
    children = importlib.import_module("streekpoort.supervisor.children")
    importlib.import_module("streekpoort.supervisor.warming").warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries them
    for line in sys.stdin:
        order = json.loads(line)
        program = children.Program(order["kind"], partial(_live, order))
        child = children.Child(program, Path(order["log"]))
        child.start(partial(os.close, answers))
        os.write(answers, f"{child.pid}\n".encode())


def _live(order: dict[str, Any]) -> None:
    os.environ.clear()
    os.environ.update(order["environment"])
    _read_settings_again()
    cli = importlib.import_module("streekpoort.cli")
    module, _, attribute = cli.RUNNERS[order["kind"]].partition(":")
    processes = importlib.import_module("streekpoort.supervisor.processes")
    processes.as_process(order["kind"], getattr(importlib.import_module(module), attribute))


def _read_settings_again() -> None:
    from django.conf import settings

    chosen = os.environ["DJANGO_SETTINGS_MODULE"]
    for name in [name for name in sys.modules if name == chosen or name.startswith("streekpoort.settings")]:
        del sys.modules[name]
    for name, value in vars(importlib.import_module(chosen)).items():
        if name.isupper() and getattr(settings, name, None) != value:
            setattr(settings, name, value)


if __name__ == "__main__":
    main()
