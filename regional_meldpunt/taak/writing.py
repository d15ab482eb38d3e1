"""Two small facts about a taak that are no step of it: whether it reaches its receiver, and its number over there."""

from __future__ import annotations

from regional_meldpunt.taak.models import Taak


def note_problem(taak: Taak, why: str) -> None:
    """Why it does not reach its receiver; empty when it does."""
    if taak.problem != why:
        taak.problem = why[:300]
        taak.save(update_fields=["problem"])


def note_number(taak: Taak, remote_id: str) -> None:
    """What the receiver's own system calls it."""
    taak.remote_id = remote_id
    taak.save(update_fields=["remote_id"])
