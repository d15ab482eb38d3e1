"""`make bench`: every figure of the README, both sides in one run.

Each group runs in a process of its own, so that none weighs on the next: `python -m tests.bench provisioning` runs one.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import psutil

from tests.bench.figures import Figure, table

GROUPS = (
    "provisioning",
    "startup",
    "walls",
    "bench_realtime",
    "mail",
    "scale",
    "rosters",
    "parcels",
    "letters",
    "dispatching",
    "intake",
    "pages",
    "front_end",
)
ROOT = Path(__file__).resolve().parents[2]
MARK = "FIGURES "


def main() -> int:
    if sys.argv[1:2] == ["--only"]:
        run: Callable[[], list[Figure]] = import_module(f"tests.bench.{sys.argv[2]}").run
        print(MARK + json.dumps([figure.__dict__ for figure in run()]))
        return 0
    wanted = sys.argv[1:] or list(GROUPS)
    figures = [figure for group in wanted for figure in measured(group)]
    print(
        f"\n{date.today()}, {psutil.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB, Python {platform.python_version()}\n"
    )
    print(table(figures))
    return 0 if all(figure.met for figure in figures) else 1


def measured(group: str) -> list[Figure]:
    print(f"measuring {group} ...", file=sys.stderr, flush=True)
    path = os.pathsep.join((str(ROOT / "platform"), str(ROOT)))
    environment = {**os.environ, "PYTHONPATH": path}
    command = (sys.executable, "-m", "tests.bench", "--only", group)
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith(MARK)]
    if done.returncode or not lines:
        print(f"{group} could not be measured:\n{done.stdout[-2000:]}", file=sys.stderr)
        return [Figure(name=group, ours=0, unit="", goal="a figure", met=False)]
    return [Figure(**facts) for facts in json.loads(lines[-1].removeprefix(MARK))]


if __name__ == "__main__":
    sys.exit(main())
