"""From the server to the table: every mail is stored whole, once, before anybody looks at it.

The place in the mailbox moves on in the same transaction that stores the mails. Killed at any moment, the next visit
fetches again what did not commit and finds already there what did.
"""

from __future__ import annotations

import hashlib
import logging
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from django.db import DatabaseError, transaction

from regional_meldpunt.mailbox import queries
from regional_meldpunt.mailbox.inbox import Fetched, Inbox, MailboxProblem, opened
from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState, RawMail
from regional_meldpunt.mailbox.reading import mails
from regional_meldpunt.mailbox.reading.mails import Mail

BATCH = 25
LONGEST_SUBJECT, LONGEST_BEGINNING, LONGEST_NAME = 500, 300, 200
log = logging.getLogger(__name__)


def collect(box: Mailbox, *, at: datetime, then: Callable[[Mapping[int, Mail]], object] | None = None) -> int:
    """Fetch and store what is new; returns how many. A mailbox that cannot be read says why and is tried again.

    `then` is told of each batch once it is stored, with what was read of it by row, so that nobody reads it again.
    """
    stored = 0
    try:
        with opened(box) as inbox:
            for batch in _batches(_new(box, inbox)):
                found, read = inbox.fetch(batch), dict[int, Mail]()
                new = store(box, inbox.uid_validity, found, upto=batch[-1], at=at, read=read)
                stored += new
                _settle(inbox, box, [mail.uid for mail in found])
                if then is not None and new:
                    then(read)
    except MailboxProblem as problem:
        note(box, str(problem), at=at)
        return stored
    note(box, "", at=at)
    return stored


def _new(box: Mailbox, inbox: Inbox) -> list[int]:
    """The mails after the last one. On the first visit only what comes from now on, unless everything was asked for.

    A server that numbers anew makes us look at everything since the mailbox began; what is known is recognised.
    """
    if box.uid_validity == inbox.uid_validity:
        return inbox.uids_after(box.last_uid)
    if box.uid_validity == 0 and not box.take_existing:
        present = inbox.uids_after(0)
        _move_on(box, inbox.uid_validity, present[-1] if present else 0)
        return []
    since = None if box.take_existing else box.started_at.date()
    return inbox.uids_after(0, since=since)


def store(
    box: Mailbox,
    uid_validity: int,
    found: Sequence[Fetched],
    *,
    upto: int,
    at: datetime,
    read: dict[int, Mail] | None = None,
) -> int:
    """Write a batch and move on, all or nothing. Another visit at the same time waits here, and then finds it done."""
    with transaction.atomic():
        Mailbox.objects.select_for_update().get(pk=box.pk)
        places = IncomingMail.objects.filter(mailbox=box, uid_validity=uid_validity)
        present = set(places.filter(uid__in=[mail.uid for mail in found]).values_list("uid", flat=True))
        arrived = [(mail, mails.read(mail.raw)) for mail in found if mail.uid not in present]
        rest, made = _store_plain(box, uid_validity, arrived, at)
        stored = len(made) + sum(_store_one(box, uid_validity, fetched, mail, at) for fetched, mail in rest)
        _move_on(box, uid_validity, upto)
    if read is not None:
        read.update(made)
    return stored


Arrived = tuple[Fetched, Mail]


def _store_plain(
    box: Mailbox, uid_validity: int, arrived: Sequence[Arrived], at: datetime
) -> tuple[Sequence[Arrived], dict[int, Mail]]:
    """Write together what nobody has seen before; gives what needs a look of its own, and what was read by row."""
    keyed = [(_usual_key(mail), fetched, mail) for fetched, mail in arrived]
    taken = set(
        IncomingMail.objects.filter(mailbox=box, key__in=[key for key, _fetched, _mail in keyed]).values_list(
            "key", flat=True
        )
    )
    rows, raws, read, rest = list[IncomingMail](), list[bytes](), list[Mail](), list[Arrived]()
    for key, fetched, mail in keyed:
        if key in taken:
            rest.append((fetched, mail))
            continue
        taken.add(key)
        rows.append(_row(box, uid_validity, fetched, mail, key, "", at))
        raws.append(fetched.raw)
        read.append(mail)
    try:
        with transaction.atomic():
            IncomingMail.objects.bulk_create(rows)
            RawMail.objects.bulk_create(_raw(row, raw) for row, raw in zip(rows, raws, strict=True))
    except (DatabaseError, ValueError):  # one of them cannot be written: each by itself, to find out which
        return arrived, {}
    return rest, {row.pk: mail for row, mail in zip(rows, read, strict=True)}


