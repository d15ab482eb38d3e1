"""The transit secrets engine of a Vault, as far as outer keys use it: a real HTTP server with keys of its own.

After the published HTTP API (`/transit/keys/:name`, `/keys/:name/config`, `/encrypt/:name`, `/decrypt/:name`): the token
in `X-Vault-Token`, base64 in JSON, answers under `data`, problems as `errors`, ciphertexts that begin with `vault:v1:`,
associated data that is authenticated, and no deletion before `deletion_allowed`.
"""

import base64
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

PREFIX = "vault:v1:"


class Problem(Exception):
    def __init__(self, status: int, text: str = "") -> None:
        super().__init__(text)
        self.status, self.text = status, text


@dataclass
class Engine:
    """`asked` is every request that came in, `token` the one that may ask."""

    token: str
    address: str = ""
    keys: dict[str, bytes] = field(default_factory=dict)
    deletable: set[str] = field(default_factory=set)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def answer(self, method: str, path: str, token: str, said: dict[str, Any]) -> dict[str, Any] | None:
        self.asked.append((method, path))
        if token != self.token:
            raise Problem(403, "permission denied")
        kind, _slash, rest = path.removeprefix("/v1/transit/").partition("/")
        name, _slash, more = rest.partition("/")
        return {
            ("POST", "keys", ""): self._make,
            ("POST", "keys", "config"): self._configure,
            ("GET", "keys", ""): self._read,
            ("DELETE", "keys", ""): self._delete,
            ("POST", "encrypt", ""): self._encrypt,
            ("POST", "decrypt", ""): self._decrypt,
        }.get((method, kind, more), self._unsupported)(name, said)

    def _unsupported(self, name: str, said: dict[str, Any]) -> None:
        raise Problem(405, "unsupported operation")

    def _make(self, name: str, said: dict[str, Any]) -> None:
        if said.get("type") != "chacha20-poly1305":
            raise Problem(400, "unknown key type")
        self.keys.setdefault(name, secrets.token_bytes(32))

    def _configure(self, name: str, said: dict[str, Any]) -> None:
        self._key(name, 400)
        (self.deletable.add if said.get("deletion_allowed") else self.deletable.discard)(name)

    def _read(self, name: str, said: dict[str, Any]) -> dict[str, Any]:
        self._key(name, 404)
        return {"name": name, "type": "chacha20-poly1305", "deletion_allowed": name in self.deletable, "keys": {"1": 1}}

    def _delete(self, name: str, said: dict[str, Any]) -> None:
        self._key(name, 400)
        if name not in self.deletable:
            raise Problem(400, "deletion is not allowed for this key")
        del self.keys[name]

    def _encrypt(self, name: str, said: dict[str, Any]) -> dict[str, Any]:
        nonce, plain = secrets.token_bytes(12), base64.b64decode(said["plaintext"], validate=True)
        sealed = nonce + ChaCha20Poly1305(self._key(name, 400)).encrypt(nonce, plain, self._bound(said))
        return {"ciphertext": PREFIX + base64.b64encode(sealed).decode(), "key_version": 1}

    def _decrypt(self, name: str, said: dict[str, Any]) -> dict[str, Any]:
        key, text = self._key(name, 400), str(said["ciphertext"])
        if not text.startswith(PREFIX):
            raise Problem(400, "invalid ciphertext: no prefix")
        try:
            sealed = base64.b64decode(text.removeprefix(PREFIX), validate=True)
            plain = ChaCha20Poly1305(key).decrypt(sealed[:12], sealed[12:], self._bound(said))
        except (InvalidTag, ValueError):
            raise Problem(400, "cipher: message authentication failed") from None
        return {"plaintext": base64.b64encode(plain).decode()}

    def _key(self, name: str, otherwise: int) -> bytes:
        if name not in self.keys:
            raise Problem(otherwise, "encryption key not found")
        return self.keys[name]

    @staticmethod
    def _bound(said: dict[str, Any]) -> bytes:
        return base64.b64decode(said.get("associated_data", ""), validate=True)


@contextmanager
def running() -> Iterator[Engine]:
    engine = Engine(token=secrets.token_hex(12))

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            try:
                said = json.loads(body) if body else {}
                data = engine.answer(self.command, self.path, self.headers.get("X-Vault-Token", ""), said)
            except Problem as problem:
                self.tell(problem.status, {"errors": [problem.text] if problem.text else []})
            else:
                self.tell(200 if data is not None else 204, {"data": data} if data is not None else None)

        do_GET = do_POST = do_DELETE = handle_any

        def tell(self, status: int, said: dict[str, Any] | None) -> None:
            body = b"" if said is None else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    engine.address = f"http://127.0.0.1:{server.server_address[1]}/v1/transit"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield engine
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
