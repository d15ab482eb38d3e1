"""Telling what happens, with the time that it is in the play and the real one."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import click

BEGIN = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
"""Only its hours and minutes are told."""


class Teller:
    """`scene` sets the clock of the play; from there it runs `pace` times as fast as the one on the wall."""

    def __init__(self, pace: int) -> None:
        self._pace = pace
        self._lock = threading.Lock()
        self._scene, self._since = BEGIN, time.monotonic()

    def scene(self, clock: str, title: str) -> None:
        hours, minutes = (int(part) for part in clock.split(":"))
        day = BEGIN if hours >= BEGIN.hour else BEGIN + timedelta(days=1)
        with self._lock:
            self._scene, self._since = day.replace(hour=hours, minute=minutes), time.monotonic()
        click.secho(f"\n{clock}  {title}", bold=True)

    def say(self, text: str) -> None:
        with self._lock:
            passed = timedelta(seconds=(time.monotonic() - self._since) * self._pace)
            click.echo(f"{self._scene + passed:%H:%M}  {text}")
