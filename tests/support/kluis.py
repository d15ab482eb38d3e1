"""A kluis in a process of its own, with the folder that the live processes look for it in."""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.home import CHECKOUT


class Kluis:
    def __init__(self, folder: str) -> None:
        self.environment = {
            "STREEKPOORT_VAULT_FOLDER": folder,
            "STREEKPOORT_VAULT_MEMORY_KIB": "1024",
            "PYTHONPATH": str(CHECKOUT),
        }
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "shared_services.social_files.vault"], cwd=CHECKOUT, env=self.environment
        )

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(20)


@contextmanager
def only_kluis(folder: str, *schemas: str) -> Iterator[Kluis]:
    """For one test at a time, as all test processes share the folder; nothing is known of these municipalities yet."""
    with Path(f"{folder}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for schema in schemas:
            Path(folder, "heads", f"{schema}.json").unlink(missing_ok=True)
        running = Kluis(folder)
        try:
            yield running
        finally:
            running.kill()
