"""Every mail is fetched and stored once: whatever the server, the network and the clock do."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.timezone import now

from regional_meldpunt.mailbox import collecting, inbox, queries
from regional_meldpunt.mailbox.inbox import Fetched, Inbox, MailboxProblem
from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState
from tests.regional_meldpunt.mailbox import post as letters
from tests.regional_meldpunt.mailbox.conftest import open_mailbox
from tests.regional_meldpunt.mailbox.servers import Post

pytestmark = pytest.mark.wall("kortrijk")


def fetch(box: Mailbox) -> int:
    box.refresh_from_db()
    return collecting.collect(box, at=now())


def stored() -> list[str]:
    return list(IncomingMail.objects.order_by("uid").values_list("message_id", flat=True))


def test_a_mail_is_stored_whole_and_once(post: Post, box: Mailbox) -> None:
    post.put(box.login, letters.mail(ident="<1@x>"), letters.mail(ident="<2@x>"))
    assert fetch(box) == 2
    assert fetch(box) == 0
    row = IncomingMail.objects.get(message_id="1@x")
    assert queries.raw(row).replace(b"\n", b"\r\n") == letters.mail(ident="<1@x>")
    assert (row.state, row.sender_email, row.subject) == (MailState.STORED, "gust@citizen.example", "Put in de weg")
    assert box.checked_at is not None
    assert box.problem == ""


def test_what_comes_later_is_found(post: Post, box: Mailbox) -> None:
    post.put(box.login, letters.mail(ident="<1@x>"))
    fetch(box)
    post.put(box.login, letters.mail(ident="<2@x>"))
    assert fetch(box) == 1
    assert stored() == ["1@x", "2@x"]


def test_a_server_that_numbers_anew_brings_nothing_twice(post: Post, box: Mailbox) -> None:
    post.put(
        box.login,
        *(letters.mail(f"put {n}", ident=f"<{n}@x>") for n in range(5)),
        letters.mail("zonder naam", ident=""),
    )
    assert fetch(box) == 6
    before = box.uid_validity
    post.renumber(box.login)
    post.put(box.login, letters.mail("een nieuwe", ident="<new@x>"))
    assert fetch(box) == 1
    box.refresh_from_db()
    assert box.uid_validity != before
    assert IncomingMail.objects.count() == 7
    assert not IncomingMail.objects.exclude(uid_validity=box.uid_validity).exists()


def test_the_first_visit_leaves_what_was_there_before_us(post: Post, box: Mailbox) -> None:
    later = open_mailbox(post, take_existing=False)
    post.put(later.login, letters.mail(ident="<old@x>"))
    assert fetch(later) == 0
    post.put(later.login, letters.mail(ident="<new@x>"))
    assert fetch(later) == 1


def test_the_same_name_with_other_words_is_another_mail(post: Post, box: Mailbox) -> None:
    """A scanner that gives each of its mails the same Message-ID."""
    post.put(
        box.login,
        letters.mail("een", ident="<scan@x>"),
        letters.mail("twee", ident="<scan@x>"),
        letters.mail("twee", ident="<scan@x>"),
    )
    assert fetch(box) == 2
    assert sorted(IncomingMail.objects.values_list("reason", flat=True)) == ["", "same-id"]


def test_a_mail_that_vanishes_while_it_is_fetched_stops_nothing(
    post: Post, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.put(box.login, *(letters.mail(ident=f"<{n}@x>") for n in range(3)))
    search = Inbox.uids_after

    def and_then_one_is_gone(self: Inbox, uid: int, **more: Any) -> list[int]:
        found = search(self, uid, **more)
        client = post.login(box.login)
        client.select("INBOX")
        client.uid("store", str(found[1]), "+FLAGS", "(\\Deleted)")
        client.expunge()
        client.logout()
        return found

    monkeypatch.setattr(Inbox, "uids_after", and_then_one_is_gone)
    assert fetch(box) == 2
    assert box.problem == ""
    monkeypatch.undo()
    assert fetch(box) == 0


def test_a_line_that_breaks_in_the_middle_loses_and_doubles_nothing(
    post: Post, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "BATCH", 2)
    post.put(box.login, *(letters.mail(ident=f"<{n}@x>") for n in range(5)))
    real, batches = Inbox.fetch, []

    def breaks(self: Inbox, uids: Any) -> list[Fetched]:
        batches.append(uids)
        if len(batches) == 2:
            raise MailboxProblem("connection reset by peer")
        return real(self, uids)

    monkeypatch.setattr(Inbox, "fetch", breaks)
    assert fetch(box) == 2
    assert box.problem == "connection reset by peer"
    assert box.failing_since is not None
    assert fetch(box) == 3
    assert sorted(stored()) == [f"{n}@x" for n in range(5)]
    box.refresh_from_db()
    assert (box.problem, box.failing_since) == ("", None)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"port": 1}, "refused"),
        ({"sealed_password": ""}, ""),
        ({"folder": "Bestaat niet"}, ""),
        ({"host": "bestaat-niet.invalid"}, ""),
    ],
    ids=["nobody listens", "wrong password", "no such folder", "no such host"],
)
def test_a_mailbox_that_cannot_be_read_says_why(post: Post, box: Mailbox, change: dict[str, Any], word: str) -> None:
    Mailbox.objects.filter(pk=box.pk).update(**change)
    assert fetch(box) == 0
    box.refresh_from_db()
    assert word in box.problem.lower()
    assert box.problem
    assert box.failing_since is not None


def test_fetched_mails_are_read_and_move_when_asked(post: Post, box: Mailbox) -> None:
    Mailbox.objects.filter(pk=box.pk).update(done_folder="Verwerkt")
    post.put(box.login, letters.mail(ident="<1@x>"))
    assert fetch(box) == 1
    client = post.login(box.login)
    assert client.select("Verwerkt")[1] == [b"1"]
    client.logout()


def test_a_giant_is_not_swallowed(post: Post, box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "LARGEST", 50_000)
    monkeypatch.setattr(inbox, "BEGINNING", 10_000)
    post.put(box.login, letters.mail("x" * 80_000, ident="<giant@x>"), letters.mail(ident="<1@x>"))
    assert fetch(box) == 2
    row = IncomingMail.objects.get(message_id="giant@x")
    assert row.truncated
    assert row.size > 80_000
    assert len(queries.raw(row)) == 10_000


def test_a_mail_that_no_table_can_hold_is_held_as_bytes(
    post: Post, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = collecting.summary
    monkeypatch.setattr(
        collecting, "summary", lambda mail: {**real(mail), "subject": "x" * 600} if mail.message_id else real(mail)
    )
    post.put(box.login, letters.mail(ident="<1@x>"))
    assert fetch(box) == 1
    row = IncomingMail.objects.get()
    assert row.message_id == ""
    assert b"diepe put" in queries.raw(row)


def test_two_visits_at_once_store_once(post: Post, box: Mailbox) -> None:
    """The second one has fetched as well, and finds everything there when it may write."""
    raw = letters.mail(ident="<1@x>")
    found = [Fetched(1, raw, truncated=False, size=len(raw))]
    first, second = Mailbox.objects.get(pk=box.pk), Mailbox.objects.get(pk=box.pk)
    assert collecting.store(first, 7, found, upto=1, at=now()) == 1
    assert collecting.store(second, 7, found, upto=1, at=now()) == 0
    assert IncomingMail.objects.count() == 1
