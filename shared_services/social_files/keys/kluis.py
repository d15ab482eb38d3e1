"""Asking the kluis, as the present municipality and no other: the schema comes from the wall, never from a caller."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from foundation.tenancy import WallState, current
from shared_services.social_files.vault.door import HERE, Door, VaultClosed
from shared_services.social_files.vault.places import socket_path


@dataclass(frozen=True)
class LockState:
    """`reachable` is false when the kluis itself does not answer; then everything is locked as well."""

    open: bool
    reachable: bool = True
    waiting: str = ""
    ever: bool = False
    holders: tuple[str, ...] = ()
    until: datetime | None = None


def ask(what: str, **arguments: Any) -> dict[str, Any]:
    """Raises VaultClosed: locked, away, wrong, ..."""
    return asker()(what, **arguments)


def asker() -> Callable[..., dict[str, Any]]:
    """`ask` of the present municipality, for a thread that helps with the same piece of work and has no wall itself."""
    wall = current()
    if wall.state not in (WallState.MUNICIPALITY, WallState.OWNER) or wall.schema == "public":
        raise VaultClosed("no_municipality")
    door, schema = _door(), wall.schema
    return lambda what, **arguments: door.ask(what, schema=schema, **arguments)


def state() -> LockState:
    try:
        told = ask("state")
    except VaultClosed:
        return LockState(open=False, reachable=False)
    until = datetime.fromtimestamp(told["until"], tz=UTC) if told.get("until") else None
    return LockState(told["open"], True, told["waiting"], told["ever"], tuple(told.get("holders", ())), until)


def _door() -> Door:
    folder = Path(settings.STREEKPOORT_VAULT_FOLDER)
    address = f"{HERE}:{folder}" if settings.STREEKPOORT_VAULT == HERE else f"unix:{socket_path(folder)}"
    return Door(address, memory_kib=settings.STREEKPOORT_VAULT_MEMORY_KIB)
