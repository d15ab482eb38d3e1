"""The gateway of the demo, from outside: break it, mend it, and ask whom it really paged."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import Any

PATIENCE = 10.0


class Gateway:
    """The simulator that the demo runs, on its port."""

    def __init__(self, port: int) -> None:
        self._port = port

    def behave(self, mode: str, *, only: str = "") -> None:
        """`receipt`, `fail`, `drop` and so on; `only` one kind («sms») or number."""
        self._ask("POST", "/-/mode", {"mode": mode, "only": only})

    def rang(self) -> list[str]:
        """Kind, number and reference of every message that somebody really heard."""
        paged = self._ask("GET", "/-/state")["paged"]
        return [f"{one['kind']} {one['to']} {one['reference']}" for one in paged if one["rang"]]

    def _ask(self, method: str, path: str, facts: dict[str, Any] | None = None) -> dict[str, Any]:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            body = json.dumps(facts) if facts is not None else None
            connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            told: dict[str, Any] = json.loads(answer.read() or b"{}")
            return told
        finally:
            connection.close()
