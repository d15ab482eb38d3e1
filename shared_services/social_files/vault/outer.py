"""The key outside the database. Whatever lies in a dump or a backup is wrapped once more by a key that is not in it.

One outer key for each ring and each generation of keys, so that taking one away takes away every copy of what it wraps,
those in old backups included. `STREEKPOORT_OUTER_KEYS` chooses: a folder, or the address of a key service (`https://...`).
"""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
from pathlib import Path
from typing import Protocol
from urllib.error import URLError
from urllib.request import Request, urlopen

from shared_services.social_files.vault import crypto

NAME = re.compile(r"[a-z][a-z0-9_]{1,39}/[a-z0-9-]{1,40}")
PATIENCE = 10.0  # seconds a key service gets


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
            with urlopen(request, timeout=PATIENCE) as answer:
                told = json.load(answer)
        except (URLError, OSError, ValueError) as error:
            raise OuterKeyMissing(name) from error
        return base64.b64decode(told.get("data", ""))


def chosen(where: str, folder: Path, token_file: str = "") -> OuterKeys:
    """`where` is empty (a folder beside the socket), a path, or an https address of a key service."""
    if where.startswith(("https://", "http://127.0.0.1:")):
        return ServiceKeys(where, Path(token_file))
    return FileKeys(Path(where) if where else folder / "outer")
