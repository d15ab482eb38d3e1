"""Looking whether a mailbox can be read, without taking anything from it."""

from __future__ import annotations

from regional_meldpunt.mailbox.inbox import opened
from regional_meldpunt.mailbox.models import Mailbox


def attempt(box: Mailbox) -> int:
    """How many mails lie in the folder. Raises MailboxProblem."""
    with opened(box) as inbox:
        return len(inbox.uids_after(0))
