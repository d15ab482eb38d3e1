"""The key outside the database. Whatever lies in a dump or a backup is wrapped once more by a key that is not in it.

One outer key for each ring and each generation of keys, so that taking one away takes away every copy of what it wraps,
those in old backups included. `STREEKPOORT_OUTER_KEYS` chooses: a folder, the transit engine of a HashiCorp Vault or
an OpenBao (`transit+https://vault.example/v1/transit`), or a key service of one's own (`https://...`).
"""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from shared_services.social_files.vault import crypto

NAME = re.compile(r"[a-z][a-z0-9_]{1,39}/[a-z0-9-]{1,40}")
PATIENCE = 10.0  # seconds a key service gets
TRANSIT = "transit+"


class _StayHere(HTTPRedirectHandler):
    """A token travels to the address that was set and to no other."""

    def redirect_request(self, *arguments: Any, **more: Any) -> None:
        return None


_opener = build_opener(_StayHere)


class OuterKeyMissing(Exception):
    """The outer key does not exist (any more) or its service does not answer."""


class OuterKeys(Protocol):
    """Wrap with a named key; a key is made when it is first used and can be destroyed for good."""

    def wrap(self, name: str, data: bytes) -> bytes: ...
    def unwrap(self, name: str, data: bytes) -> bytes: ...
    def destroy(self, name: str) -> None: ...


class FileKeys:
    """A key per file, in a folder that only the kluis may read and that no backup of the database holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def wrap(self, name: str, data: bytes) -> bytes:
        path = self._path(name)
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(secrets.token_bytes(crypto.KEY))
                stream.flush()
                os.fsync(stream.fileno())
        return crypto.box(self._key(name), data, f"outer|{name}")

    def unwrap(self, name: str, data: bytes) -> bytes:
        return crypto.unbox(self._key(name), data, f"outer|{name}")

    def destroy(self, name: str) -> None:
        path = self._path(name)
        if path.exists():
            with path.open("r+b") as stream:  # on a disk that keeps old blocks this is no more than a courtesy
                stream.write(secrets.token_bytes(crypto.KEY))
                os.fsync(stream.fileno())
            path.unlink()

    def _key(self, name: str) -> bytes:
        try:
            return self._path(name).read_bytes()
        except OSError as error:
            raise OuterKeyMissing(name) from error

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise OuterKeyMissing(name)
        return self._folder / f"{name}.key"


class ServiceKeys:
    """A key service over https: POST `{address}/{name}/wrap`, `/unwrap` and `/destroy` with `{"data": base64}`.

    The answer to the first two is `{"data": base64}`. The token comes from a file, so that it is in no environment.
    """

    def __init__(self, address: str, token_file: Path) -> None:
        self._address = address.rstrip("/")
        self._token_file = token_file

    def wrap(self, name: str, data: bytes) -> bytes:
        return self._ask(name, "wrap", data)

    def unwrap(self, name: str, data: bytes) -> bytes:
        return self._ask(name, "unwrap", data)

    def destroy(self, name: str) -> None:
        self._ask(name, "destroy", b"")

    def _ask(self, name: str, verb: str, data: bytes) -> bytes:
        if not NAME.fullmatch(name):
            raise OuterKeyMissing(name)
        body = json.dumps({"data": base64.b64encode(data).decode()}).encode()
        token = self._token_file.read_text().strip()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        request = Request(f"{self._address}/{name}/{verb}", data=body, headers=headers, method="POST")
        try:
            with _opener.open(request, timeout=PATIENCE) as answer:
                told = json.load(answer)
        except (URLError, OSError, ValueError) as error:
            raise OuterKeyMissing(name) from error
        return base64.b64decode(told.get("data", ""))


class TransitKeys:
    """The transit secrets engine of HashiCorp Vault or OpenBao, over its HTTP API. A key there never leaves it.

    `address` is that of the engine, such as `https://vault.example/v1/transit`. What it wraps is bound to its name as
    associated data. The token comes from a file; its policy needs create, update and delete on `keys/*`, and update
    on `encrypt/*` and `decrypt/*`.
    """

    def __init__(self, address: str, token_file: Path) -> None:
        self._address = address.rstrip("/")
        self._token_file = token_file

    def wrap(self, name: str, data: bytes) -> bytes:
        """A key is made by asking for it; one that is there stays as it is."""
        self._ask("POST", f"keys/{_flat(name)}", name, {"type": "chacha20-poly1305"})
        said = {"plaintext": _text(data), "associated_data": _text(name.encode())}
        return str(self._ask("POST", f"encrypt/{_flat(name)}", name, said)["ciphertext"]).encode()

    def unwrap(self, name: str, data: bytes) -> bytes:
        said = {"ciphertext": data.decode(errors="replace"), "associated_data": _text(name.encode())}
        return base64.b64decode(self._ask("POST", f"decrypt/{_flat(name)}", name, said)["plaintext"])

    def destroy(self, name: str) -> None:
        """Vault deletes no key before that was allowed for it. One that is gone already stays gone."""
        try:
            self._ask("POST", f"keys/{_flat(name)}/config", name, {"deletion_allowed": True})
            self._ask("DELETE", f"keys/{_flat(name)}", name, None)
        except OuterKeyMissing as missing:
            if not isinstance(missing.__cause__, HTTPError) or missing.__cause__.code not in (400, 404):
                raise
            if self._there(name):
                raise

    def _there(self, name: str) -> bool:
        try:
            self._ask("GET", f"keys/{_flat(name)}", name, None)
        except OuterKeyMissing as missing:
            if isinstance(missing.__cause__, HTTPError) and missing.__cause__.code == 404:
                return False
            raise
        return True

    def _ask(self, method: str, path: str, name: str, said: dict[str, Any] | None) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "X-Vault-Token": self._token_file.read_text().strip()}
        body = None if said is None else json.dumps(said).encode()
        request = Request(f"{self._address}/{path}", data=body, headers=headers, method=method)
        try:
            with _opener.open(request, timeout=PATIENCE) as answer:
                told = answer.read()
            return dict((json.loads(told) if told else {}).get("data") or {})
        except (URLError, OSError, ValueError) as error:
            raise OuterKeyMissing(name) from error


def _flat(name: str) -> str:
    """Names of keys there know no slash."""
    if not NAME.fullmatch(name):
        raise OuterKeyMissing(name)
    return name.replace("/", ".")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def chosen(where: str, folder: Path, token_file: str = "") -> OuterKeys:
    """`where` is empty (a folder beside the socket), a path, or the address of a Vault or of a key service."""
    safe = ("https://", "http://127.0.0.1:")
    if where.startswith(TRANSIT) and where.removeprefix(TRANSIT).startswith(safe):
        return TransitKeys(where.removeprefix(TRANSIT), Path(token_file))
    if where.startswith(safe):
        return ServiceKeys(where, Path(token_file))
    if "://" in where:
        raise ValueError("The outer keys are asked for over https, and in no other way.")
    return FileKeys(Path(where) if where else folder / "outer")
