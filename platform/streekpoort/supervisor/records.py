"""Which processes this home has, by name, in `run/children.json`.

A supervisor that was killed leaves them to be found by the next one.

Numbers of processes are reused, so each is noted with the moment it started, as the kernel counts it.
"""

import json
import os
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streekpoort.supervisor.children import Child

PATIENCE = 10.0


class Records:
    """The list of children of one home."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, children: "Iterable[Child]") -> None:
        known = {child.program.name: [child.pid, birth(child.pid)] for child in children if child.pid is not None}
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps(known))
        draft.replace(self.path)

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)

    def end_leftovers(self) -> None:
        """End the processes of a predecessor that was killed; most have already ended by themselves."""
        leftovers = [(pid, born) for pid, born in self._read() if born is not None and birth(pid) == born]
        for pid, _born in leftovers:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while any(birth(pid) == born for pid, born in leftovers) and time.monotonic() < deadline:
            time.sleep(0.05)
        for pid, born in leftovers:
            if birth(pid) == born:
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(pid, signal.SIGKILL)
        self.forget()

    def _read(self) -> list[tuple[int, str | None]]:
        with suppress(FileNotFoundError, ValueError, TypeError, AttributeError):
            return [(int(pid), born) for pid, born in json.loads(self.path.read_text()).values()]
        return []


def birth(pid: int) -> str | None:
    """When that process started, in the kernel's own ticks; None when it is gone, a zombie, or cannot be told."""
    with suppress(OSError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return None if fields[0] == "Z" else fields[19]
    return None
