"""The gateway as a server: it keeps what it "sent", and behaves as it is told to, for all numbers or for one.

It knows a message by its `Idempotency-Key`, as a good gateway does: the same key again is answered the same and pages
nobody a second time. Receipts and replies go to a hook, signed as in earnest.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from typing import Any

LARGEST = 20_000  # bytes
KEPT = 2_000
ARRIVES_AFTER = 0.5  # seconds
log = logging.getLogger(__name__)


class Mode(StrEnum):
    RECEIPT = "receipt"  # accepts, pages, and says so
    ACCEPT = "accept"  # accepts and pages, without a receipt
    DELAY = "delay"  # the same as receipt, but answers late
    DROP = "drop"  # accepts, and nothing happens
    FAIL = "fail"  # 503
    REFUSE = "refuse"  # 422: not this number
    UNDELIVERED = "undelivered"  # accepts, and says that it did not arrive


@dataclass
class Paged:
    """One message, however often it was asked for. `rang`: somebody really heard it."""

    id: str
    kind: str
    to: str
    text: str
    reference: str
    key: str
    at: float
    asked: int = 1
    rang: bool = False
    keys: bool = False


@dataclass(frozen=True)
class Behaviour:
    mode: Mode = Mode.RECEIPT
    seconds: float = 0.0


Hook = Callable[[dict[str, str]], None]


class Simulator(ThreadingHTTPServer):
    """`port` 0 takes a free one. `hook` hears receipts and replies."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, port: int = 0, hook: Hook | None = None, *, arrives_after: float = ARRIVES_AFTER) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self._hook, self._arrives_after = hook, arrives_after
        self._lock = threading.Lock()
        self._by_key: dict[str, Paged] = {}
        self._general = Behaviour()
        self._special: dict[str, Behaviour] = {}
        self._heard = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def start(self) -> Simulator:
        threading.Thread(target=self.serve_forever, name="gateway", daemon=True).start()
        return self

    def close(self) -> None:
        self.shutdown()
        self.server_close()

    def behave(self, mode: str, *, only: str = "", seconds: float = 0.0) -> None:
        """From now on: for `only` one number, "sms" or "voice"; without it for everything."""
        chosen = Behaviour(Mode(mode), seconds)
        with self._lock:
            if only:
                self._special[only] = chosen
            else:
                self._general, self._special = chosen, {}

    def behaviour(self, kind: str, number: str) -> Behaviour:
        with self._lock:
            return self._special.get(number) or self._special.get(kind) or self._general

    def paged(self) -> list[Paged]:
        """Everything that was asked for, the oldest first."""
        with self._lock:
            return list(self._by_key.values())

    def rang(self) -> list[Paged]:
        return [one for one in self.paged() if one.rang]

    def state(self) -> dict[str, Any]:
        with self._lock:
            return {
                "mode": asdict(self._general),
                "special": {only: asdict(one) for only, one in self._special.items()},
                "paged": [asdict(one) for one in list(self._by_key.values())[::-1][:200]],
            }

    def forget(self) -> None:
        with self._lock:
            self._by_key.clear()

    def take(self, kind: str, body: dict[str, Any], key: str) -> Paged:
        """Under the lock, so that a hundred of the same at once are one."""
        with self._lock:
            known = self._by_key.get(key)
            if known is not None:
                known.asked += 1
                return known
            if len(self._by_key) >= KEPT:
                self._by_key.pop(next(iter(self._by_key)))
            made = Paged(
                id=f"gw-{len(self._by_key) + 1}-{key[-8:]}",
                kind=kind,
                to=str(body["to"]),
                text=str(body["text"]),
                reference=str(body.get("reference", "")),
                key=key,
                at=time(),
                keys=bool(body.get("keys")),
            )
            self._by_key[key] = made
            return made

    def arrive(self, paged: Paged, *, says: bool, arrived: bool) -> None:
        """It rings, and a moment later the receipt comes in."""
        with self._lock:
            again, paged.rang = paged.rang, paged.rang or arrived
        if says and not again:
            status = "delivered" if arrived else "failed"
            told = {"event": "receipt", "reference": paged.reference, "status": status, "reason": ""}
            self._later(told)

    def answer(self, to: str, text: str, reference: str = "") -> None:
        """Somebody answers from this number."""
        with self._lock:
            self._heard += 1
            ident = f"in-{time():.0f}-{self._heard}"
        self.tell({"event": "reply", "id": ident, "from": to, "text": text, "reference": reference})

    def tell(self, told: dict[str, str]) -> None:
        if self._hook is not None:
            try:
                self._hook(told)
            except Exception as problem:
                log.warning("The gateway could not tell its receipt: %s", problem)

    def _later(self, told: dict[str, str]) -> None:
        timer = threading.Timer(self._arrives_after, self.tell, (told,))
        timer.daemon = True
        timer.start()


class _Handler(BaseHTTPRequestHandler):
    server: Simulator
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._say(200, self.server.state())

    def do_POST(self) -> None:
        body = self._body()
        path = self.path.strip("/")
        if body is None:
            self._say(400, {"error": "needed: JSON"})
        elif path == "-/mode":
            self.server.behave(body["mode"], only=body.get("only", ""), seconds=float(body.get("seconds", 0)))
            self._say(200, {})
        elif path == "-/answer":
            self.server.answer(body["to"], body["text"], body.get("reference", ""))
            self._say(200, {})
        elif path == "-/forget":
            self.server.forget()
            self._say(200, {})
        else:
            self._page(path, body)

    def _page(self, kind: str, body: dict[str, Any]) -> None:
        key = self.headers.get("Idempotency-Key", "")
        if kind not in ("sms", "voice") or not key or not body.get("to") or not body.get("text"):
            self._say(400, {"error": "needed: Idempotency-Key, to and text"})
            return
        how = self.server.behaviour(kind, str(body["to"]))
        if how.mode is Mode.FAIL:
            self._say(503, {"error": "not now"})
            return
        if how.mode is Mode.REFUSE:
            self._say(422, {"error": "not this number"})
            return
        paged = self.server.take(kind, body, key)
        if how.mode is Mode.DELAY:
            threading.Event().wait(how.seconds)
        if how.mode is Mode.UNDELIVERED:
            self.server.arrive(paged, says=True, arrived=False)
        elif how.mode is not Mode.DROP:
            self.server.arrive(paged, says=how.mode is not Mode.ACCEPT, arrived=True)
        self._say(202, {"id": paged.id})

    def _body(self) -> dict[str, Any] | None:
        length = int(self.headers.get("Content-Length") or 0)
        try:
            told = json.loads(self.rfile.read(min(length, LARGEST)) or b"{}")
        except ValueError:
            return None
        return told if isinstance(told, dict) else None

    def _say(self, status: int, facts: dict[str, Any]) -> None:
        text = json.dumps(facts).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)
        except OSError:
            self.close_connection = True  # whoever asked did not wait for it

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""
