"""The region that the night is played on: `streekpoort up`, with its waits shortened, in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

READY_WITHIN = 300.0
END_WITHIN = 30.0
LOOK = 0.5
RUNS_ALREADY = "A region runs already at this port: end that one first, with Ctrl-C there."


class DidNotWake(RuntimeError):
    """The region did not start; the message says what to do."""


@contextmanager
def awake(port: int, *, pace: int) -> Iterator[subprocess.Popen[bytes]]:
    """Start everything and wait until it is ready; end it afterwards. A minute of waiting takes 60/pace seconds."""
    shorter = {
        "STREEKPOORT_PACE": str(pace),
        "STREEKPOORT_CLAIM_TIMEOUT": str(max(1, 120 // pace)),
    }
    if _is_ready(port):
        raise DidNotWake(RUNS_ALREADY)
    region = subprocess.Popen(
        (sys.executable, "-m", "streekpoort", "up"), env={**os.environ, **shorter}, start_new_session=True
    )
    try:
        _wait_until_ready(region, port)
        yield region
    finally:
        if region.poll() is None:
            region.send_signal(signal.SIGINT)
            region.wait(END_WITHIN)


def kill(home: Path, name: str) -> int:
    """End one process of the region as a power cut would; returns its number. The region starts it again."""
    children = json.loads((home / "run" / "children.json").read_text())
    pid = int(children[name][0])
    os.kill(pid, signal.SIGKILL)
    return pid


def _wait_until_ready(region: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if region.poll() is not None:
            raise DidNotWake(f"It could not be started. {RUNS_ALREADY}")
        if _is_ready(port):
            return
        time.sleep(LOOK)
    raise DidNotWake("It did not become ready in time; the logs are in the folder that it named.")


def _is_ready(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/-/ready")
        return bool(connection.getresponse().status == 200)
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
