"""Where is Chromium? ``python -m tests.support.chromium`` installs it when it can and says plainly when it cannot."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 600.0
EXPLANATION = (
    "Install Chromium (`apt-get install chromium`, or `playwright install chromium`), or set CHROMIUM to its path."
)


def find() -> str | None:
    """The path of a Chromium: CHROMIUM, one of the distribution, or the one Playwright keeps."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return chosen
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    kept = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next((str(path) for path in sorted(kept.glob("chromium-*/chrome-linux*/chrome"), reverse=True)), None)


def install() -> str | None:
    """Playwright's own download, else the distribution's package when we may install one."""
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.getuid() == 0 and shutil.which("apt-get"):
        attempts = [
            ["apt-get", "update", "-q"],
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"],
            *attempts,
        ]
    for attempt in attempts:
        try:
            subprocess.run(attempt, check=False, timeout=PATIENCE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if find():
            break
    return find()


def main() -> int:
    found = find() or install()
    print(f"Chromium: {found}" if found else f"NO CHROMIUM: the journeys will be skipped. {EXPLANATION}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
