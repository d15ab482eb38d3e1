"""One visit to a mailbox over IMAP. Nothing here writes to the database, and nothing is deleted on the server."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError

from regional_meldpunt.mailbox.models import Security
from regional_meldpunt.mailbox.sealing import unseal

CONNECT_PATIENCE = 10.0
PATIENCE = 120.0  # a server that numbers thousands of new mails is slow once
LARGEST = 40 * 1024 * 1024
BEGINNING = 256 * 1024
SEEN = rb"\Seen"
DELETED = rb"\Deleted"


class MailboxProblem(Exception):
    """The mailbox cannot be read now; `str()` says why, in the words of the server."""


class Account(Protocol):
    """What is needed to log in; a row of `Mailbox` or a form that was not saved yet."""

    host: str
    port: int
    security: str
    login: str
    sealed_password: str
    folder: str


@dataclass(frozen=True)
class Fetched:
    """A mail as the server gives it. `truncated`: it is too large, and this is only its beginning."""

    uid: int
    raw: bytes
    truncated: bool
    size: int


class Inbox:
    """An open folder."""

    def __init__(self, client: IMAPClient, folder: str) -> None:
        self._client = client
        try:
            answer: dict[bytes, Any] = client.select_folder(folder)
        except (IMAPClientError, OSError) as problem:
            raise MailboxProblem(words(problem)) from problem
        self.uid_validity = int(answer.get(b"UIDVALIDITY", 0))

    def uids_after(self, uid: int, *, since: date | None = None) -> list[int]:
        """What came after `uid`, oldest first. The star in a range always names the last mail: it is filtered out."""
        wanted: list[Any] = ["UID", f"{uid + 1}:*", *(["SINCE", since] if since else [])]
        with _translated():
            found = self._client.search(wanted)
        return sorted(int(number) for number in found if int(number) > uid)

    def fetch(self, uids: Sequence[int]) -> list[Fetched]:
        """These mails; one that vanished meanwhile is simply not among them."""
        with _translated():
            sizes = {
                int(uid): int(data[b"RFC822.SIZE"])
                for uid, data in self._client.fetch(list(uids), ["RFC822.SIZE"]).items()
                if b"RFC822.SIZE" in data
            }
            small = [uid for uid, size in sizes.items() if size <= LARGEST]
            found = [*self._bodies(small, b"BODY[]", sizes)]
            for uid in set(sizes) - set(small):
                found += self._bodies([uid], f"BODY[]<0.{BEGINNING}>".encode(), sizes, truncated=True)
        return sorted(found, key=lambda mail: mail.uid)

    def settle(self, uids: Iterable[int], folder: str) -> None:
        """What is stored is marked as read, and moved when there is a folder for it. Failing here loses nothing."""
        numbers = list(uids)
        if not numbers:
            return
        with _translated():
            self._client.add_flags(numbers, [SEEN], silent=True)
            if not folder:
                return
            if not self._client.folder_exists(folder):
                self._client.create_folder(folder)
            if self._client.has_capability("MOVE"):
                self._client.move(numbers, folder)
                return
            self._client.copy(numbers, folder)
            self._client.add_flags(numbers, [DELETED], silent=True)
            if self._client.has_capability("UIDPLUS"):
                self._client.uid_expunge(numbers)

    def _bodies(
        self, uids: list[int], item: bytes, sizes: dict[int, int], *, truncated: bool = False
    ) -> Iterator[Fetched]:
        if not uids:
            return
        asked = item.replace(b"BODY[", b"BODY.PEEK[", 1)
        key = b"BODY[]<0>" if truncated else b"BODY[]"
        for uid, data in self._client.fetch(uids, [asked]).items():
            raw = data.get(key)
            if isinstance(raw, bytes):
                yield Fetched(int(uid), raw, truncated, sizes[int(uid)])


@contextmanager
def opened(account: Account) -> Iterator[Inbox]:
    """Log in, open the folder, and leave in good order. Raises MailboxProblem."""
    client = _connect(account)
    try:
        try:
            client.login(account.login, unseal(account.sealed_password))
        except (IMAPClientError, OSError, UnicodeError) as problem:
            raise MailboxProblem(words(problem)) from problem
        yield Inbox(client, account.folder)
    finally:
        with suppress(Exception):  # the connection may be gone: leaving is a courtesy
            client.logout()


def _connect(account: Account) -> IMAPClient:
    timeout = _patience()
    try:
        client = IMAPClient(
            account.host, port=account.port, ssl=account.security == Security.TLS, use_uid=True, timeout=timeout
        )
        if account.security == Security.STARTTLS:
            client.starttls(ssl.create_default_context())
    except (IMAPClientError, OSError, ValueError) as problem:
        raise MailboxProblem(words(problem)) from problem
    return client


def _patience() -> Any:
    return SocketTimeout(connect=CONNECT_PATIENCE, read=PATIENCE)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (IMAPClientError, OSError, EOFError) as problem:
        raise MailboxProblem(words(problem)) from problem


def words(problem: BaseException) -> str:
    """What a server said, short and in one line; never a password, which no server repeats."""
    said = problem.args[0] if problem.args else problem
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(problem)
    return " ".join(text.split())[:280] or type(problem).__name__
