"""`streekpoort up` as people run it: a home of its own, real servers, all thirteen municipalities."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from streekpoort.embedded import postgres, redis
from tests.support.home import CHECKOUT
from tests.support.stack import two_free_ports, wait_for

pytestmark = pytest.mark.slow
PATIENCE = 120.0
NOT_INHERITED = ("DATABASE_", "REDIS_URL", "SECRET_KEY", "STREEKPOORT_", "DJANGO_SETTINGS_MODULE", "PYTEST_")


class Instance:
    """One home and the supervisor that runs it at the moment."""

    def __init__(self, home: Path, port: int) -> None:
        self.home = home
        self.port = port
        self.output = home.parent / "output.txt"
        self.process: subprocess.Popen[bytes] | None = None

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_INHERITED)}
        paths = os.pathsep.join([str(CHECKOUT / "platform"), str(CHECKOUT)])
        return {**kept, "PYTHONPATH": paths, "STREEKPOORT_HOME": str(self.home), "STREEKPOORT_PORT": str(self.port)}

    def start(self) -> None:
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streekpoort", "up"],
                env=self.environment(), cwd=CHECKOUT, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def await_ready(self) -> None:
        wait_for(lambda: "Demo logins" in self.text() or self._ended(), PATIENCE, "the addresses", self.text)
        assert not self._ended(), self.text()

    def text(self) -> str:
        return self.output.read_text()

    def get(self, host: str, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers={"Host": f"{host}:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()

    def pid_of(self, name: str) -> int:
        return int(json.loads((self.home / "run" / "children.json").read_text())[name][0])

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(timeout=40)

    def _ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    home = tmp_path_factory.mktemp("up with a space") / "home"
    found = Instance(home, two_free_ports())
    yield found
    if found.process is not None and found.process.poll() is None:
        found.end(signal.SIGTERM)
    redis.stop(home)
    postgres.destroy(home)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def instance(kept: Instance) -> Instance:
    """It runs, and was started again when an earlier test ended it."""
    if kept.process is None or kept.process.poll() is not None:
        kept.start()
        kept.await_ready()
    return kept


def run(instance: Instance, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "streekpoort", "up"],
        env={**instance.environment(), **more}, cwd=CHECKOUT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def eventually(condition: Callable[[], object], instance: Instance, what: str) -> None:
    wait_for(condition, 30.0, what, instance.text)


def test_it_ends_with_the_address_of_every_site(instance: Instance) -> None:
    text = instance.text()
    for host in ("regio", "kortrijk", "spiere-helkijn", "zwevegem"):
        assert f"http://{host}.localhost:{instance.port}/" in text


@pytest.mark.parametrize(("host", "name"), [("kortrijk", "Kortrijk"), ("spiere-helkijn", "Spiere-Helkijn")])
def test_a_site_answers_with_its_own_name(instance: Instance, host: str, name: str) -> None:
    status, page = instance.get(f"{host}.localhost", "/")
    assert status == 200
    assert name in page


def test_all_parts_are_ready_on_any_host(instance: Instance) -> None:
    status, body = instance.get("anything.example", "/-/ready")
    facts = json.loads(body)
    assert (status, facts["ok"]) == (200, True)
    assert set(facts) == {"ok", "database", "redis", "engine", "paging", "worker", "sockets", "oldest_due"}


@pytest.mark.parametrize("name", ["web", "sockets", "worker", "engine", "mail"])
def test_a_process_that_was_killed_is_back_in_a_moment(instance: Instance, name: str) -> None:
    before = instance.pid_of(name)
    os.kill(before, signal.SIGKILL)
    eventually(lambda: instance.pid_of(name) != before, instance, f"another {name}")
    eventually(lambda: instance.get("kortrijk.localhost", "/-/ready")[0] == 200, instance, "all to be ready")


def test_a_second_one_in_the_same_home_says_that_it_runs_already(instance: Instance) -> None:
    second = run(instance)
    assert second.returncode == 0
    assert "already runs here" in second.stdout
    assert f"http://kortrijk.localhost:{instance.port}/" in second.stdout


@pytest.mark.parametrize("offset", [0, 1])
def test_a_taken_port_is_named_with_how_to_choose_another(instance: Instance, tmp_path: Path, offset: int) -> None:
    port = two_free_ports()
    with socket.socket() as other:
        other.bind(("127.0.0.1", port + offset))
        other.listen()
        refused = run(instance, STREEKPOORT_HOME=str(tmp_path / "other"), STREEKPOORT_PORT=str(port))
    assert refused.returncode == 1
    assert f"Port {port + offset} is taken" in refused.stderr
    assert "STREEKPOORT_PORT=" in refused.stderr


def test_it_comes_back_quickly_after_kill_and_ends_cleanly(instance: Instance) -> None:
    children = [instance.pid_of(name) for name in ("web", "sockets", "worker", "engine", "mail")]
    instance.end(signal.SIGKILL)
    eventually(lambda: not any(alive(pid) for pid in children), instance, "the children to end")
    started = time.monotonic()
    instance.start()
    instance.await_ready()
    assert time.monotonic() - started < 60
    assert instance.end(signal.SIGINT) == 0
    assert instance.text().endswith("Everything has ended\n")
    assert not postgres.is_running(instance.home)
