"""One step of the protocol: a conditional update, a line in the history and in the chained log. Once, or not at all."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from foundation.identity.actor import Actor
from shared_services.social_files.readbook import actions as readbook
from shared_services.social_files.transfer.models import Step, Transfer
from shared_services.social_files.transfer.problems import refused
from shared_services.social_files.transfer.states import State, sources

PURPOSE = "transfer"


def move(row: Transfer, to: State, *, by: Actor, at: datetime, verb: str, **changed: Any) -> None:
    """Raises TransferRefused("moved") when the transfer is elsewhere by now. Inside the transaction of the caller."""
    allowed = sources(row.side, to)
    if not Transfer.objects.filter(pk=row.pk, state__in=allowed).update(state=to, **changed):
        raise refused("moved")
    row.state = to
    for name, value in changed.items():
        setattr(row, name, value)
    note(row, verb, by=by, at=at)


def note(row: Transfer, verb: str, *, by: Actor, at: datetime, section: str = "", **facts: Any) -> None:
    """In the history of the transfer and in the log. `facts` hold codes and numbers, never a name of a person."""
    Step.objects.create(
        transfer=row, at=at, by=by, verb=verb, facts={"section": section, **facts} if section else facts
    )
    readbook.write(f"transfer_{verb}", by=by, at=at, file=row.ref, section=section, purpose=PURPOSE)
