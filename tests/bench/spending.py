"""What a storm costs on a processor, by who spends it: a process of the house, or its connections to the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import psutil
import psycopg

from tests.bench.processor import time_of
from tests.support import environment
from tests.support.servers import servers

DATABASE = "{} in the database"


@dataclass
class Spending:
    """Processes by name; `mark` begins to count, `since` says what each spent from then on (seconds)."""

    processes: Mapping[str, int]
    _before: dict[str, float] = field(default_factory=dict)

    def mark(self) -> None:
        self._before = self._now()

    def since(self) -> dict[str, float]:
        return {name: spent - self._before.get(name, 0.0) for name, spent in self._now().items()}

    def _now(self) -> dict[str, float]:
        backends = _backends()
        found: dict[str, float] = {}
        for name, pid in self.processes.items():
            found[name] = time_of([pid])
            ports = {link.laddr.port for link in psutil.Process(pid).net_connections("tcp") if link.laddr}
            found[DATABASE.format(name)] = time_of(backend for port, backend in backends.items() if port in ports)
        return found


def budget(spent: Mapping[str, float], meldingen: int) -> str:
    """A table of milliseconds for one melding."""
    lines = [f"  {name:<34} {seconds / meldingen * 1000:>8.2f} ms" for name, seconds in spent.items()]
    return "\n".join([*lines, f"  {'together':<34} {sum(spent.values()) / meldingen * 1000:>8.2f} ms"])


def _backends() -> dict[int, int]:
    """Port of the client -> the process that serves it."""
    with psycopg.connect(servers.urls("postgres").superuser) as connection:
        question = "SELECT client_port, pid FROM pg_stat_activity WHERE datname = %s AND client_port > 0"
        return dict(connection.execute(question, [environment.DATABASE]).fetchall())
