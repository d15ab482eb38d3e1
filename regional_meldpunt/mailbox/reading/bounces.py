"""What a mail server says about a mail of ours that it could not deliver."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from regional_meldpunt.mailbox.reading.mails import Mail

ROBOTS = re.compile(
    r"^(mailer-?daemon|postmaster|mail-?delivery|microsoftexchange[0-9a-f]+|bounces?)([+=-].*)?$", re.IGNORECASE
)
SUBJECTS = re.compile(
    r"^(undeliver(ed|able)|onbestelbaar|niet te bezorgen|niet[- ]bezorgd|non[- ]remis|échec de (la )?remise|"
    r"mail delivery (failed|subsystem|failure)|delivery (status notification|failure|has failed|delayed)|"
    r"returned mail|failure notice|bezorging (mislukt|vertraagd)|warning: could not send|"
    r"message (undeliverable|not delivered)|retour(né)? (du )?message|notification d'échec)",
    re.IGNORECASE,
)
FIELD = re.compile(r"^([A-Za-z-]{2,40}):\s*(.*?)\s*$", re.MULTILINE)
SMTP_CODE = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


class Fate(StrEnum):
    """What became of the mail that we sent."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"


@dataclass(frozen=True)
class Bounce:
    """`original` is the Message-ID of our mail, `clues` every text in which a token or a number may stand."""

    fate: Fate
    reason: str
    original: str
    clues: tuple[str, ...]


def bounce_in(mail: Mail) -> Bounce | None:
    """What the report says; None when the mail is none. A person who forwards a report is a person."""
    formal = mail.content_type == "multipart/report" and mail.parameters.get("report-type", "delivery-status") in (
        "delivery-status",
        "",
    )
    has_status = "message/delivery-status" in mail.part_types
    if (formal and has_status) or (has_status and _from_robot(mail)) or mail.header("x-failed-recipients"):
        return _read(mail)
    if _from_robot(mail) and (SUBJECTS.match(mail.subject) or mail.return_path == ""):
        return _read(mail)
    return None


def is_robot(mail: Mail) -> bool:
    return _from_robot(mail)


def _from_robot(mail: Mail) -> bool:
    return mail.sender is not None and bool(ROBOTS.match(mail.sender.local))


def _read(mail: Mail) -> Bounce:
    status = _fields("\n".join(mail.reports))
    enclosed = "\n".join(raw[:20_000].decode("utf-8", "replace") for raw in mail.enclosed[:3])
    copied = _fields("\n".join((*mail.reports, enclosed, mail.text)))
    action = status.get("action", "").lower()
    code = status.get("status") or next(iter(SMTP_CODE.findall(mail.text)), "")
    reason = status.get("diagnostic-code", "").partition(";")[2].strip() or code or mail.subject
    clues = (*mail.recipients, *mail.references, copied.get("reply-to", ""), copied.get("message-id", ""),
             copied.get("references", ""), copied.get("subject", ""), mail.text[:20_000])  # fmt: skip
    return Bounce(_fate(action, code, mail.subject), reason[:300], copied.get("message-id", "").strip("<>"), clues)


def _fate(action: str, code: str, subject: str) -> Fate:
    if action in ("delivered", "relayed", "expanded"):
        return Fate.DELIVERED
    waits = re.search(r"delay|vertraagd|retard|warning|waarschuwing", subject, re.IGNORECASE)
    if action == "delayed" or (not action and (code.startswith("4") or waits)):
        return Fate.DELAYED
    return Fate.FAILED


def _fields(text: str) -> dict[str, str]:
    """The first line of every name, folded lines joined."""
    found: dict[str, str] = {}
    for name, value in FIELD.findall(re.sub(r"\r?\n[ \t]+", " ", text)):
        found.setdefault(name.lower(), value)
    return found
