"""A telephone exchange of our own, for the demo and the tests: it says what the protocol says, and nothing else.

It stands outside: `send` is whatever carries a request to the meldpunt, and the answer is all it knows.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from regional_meldpunt.telephone import exchange

WHOM, HEARD = "/-/centrale/nacht/bellen/", "/-/centrale/nacht/"
Headers = dict[str, str]
Send = Callable[[str, bytes, Headers], tuple[int, dict[str, Any]]]


class Refused(RuntimeError):
    """The meldpunt did not take it."""


@dataclass(frozen=True)
class Exchange:
    """`clock` gives seconds since 1970."""

    send: Send
    clock: Callable[[], float]
    owner: str = "region"

    def whom(self, call: str, *, phone: str, called: str) -> list[dict[str, Any]]:
        """Who rings, in order."""
        found: list[dict[str, Any]] = self._say(WHOM, {"call": call, "phone": phone, "called": called})["ring"]
        return found

    def answered(self, call: str, *, by: str, **facts: str) -> dict[str, Any]:
        return self._say(HEARD, {"call": call, "state": "answered", "by": by, **facts})

    def missed(self, call: str, **facts: str) -> dict[str, Any]:
        return self._say(HEARD, {"call": call, "state": "missed", **facts})

    def voicemail(self, call: str, sound: bytes, kind: str = "audio/wav", **facts: str) -> dict[str, Any]:
        recording = {"type": kind, "data": base64.b64encode(sound).decode()}
        return self._say(HEARD, {"call": call, "state": "voicemail", "recording": recording, **facts})

    def ended(self, call: str, **facts: str) -> dict[str, Any]:
        return self._say(HEARD, {"call": call, "state": "ended", **facts})

    def _say(self, path: str, told: dict[str, Any]) -> dict[str, Any]:
        body, stamp = json.dumps(told).encode(), str(int(self.clock()))
        headers = {"X-Exchange-Timestamp": stamp, "X-Exchange-Signature": exchange.sign(self.owner, stamp, body)}
        status, answer = self.send(path, body, headers)
        if status != 200:
            raise Refused(f"{path}: {status} {answer}")
        return answer
