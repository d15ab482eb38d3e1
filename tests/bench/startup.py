"""`make up` with packages installed: the first start, the second one, what it weighs when idle, and how soon a suspension counts."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import psycopg

from streekpoort.embedded import postgres
from tests.bench.figures import Figure
from tests.support.stack import two_free_ports

FIRST, SECOND, MEMORY, SUSPENSION = 40.0, 8.0, 1024.0, 5.0
PATIENCE = 180.0
ROOT = Path(__file__).resolve().parents[2]


def run() -> list[Figure]:
    home = Path(tempfile.mkdtemp(prefix="streekpoort-bench-"))
    port = two_free_ports()
    before = set(psutil.pids())
    try:
        first = Instance(home, port)
        first_start = first.await_ready()
        first.end()
        bare = bare_setup()
        second = Instance(home, port)
        second_start = second.await_ready()
        time.sleep(5)  # idle: what was busy with starting has stopped
        memory = sum(pss(pid) for pid in family(second.process.pid, before))
        suspended = second.suspend("menen")
        second.end()
    finally:
        postgres.destroy(home)
        shutil.rmtree(home, ignore_errors=True)
    allowed = SECOND + bare
    return [
        Figure(name="make up, first start", ours=first_start, unit="s", goal=f"< {FIRST:.0f} s", met=first_start < FIRST),
        Figure(
            name="make up, second start", ours=second_start, unit="s", other=bare, other_name="one bare django.setup()",
            goal=f"< {allowed:.1f} s", met=second_start < allowed,
        ),
        Figure(name="everything idle (sum of PSS)", ours=memory, unit="MiB", goal=f"< {MEMORY:.0f} MiB", met=memory < MEMORY),
        Figure(name="suspend takes effect after", ours=suspended, unit="s", goal=f"< {SUSPENSION:.0f} s", met=suspended < SUSPENSION),
    ]  # fmt: skip


class Instance:
    """One `streekpoort up`, from its first instruction to its end."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        path = os.pathsep.join((str(ROOT / "platform"), str(ROOT)))
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DATABASE_", "REDIS_", "STREEKPOORT_", "DJANGO_"))
        }
        environment.update(PYTHONPATH=path, STREEKPOORT_HOME=str(home), STREEKPOORT_PORT=str(port))
        self.started = time.perf_counter()
        with (home / "up.log").open("ab") as log:
            self.process = subprocess.Popen(
                (sys.executable, "-m", "streekpoort", "up"), cwd=ROOT, env=environment, stdout=log, stderr=log
            )

    def await_ready(self) -> float:
        while self.status("regio", "/-/ready") != 200:
            if self.process.poll() is not None or time.perf_counter() - self.started > PATIENCE:
                raise RuntimeError(f"it does not become ready:\n{(self.home / 'up.log').read_text()[-3000:]}")
            time.sleep(0.05)
        return time.perf_counter() - self.started

    def status(self, slug: str, path: str) -> int:
        request = Request(f"http://127.0.0.1:{self.port}{path}", headers={"Host": f"{slug}.localhost:{self.port}"})
        try:
            with urlopen(request, timeout=5) as answer:
                return int(answer.status)
        except HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    def suspend(self, slug: str) -> float:
        """From the commit of the suspension until the host answers otherwise."""
        open_answer = self.status(slug, "/")
        urls = postgres.ensure(self.home)
        with psycopg.connect(urls.owner) as connection:
            connection.execute("UPDATE registry_municipality SET state = 'suspended' WHERE slug = %s", [slug])
            connection.execute("UPDATE registry_registryversion SET number = number + 1")
        start = time.perf_counter()
        while self.status(slug, "/") == open_answer:
            if time.perf_counter() - start > 30:
                break
            time.sleep(0.02)
        return time.perf_counter() - start

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=60)


def family(pid: int, before: set[int]) -> set[int]:
    """The supervisor, its children, and the servers of its home, which are nobody's children."""
    own = {child.pid for child in psutil.Process(pid).children(recursive=True)} | {pid}
    servers = {
        process.pid
        for process in psutil.process_iter(["name"])
        if process.pid not in before and process.info["name"].startswith(("postgres", "redis"))
    }
    return own | servers


def pss(pid: int) -> float:
    """Memory of a process in MiB, shared pages divided among those who share them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def bare_setup() -> float:
    """One `django.setup()` with the URLconf in a process of its own."""
    source = (
        "import json, time; start = time.perf_counter()\n"
        "import django; django.setup()\n"
        "from django.urls import get_resolver; get_resolver('streekpoort.urls_region').url_patterns\n"
        "get_resolver('streekpoort.urls_municipality').url_patterns\n"
        "print(json.dumps(time.perf_counter() - start))\n"
    )
    path = os.pathsep.join((str(ROOT / "platform"), str(ROOT)))
    environment = {
        **os.environ,
        "PYTHONPATH": path,
        "DJANGO_SETTINGS_MODULE": "streekpoort.settings.demo",
        "SECRET_KEY": "bench-" * 12,
    }
    environment.setdefault("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    done = subprocess.run(
        (sys.executable, "-c", source), cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return float(json.loads(done.stdout.splitlines()[-1]))
