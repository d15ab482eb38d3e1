"""Telling what happens, with the time that it is in the play and the real one."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import click

SCENES = ("22:00", "22:25", "01:10", "03:12", "04:05", "05:20", "06:55", "07:00")
BEGIN = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
"""Only its hours and minutes are told."""


class Teller:
    """`scene` sets the clock of the play; from there it runs `pace` times as fast as the one on the wall.

    On a busy machine a scene may take longer than there is until the next one: then that clock waits for it.
    """

    def __init__(self, pace: int) -> None:
        self._pace = pace
        self._lock = threading.Lock()
        self._scene, self._since, self._next = BEGIN, time.monotonic(), BEGIN

    def scene(self, clock: str, title: str) -> None:
        following = SCENES[(SCENES.index(clock) + 1) % len(SCENES)]
        with self._lock:
            self._scene, self._since, self._next = _at(clock), time.monotonic(), _at(following)
        click.secho(f"\n{clock}  {title}", bold=True)

    def say(self, text: str) -> None:
        with self._lock:
            passed = timedelta(seconds=(time.monotonic() - self._since) * self._pace)
            told = self._scene + passed
            if self._next > self._scene:
                told = min(told, self._next - timedelta(minutes=1))
            click.echo(f"{told:%H:%M}  {text}")


def _at(clock: str) -> datetime:
    hours, minutes = (int(part) for part in clock.split(":"))
    day = BEGIN if hours >= BEGIN.hour else BEGIN + timedelta(days=1)
    return day.replace(hour=hours, minute=minutes)
