"""How the rest of the house asks the kluis. One connection for each question: there are few, and a fork shares none.

The address `here` means a keeper inside this process: for tests, and for the loader of the demo.
"""

from __future__ import annotations

import socket
from functools import cache
from pathlib import Path
from typing import Any

from shared_services.social_files.vault import outer, process, wire
from shared_services.social_files.vault.keeper import Answer, Keeper

PATIENCE = 20.0  # seconds: stretching a passphrase on a busy machine takes some
HERE = "here"


class VaultClosed(Exception):
    """The kluis does not do it; `reason` is one word (see `keeper.Refused`), or `away` when nothing listens."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Door:
    def __init__(self, address: str, *, memory_kib: int = 65536) -> None:
        self._address, self._memory = address, memory_kib

    def ask(self, what: str, **arguments: Any) -> Answer:
        """The answer, or VaultClosed with the reason."""
        question = {"ask": what, **arguments}
        told = self._here(question) if self._address.startswith(HERE) else self._there(question)
        if "answer" not in told:
            raise VaultClosed(str(told.get("refused", "away")))
        found: Answer = told["answer"]
        return found

    def _here(self, question: Answer) -> Answer:
        return process.answer(inside(self._address.partition(":")[2], self._memory), question)

    def _there(self, question: Answer) -> Answer:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
                link.settimeout(PATIENCE)
                link.connect(self._address.removeprefix("unix:"))
                wire.send(link, question)
                found: Answer = wire.receive(link)
                return found
        except (OSError, wire.Broken) as error:
            raise VaultClosed("away") from error


@cache
def inside(folder: str, memory_kib: int) -> Keeper:
    """The keeper of this very process."""
    place = Path(folder)
    return Keeper(outer.FileKeys(place / "outer"), place, memory_kib=memory_kib)
