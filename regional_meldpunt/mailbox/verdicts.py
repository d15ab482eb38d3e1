"""What may happen with a mail, and why, in words for the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Route(StrEnum):
    """`aside`: written by a machine, nobody has to look. `quarantine`: a person decides."""

    ASIDE = "aside"
    QUARANTINE = "quarantine"


@dataclass(frozen=True)
class Verdict:
    """`detail` is what a machine said, such as the code of a mail server; shown as it is."""

    route: Route
    reason: str
    detail: str = ""


@dataclass(frozen=True)
class Reason:
    """`title` stands in the list, `advice` above the buttons."""

    title: Any
    advice: Any


def aside(reason: str, detail: str = "") -> Verdict:
    return Verdict(Route.ASIDE, reason, detail)


def quarantine(reason: str, detail: str = "") -> Verdict:
    return Verdict(Route.QUARANTINE, reason, detail)


REASONS: dict[str, Reason] = {
    "loop": Reason(_("Our own mail came back"), _("A mail of this meldpunt returned. Nothing was answered.")),
    "bounce": Reason(_("Could not be delivered"), _("A mail server could not deliver a mail of ours.")),
    "delayed": Reason(_("Delivered later"), _("A mail server still tries to deliver a mail of ours.")),
    "delivered": Reason(_("Was delivered"), _("A mail server says that a mail of ours arrived.")),
    "receipt": Reason(_("Read receipt"), _("A mail program says that a mail of ours was opened.")),
    "auto-reply": Reason(_("Automatic answer"), _("An out-of-office or another automatic answer to a mail of ours.")),
    "unreadable": Reason(_("Unreadable"), _("This mail is damaged. Open the original to see what it holds.")),
    "broken": Reason(_("Damaged"), _("A part of this mail did not arrive whole. Check what is missing.")),
    "no-sender": Reason(_("No sender"), _("Nobody can be answered. Is it a report all the same?")),
    "own-address": Reason(_("From our own address"), _("Somebody writes from the address of this mailbox itself.")),
    "hops": Reason(_("Sent around"), _("This mail went past so many servers that it may be in a loop.")),
    "null-sender": Reason(_("Wants no answer"), _("Machines send like this. Look whether a person wrote it.")),
    "auto-generated": Reason(_("Made by a program"), _("A program sent this, perhaps a form on a website.")),
    "looks-automatic": Reason(_("Looks automatic"), _("The subject is that of an automatic answer.")),
    "list": Reason(_("Mailing list"), _("Sent to many at once, such as a newsletter.")),
    "spam": Reason(_("Perhaps spam"), _("The mail server takes this for spam.")),
    "forged": Reason(_("Sender is doubtful"), _("The mail server could not confirm the sender. Do not trust links.")),
    "encrypted": Reason(_("Encrypted"), _("We cannot read this mail. Ask the sender to send it again without a lock.")),
    "calendar": Reason(_("Invitation"), _("An invitation for a calendar, not a report.")),
    "no-reply": Reason(_("Sender takes no answer"), _("An answer to this address reaches nobody.")),
    "robot": Reason(_("From a mail server"), _("Written by a mail server, but it is no known report.")),
    "empty": Reason(_("Empty"), _("There is no text, no subject and nothing attached.")),
    "too-large": Reason(_("Too large"), _("Only the beginning was fetched. Read the rest in the mailbox itself.")),
    "flood": Reason(_("Many mails at once"), _("This sender wrote more often than people do.")),
    "forward": Reason(_("Forwarded, by whom?"), _("A colleague forwarded this and the first sender cannot be read.")),
    "same-id": Reason(_("Name used twice"), _("Another mail came in under the same name. Both were kept.")),
    "stranger": Reason(
        _("Stranger names a number"),
        _("The sender is not the reporter of the report that is named. Attach it only if it belongs there."),
    ),
    "unknown-number": Reason(_("Unknown number"), _("The mail names a number of a report that does not exist.")),
    "finished": Reason(_("Report is finished"), _("An answer to a report that was finished. Does it open again?")),
    "no-municipality": Reason(
        _("Which municipality?"), _("The text names no place in the region. Choose the municipality yourself.")
    ),
    "refused": Reason(_("Not accepted"), _("It could not become a report by itself.")),
    "failed": Reason(_("Something went wrong"), _("We tried several times to handle this mail. It is kept whole.")),
}

PERHAPS_A_MACHINE = frozenset(
    {"null-sender", "auto-generated", "looks-automatic", "list", "spam", "forged", "no-reply", "robot", "own-address"}
)
"""Whoever keeps such a sender informed chooses so: an answer might be read by a machine, or by somebody else."""


def reason(word: str) -> Reason:
    return REASONS.get(word, REASONS["failed"])
