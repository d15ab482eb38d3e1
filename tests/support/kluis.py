"""A kluis in a process of its own, with the folder that the live processes look for it in."""

import subprocess
import sys

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
