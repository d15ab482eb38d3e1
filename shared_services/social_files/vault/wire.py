"""How a question and its answer travel over the socket: four bytes of length, then JSON in which bytes are marked."""

from __future__ import annotations

import base64
import json
import socket
import struct
from typing import Any

LONGEST = 4 * 1024 * 1024
MARK = "$bytes"


class Broken(Exception):
    """The other side went away, or said something that is no message."""


def send(link: socket.socket, message: Any) -> None:
    body = json.dumps(_out(message)).encode()
    link.sendall(struct.pack("!I", len(body)) + body)


def receive(link: socket.socket) -> Any:
    (length,) = struct.unpack("!I", _exactly(link, 4))
    if length > LONGEST:
        raise Broken("too long")
    try:
        return _in(json.loads(_exactly(link, length)))
    except ValueError as error:
        raise Broken("no message") from error


def _exactly(link: socket.socket, length: int) -> bytes:
    parts, missing = [], length
    while missing:
        piece = link.recv(min(missing, 65536))
        if not piece:
            raise Broken("gone")
        parts.append(piece)
        missing -= len(piece)
    return b"".join(parts)


def _out(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return {MARK: base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {str(key): _out(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_out(part) for part in value]
    return value


def _in(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {MARK}:
            return base64.b64decode(value[MARK])
        return {key: _in(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_in(part) for part in value]
    return value
