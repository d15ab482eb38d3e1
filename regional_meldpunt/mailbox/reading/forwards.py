"""A mail that somebody passed on: whose words are these really? WG:, TR:, Doorst:, FW: and what stands below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from regional_meldpunt.mailbox.reading import headers, mails, quotes
from regional_meldpunt.mailbox.reading.headers import Address
from regional_meldpunt.mailbox.reading.mails import Mail, Part

PREFIX = re.compile(r"^\s*(?:(?:wg|tr|doorst|doorgestuurd|fwd?|rv|enc|vs|i)\s?:\s*)+", re.IGNORECASE)
ANSWER = re.compile(r"^\s*(?:(?:re|antw|aw|rép|rep|betr)\s?(?:\[\d+\])?:\s*)+", re.IGNORECASE)
BARS = re.compile(
    r"^\s*(?:-{3,}\s*)?(?:begin doorgestuurd bericht|doorgestuurd bericht|forwarded message|begin forwarded message|"
    r"message transféré|début du message transféré|message transmis|weitergeleitete nachricht)\s*:?\s*(?:-{3,})?\s*$",
    re.IGNORECASE,
)
LINE = re.compile(r"^\s*>?\s*\*?([^\W\d_][^:\n]{0,24}?)\s?\*?\s?:\*?\s*(.*)$")
NAMES = {
    "van": "from", "de": "from", "from": "from", "von": "from", "expéditeur": "from", "afzender": "from",
    "onderwerp": "subject", "objet": "subject", "subject": "subject", "betreff": "subject", "sujet": "subject",
    "verzonden": "date", "datum": "date", "date": "date", "envoyé": "date", "sent": "date", "gesendet": "date",
    "verstuurd": "date", "aan": "to", "à": "to", "to": "to", "an": "to", "pour": "to", "cc": "cc",
    "antwoord aan": "reply-to", "reply-to": "reply-to",
}  # fmt: skip


@dataclass(frozen=True)
class Forwarded:
    """The mail inside. `sender` is None when only a name is left of it; `note` is what the forwarder wrote above."""

    sender: Address | None
    subject: str
    text: str
    sent_at: datetime | None
    note: str
    files: tuple[Part, ...] = ()


def forwarded_in(mail: Mail) -> Forwarded | None:
    """The mail that was passed on, or None when this is no forward."""
    named = bool(PREFIX.match(mail.subject))
    lines = mail.text.split("\n")
    start = next((number for number, line in enumerate(lines) if BARS.match(line)), None)
    if mail.enclosed and (named or len(mail.text) < 2_000):
        return _enclosed(mail)
    if start is None and not named:
        return None
    return _inline(mail, lines, start)


def plain_subject(subject: str) -> str:
    """What it is about, without RE and FW, in whatever order they pile up."""
    before = None
    while before != subject:
        before, subject = subject, ANSWER.sub("", PREFIX.sub("", subject))
    return subject.strip()


def _enclosed(mail: Mail) -> Forwarded:
    inner = mails.read(mail.enclosed[0])
    return Forwarded(inner.sender, inner.subject, inner.body, inner.sent_at, mail.body, inner.files)


def _inline(mail: Mail, lines: list[str], start: int | None) -> Forwarded | None:
    """A block of header lines in the text; its first line names the sender."""
    for number in range(start or 0, len(lines)):
        block, after = _block(lines, number)
        if "from" in block and len(block) >= 2:
            senders = headers.addresses([block["from"].replace("[mailto:", "<").replace("]", ">")])
            rest = "\n".join(line.removeprefix("> ").removeprefix(">") for line in lines[after:])
            note = "\n".join(line for line in lines[: start if start is not None else number])
            return Forwarded(
                sender=senders[0] if senders else None,
                subject=block.get("subject", "") or plain_subject(mail.subject),
                text=quotes.split(rest).new or quotes.without_marks(rest),
                sent_at=headers.moment(block.get("date", "")),
                note=quotes.without_signature(_without_bars(note)),
            )
    return None if start is None else Forwarded(None, plain_subject(mail.subject), mail.text, None, "")


def _block(lines: list[str], number: int) -> tuple[dict[str, str], int]:
    """Header lines that follow each other, a folded one included, and the number of the line after them."""
    found: dict[str, str] = {}
    last = ""
    while number < len(lines):
        match = LINE.match(lines[number])
        name = NAMES.get(match[1].strip().lower(), "") if match else ""
        if match and name and name not in found:
            found[name], last = match[2].strip(), name
        elif last and lines[number].startswith((" ", "\t")) and lines[number].strip():
            found[last] += " " + lines[number].strip()
        elif lines[number].strip() or not found:
            break
        else:
            number += 1
            break
        number += 1
    return found, number


def _without_bars(text: str) -> str:
    kept = [line for line in text.split("\n") if not quotes.OUTLOOK_LINE.match(line) and not quotes.BARS.match(line)]
    return "\n".join(kept)
