"""What came in by mail is forgotten in its time. The melding keeps what it needs; the mail itself does not stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState, RawMail

DAYS_OF_BYTES = timedelta(days=90)
DAYS_OF_WASTE = timedelta(days=30)
DAYS_OF_TRACE = timedelta(days=730)
WASTE = (MailState.ASIDE, MailState.DISCARDED)
DONE = (MailState.LANDED, MailState.ANSWERED)


def sweep(box: Mailbox, *, at: datetime) -> int:
    """Behind the owner's wall. What waits for a person stays; of the rest first the bytes go, and at last the row.

    The row of a mail remembers its Message-ID: while it is here, the same mail is never taken in again.
    """
    own = IncomingMail.objects.filter(mailbox=box)
    waste = own.filter(state__in=WASTE, stored_at__lt=at - DAYS_OF_WASTE)
    done = own.filter(state__in=DONE, stored_at__lt=at - DAYS_OF_BYTES)
    emptied, _kinds = RawMail.objects.filter(mail__in=waste).delete()
    more, _kinds = RawMail.objects.filter(mail__in=done).delete()
    waste.exclude(beginning="", sender_name="").update(beginning="", sender_name="", subject="")
    own.filter(state__in=(*WASTE, *DONE), stored_at__lt=at - DAYS_OF_TRACE).delete()
    return emptied + more
