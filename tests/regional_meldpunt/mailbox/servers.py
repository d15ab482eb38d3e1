"""Real mail servers: pymap speaks IMAP as a process of its own, aiosmtpd takes mail over SMTP and drops it in the same Maildirs.

Whoever has a mailbox is served: ``post.people("meldpunt")`` makes one. What is sent to ``meldpunt+anything@...`` lands in ``meldpunt``,
as with any mail server; an address that has no mailbox is refused.
"""

from __future__ import annotations

import imaplib
import mailbox
import smtplib
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from pysasl.hashing import BuiltinHash

from tests.support.stack import two_free_ports, wait_for

PASSWORD = "een-wachtwoord-voor-de-proef"
HASHED = BuiltinHash(rounds=1).hash(PASSWORD)


@dataclass
class Post:
    """Two servers and a folder."""

    folder: Path
    imap_port: int
    smtp_port: int
    refused: set[str] = field(default_factory=set)

    def open_box(self, name: str) -> Path:
        """A mailbox for `name`; its address is whatever comes before the @."""
        home = self.folder / name
        if not home.exists():
            mailbox.Maildir(str(home), create=True)
            with (
                (self.folder / "pymap-etc-passwd").open("a") as users,
                (self.folder / "pymap-etc-shadow").open("a") as shadow,
            ):
                users.write(f"{name}::::{name}:{name}:\n")
                shadow.write(f"{name}:{HASHED}:::::::\n")
        return home

    def put(self, name: str, *raw: bytes) -> None:
        """Straight into the mailbox, byte for byte."""
        box = mailbox.Maildir(str(self.open_box(name)))
        for data in raw:
            box.add(data)

    def send(self, raw: bytes, *, to: str, sender: str = "gust@citizen.example") -> None:
        """Over SMTP, as the mail program of a citizen does."""
        with smtplib.SMTP("127.0.0.1", self.smtp_port, timeout=10) as server:
            server.sendmail(sender, [to], raw)

    def read(self, name: str) -> list[EmailMessage]:
        """What lies in a mailbox, in the order in which it came."""
        box = mailbox.Maildir(str(self.open_box(name)))
        files = sorted(
            (self.folder / name / sub / key for sub in ("new", "cur") for key in _names(self.folder / name / sub)),
            key=_age,
        )
        del box
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]  # type: ignore[misc]

    def renumber(self, name: str) -> None:
        """What a server does after a restore: every mail gets another number, and the whole another validity."""
        for path in (self.folder / name).glob("dovecot-uidlist*"):
            path.unlink()

    def login(self, name: str) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.imap_port, timeout=10)
        client.login(name, PASSWORD)
        return client


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def _age(path: Path) -> int:
    return path.stat().st_mtime_ns


class _Doorman:
    """Takes mail for whoever has a mailbox."""

    def __init__(self, post: Post) -> None:
        self.post = post

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        name = address.rpartition("@")[0].partition("+")[0]
        if not (self.post.folder / name).exists() or address in self.post.refused:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        for address in envelope.rcpt_tos:
            head = f"Return-Path: <{envelope.mail_from}>\r\nDelivered-To: {address}\r\n".encode()
            self.post.put(address.rpartition("@")[0].partition("+")[0], head + envelope.content)
        return "250 OK"


@contextmanager
def post_office(folder: Path) -> Iterator[Post]:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("pymap-etc-passwd", "pymap-etc-shadow", "pymap-etc-group", "pymap-etc-token"):
        (folder / name).touch()
    port = two_free_ports()
    post = Post(folder, port, port + 1)
    command = [
        sys.executable,
        "-c",
        "from pymap.main import main; main()",
        "--no-service",
        "admin",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-tls",
        "maildir",
        str(folder),
    ]
    with (folder / "imap.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    smtp = Controller(_Doorman(post), hostname="127.0.0.1", port=port + 1, data_size_limit=60_000_000)
    smtp.start()
    try:
        wait_for(lambda: _listens(port), 120, "the IMAP server", lambda: (folder / "imap.log").read_text())
        yield post
    finally:
        smtp.stop()
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=10)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


__all__ = ["PASSWORD", "Post", "post_office"]
