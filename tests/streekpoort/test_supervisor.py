"""The supervisor with small programs in place of the real ones: what dies starts again, and nothing stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.home import CHECKOUT

SCRIPT = """
import os, sys, time
from pathlib import Path
from streekpoort.embedded.home import prepare
from streekpoort.supervisor.children import Program
from streekpoort.supervisor.watch import Interrupted, StepFailed, Supervisor

home = prepare(Path(sys.argv[1]))

def note(name):
    (home / f"{name}.pid").write_text(str(os.getpid()))

def steady():
    note("steady")
    time.sleep(600)

def with_offspring():
    if os.fork() == 0:
        note("offspring")
        time.sleep(600)
    note("parent")
    time.sleep(600)

def failing():
    with (home / "failures").open("a") as file:
        file.write("x")
    raise RuntimeError("this program cannot live")

programs = {"steady": steady, "parent": with_offspring, "failing": failing}
try:
    with Supervisor(home) as supervisor:
        if "step" in sys.argv[2:]:
            supervisor.run_step(Program("step", failing))
        supervisor.start([Program(name, run) for name, run in programs.items() if name in sys.argv[2:]])
        print("watching", flush=True)
        supervisor.watch()
except Interrupted:
    print("ended", flush=True)
except StepFailed as problem:
    sys.exit(str(problem))
"""


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(condition: Callable[[], object], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


class Run:
    """A supervisor in a process of its own."""

    def __init__(self, home: Path, *programs: str) -> None:
        self.home = home
        self.output = home.parent / "output.txt"
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(CHECKOUT / "platform"), str(CHECKOUT)])}
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SCRIPT, str(home), *programs],
                env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def pid_of(self, name: str, other_than: int = 0) -> int:
        file = self.home / f"{name}.pid"
        until(lambda: file.exists() and file.read_text() not in ("", str(other_than)))
        return int(file.read_text())

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def text(self) -> str:
        return self.output.read_text()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Run]]:
    runs: list[Run] = []

    def begin(*programs: str) -> Run:
        runs.append(Run(tmp_path / "home", *programs))
        return runs[-1]

    yield begin
    for run in runs:
        if run.process.poll() is None:
            run.send(signal.SIGTERM)
            run.process.wait(timeout=30)


def test_it_starts_again_what_was_killed(start: Callable[..., Run]) -> None:
    run = start("steady")
    first = run.pid_of("steady")
    os.kill(first, signal.SIGKILL)
    second = run.pid_of("steady", other_than=first)
    assert alive(second)
    assert "steady was ended by SIGKILL; it starts again" in run.text()


def test_what_a_child_started_ends_with_it(start: Callable[..., Run]) -> None:
    run = start("parent")
    parent, offspring = run.pid_of("parent"), run.pid_of("offspring")
    os.kill(parent, signal.SIGKILL)
    until(lambda: not alive(offspring))
    run.pid_of("parent", other_than=parent)


def test_a_program_that_keeps_failing_is_tried_ever_less_often(start: Callable[..., Run]) -> None:
    run = start("failing", "steady")
    run.pid_of("steady")
    attempts = run.home / "failures"
    until(lambda: attempts.exists() and len(attempts.read_text()) >= 3)
    time_of_three = time.monotonic()
    until(lambda: len(attempts.read_text()) >= 4)
    assert time.monotonic() - time_of_three > 0.5
    assert "this program cannot live" in (run.home / "log" / "failing.log").read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_everything_when_asked(start: Callable[..., Run], number: signal.Signals) -> None:
    run = start("steady", "parent")
    pids = [run.pid_of(name) for name in ("steady", "parent", "offspring")]
    run.send(number)
    assert run.process.wait(timeout=20) == 0
    assert not any(alive(pid) for pid in pids)
    assert run.text().endswith("ended\n")


def test_the_children_end_when_it_is_killed(start: Callable[..., Run]) -> None:
    run = start("steady")
    child = run.pid_of("steady")
    run.send(signal.SIGKILL)
    run.process.wait(timeout=10)
    until(lambda: not alive(child))


def test_the_next_one_starts_after_it_was_killed(start: Callable[..., Run]) -> None:
    first = start("steady")
    child = first.pid_of("steady")
    first.send(signal.SIGKILL)
    first.process.wait(timeout=10)
    second = start("steady")
    assert alive(second.pid_of("steady", other_than=child))
    assert not alive(child)


def test_a_step_that_fails_stops_the_start_and_says_why(start: Callable[..., Run]) -> None:
    run = start("step", "steady")
    assert run.process.wait(timeout=20) == 1
    assert "step ended with code 1" in run.text()
    assert "this program cannot live" in run.text()
    assert not (run.home / "steady.pid").exists()
