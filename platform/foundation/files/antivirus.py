"""The antivirus hook. `STREEKPOORT_ANTIVIRUS` is "off" or the address of a clamd: `host:port` or `unix:/a/path`.

It fails closed: with a scanner configured, a file that could not be scanned does not come in.
"""

from __future__ import annotations

import socket
import struct

from django.conf import settings

from foundation.files.problems import Infected, ScannerSilent

CHUNK = 64 * 1024
TIMEOUT = 20.0  # seconds


def scan(data: bytes) -> bool:
    """True when an engine looked and found nothing, False when scanning is off. Raises Infected or ScannerSilent."""
    address = str(settings.STREEKPOORT_ANTIVIRUS)
    if address == "off":
        return False
    try:
        verdict = _ask(address, data)
    except (OSError, ValueError) as error:
        raise ScannerSilent from error
    if verdict.endswith("FOUND"):
        raise Infected
    if not verdict.endswith("OK"):
        raise ScannerSilent
    return True


def _ask(address: str, data: bytes) -> str:
    """clamd's INSTREAM: chunks with their length in front, an empty one ends."""
    with _connect(address) as link:
        link.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            piece = data[start : start + CHUNK]
            link.sendall(struct.pack("!I", len(piece)) + piece)
        link.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0"):
            piece = link.recv(4096)
            if not piece:
                break
            answer += piece
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connect(address: str) -> socket.socket:
    if address.startswith("unix:"):
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        link.settimeout(TIMEOUT)
        link.connect(address.removeprefix("unix:"))
        return link
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=TIMEOUT)