def _move_on(box: Mailbox, uid_validity: int, uid: int) -> None:
    rows = Mailbox.objects.filter(pk=box.pk)
    if box.uid_validity == uid_validity:
        rows = rows.filter(last_uid__lt=uid)
    rows.update(uid_validity=uid_validity, last_uid=uid)
    box.uid_validity, box.last_uid = uid_validity, uid


def _store_one(box: Mailbox, uid_validity: int, fetched: Fetched, mail: Mail, at: datetime) -> int:
    """1 when it is new. What cannot be written as it was read is written as bytes alone: it is never skipped."""
    for attempt in (mail, mails.unreadable(fetched.raw, "DatabaseError")):
        try:
            with transaction.atomic():
                return _insert(box, uid_validity, fetched, attempt, at)
        except (DatabaseError, ValueError) as problem:
            log.warning("A mail of %s could not be written as it was read: %s", box, type(problem).__name__)
            last: Exception = problem
    raise last


def _insert(box: Mailbox, uid_validity: int, fetched: Fetched, mail: Mail, at: datetime) -> int:
    key, reason = _key(box, mail)
    known = IncomingMail.objects.filter(mailbox=box, key=key).first()
    if known is not None:  # the server numbered anew, or delivered the same mail over two roads
        if known.uid_validity != uid_validity:
            IncomingMail.objects.filter(pk=known.pk).update(uid_validity=uid_validity, uid=fetched.uid)
        return 0
    row = _row(box, uid_validity, fetched, mail, key, reason, at)
    row.save(force_insert=True)
    _raw(row, fetched.raw).save(force_insert=True)
    return 1


def _row(
    box: Mailbox, uid_validity: int, fetched: Fetched, mail: Mail, key: str, reason: str, at: datetime
) -> IncomingMail:
    return IncomingMail(
        mailbox=box,
        municipality=box.municipality,
        uid_validity=uid_validity,
        uid=fetched.uid,
        key=key,
        digest=mail.digest,
        message_id=mail.message_id,
        truncated=fetched.truncated,
        size=fetched.size,
        state=MailState.STORED,
        reason=reason,
        stored_at=at,
        **summary(mail),
    )


def _raw(row: IncomingMail, raw: bytes) -> RawMail:
    return RawMail(mail=row, municipality=row.municipality, packed=zlib.compress(raw, 1))


def summary(mail: Mail) -> dict[str, object]:
    """What a list shows of a mail."""
    return {
        "sender_email": mail.sender.email[:320] if mail.sender else "",
        "sender_name": mail.sender.name[:LONGEST_NAME] if mail.sender else "",
        "subject": mail.subject[:LONGEST_SUBJECT],
        "beginning": " ".join(mail.body[:1_000].split())[:LONGEST_BEGINNING],
        "files": len(mail.files),
        "written_at": mail.sent_at,
    }


def _usual_key(mail: Mail) -> str:
    """Of its Message-ID, or of what it says when it has none."""
    return hashlib.sha256(mail.message_id.encode("utf-8", "replace")).hexdigest() if mail.message_id else mail.digest


def _key(box: Mailbox, mail: Mail) -> tuple[str, str]:
    """One key for each mail. A Message-ID that comes back with other words is another mail, and a strange one."""
    key = _usual_key(mail)
    if not mail.message_id:
        return key, ""
    first = IncomingMail.objects.filter(mailbox=box, key=key).values_list("digest", flat=True).first()
    if first is None or first == mail.digest:
        return key, ""
    return hashlib.sha256(f"{mail.message_id}\0{mail.digest}".encode("utf-8", "replace")).hexdigest(), "same-id"


def _settle(inbox: Inbox, box: Mailbox, uids: Sequence[int]) -> None:
    try:
        inbox.settle(uids, box.done_folder)
    except MailboxProblem as problem:
        log.warning("Mails of %s are stored, but could not be marked on the server: %s", box, problem)


def note(box: Mailbox, problem: str, *, at: datetime) -> None:
    """How the visit went, for the page of mailboxes."""
    failing = (box.failing_since or at) if problem else None
    Mailbox.objects.filter(pk=box.pk).update(checked_at=at, problem=problem[:300], failing_since=failing)
    box.checked_at, box.problem, box.failing_since = at, problem[:300], failing


def _batches(uids: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(uids)
    while batch := list(islice(rest, BATCH)):
        yield batch


def deliver(box: Mailbox, raw: bytes, *, at: datetime) -> None:
    """Put one mail in by hand, as if it had come in: for the demo and for whoever imports an archive."""
    uid = queries.latest_uid(box) + 1
    with transaction.atomic():
        _store_one(box, box.uid_validity, Fetched(uid, raw, truncated=False, size=len(raw)), mails.read(raw), at)
