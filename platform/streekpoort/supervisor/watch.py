"""The supervisor's loop: start the children, wait until all is ready, restart what dies, end everything cleanly.

It holds no thread, no database connection and no event loop, so that it can fork at any moment.
"""

import os
import select
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

from streekpoort.supervisor.children import Child, Program, describe
from streekpoort.supervisor.console import say, warn
from streekpoort.supervisor.records import Records

TICK = 0.25
END_PATIENCE = 10.0
READY_PATIENCE = 60.0
QUIET_ENDS = (0, signal.SIGTERM)


class Interrupted(Exception):
    """Somebody asked the whole to end."""


class StepFailed(RuntimeError):
    """A step that must succeed before anything can start, did not."""


class Supervisor:
    """Runs programs in forks of this process until it is told to end."""

    def __init__(self, home: Path, let_go: Callable[[], None] = lambda: None) -> None:
        """`let_go` is called in every child, to close what only the supervisor may hold."""
        self.home = home
        self.children: list[Child] = []
        self._let_go = let_go
        self._records = Records(home / "run" / "children.json")
        self._interrupts = 0
        self._wakeup, self._wakeup_write = os.pipe()
        os.set_blocking(self._wakeup, False)
        os.set_blocking(self._wakeup_write, False)

    def __enter__(self) -> "Supervisor":
        self._records.end_leftovers()
        signal.set_wakeup_fd(self._wakeup_write, warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_interrupt)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        return self

    def __exit__(self, *exception: object) -> None:
        self._end_all()
        self._records.forget()
        signal.set_wakeup_fd(-1)

    def run_step(self, program: Program) -> None:
        """Run a program that ends by itself, and wait for it."""
        child = self._child(program)
        self._start(child)
        while child.pid is not None:
            self._wait(TICK)
        self.children.remove(child)
        if child.exit_status != 0:
            details = "" if program.to_console else f"\n{child.last_words()}"
            raise StepFailed(f"{program.name} {describe(child.exit_status or 0)}.{details}")

    def start(self, programs: Sequence[Program]) -> None:
        """Start programs that must keep running."""
        for program in programs:
            self._start(self._child(program))

    def wait_until(self, ready: Callable[[], str | None]) -> None:
        """Restart what dies until `ready` returns None; it returns what is still missing otherwise."""
        deadline = time.monotonic() + READY_PATIENCE
        told = ""
        while missing := ready():
            if missing != told:
                say(f"Waiting for {missing}")
                told = missing
            if time.monotonic() > deadline:
                raise StepFailed(f"Not ready after {READY_PATIENCE:.0f} seconds: {missing}. Logs: {self.home / 'log'}")
            self._wait(TICK)
            self._restart_the_dead()

    def watch(self) -> None:
        """Restart what dies, until somebody asks to end (raises `Interrupted`)."""
        while True:
            self._wait(self._seconds_to_next_start())
            self._restart_the_dead()

    def _child(self, program: Program) -> Child:
        child = Child(program, self.home / "log" / f"{program.name}.log")
        self.children.append(child)
        return child

    def _start(self, child: Child) -> None:
        child.start(self._in_child)
        self._records.write(self.children)

    def _in_child(self) -> None:
        os.close(self._wakeup)
        os.close(self._wakeup_write)
        self._let_go()

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:
        self._interrupts += 1

    def _wait(self, seconds: float) -> None:
        """Sleep until a signal or the time has come, then note which children died."""
        with suppress(InterruptedError):
            if select.select([self._wakeup], [], [], seconds)[0]:
                with suppress(BlockingIOError):
                    os.read(self._wakeup, 4096)
        self._reap()
        if self._interrupts:
            raise Interrupted

    def _reap(self) -> None:
        for child in self.children:
            if child.pid is not None:
                pid, status = os.waitpid(child.pid, os.WNOHANG)
                if pid:
                    child.died(status)

    def _restart_the_dead(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.pid is not None or child.restart_at is None:
                continue
            if child.exit_status is not None:
                warn(f"{child.program.name} {describe(child.exit_status)}; it starts again. Log: {child.log}")
                child.exit_status = None
            if child.restart_at <= now:
                self._start(child)

    def _seconds_to_next_start(self) -> float:
        planned = [child.restart_at for child in self.children if child.pid is None and child.restart_at is not None]
        return max(0.0, min(planned) - time.monotonic()) if planned else 60.0

    def _end_all(self) -> None:
        """Ask all children to end; after a while, or a second Ctrl-C, end them."""
        for child in self.children:
            child.terminate()
        asked, before = time.monotonic(), self._interrupts
        while any(child.pid is not None for child in self.children):
            if time.monotonic() - asked > END_PATIENCE or self._interrupts > before:
                for child in self.children:
                    child.kill()
            with suppress(Interrupted):
                self._wait(0.1)
