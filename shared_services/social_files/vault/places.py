"""Where the kluis lives: a folder of its own, and a socket whose path is short enough for the kernel."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

LONGEST_PATH = 100  # the kernel takes 107


def folder_from(environment: Mapping[str, str]) -> Path:
    """STREEKPOORT_VAULT_FOLDER, or `vault` in STREEKPOORT_HOME."""
    chosen = environment.get("STREEKPOORT_VAULT_FOLDER")
    return Path(chosen) if chosen else Path(environment.get("STREEKPOORT_HOME", ".streekpoort")).resolve() / "vault"


def socket_path(folder: Path) -> Path:
    path = folder / "kluis.sock"
    if len(str(path)) <= LONGEST_PATH:
        return path
    short = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"streekpoort-{os.getuid()}-{short}" / "kluis.sock"
