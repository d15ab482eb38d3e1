"""Mail in the demo: kept at home, one file per mail, readable at `/-/post/`. Never leaves the machine."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMail
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

NAME = re.compile(r"\d{8}-\d{6}-\d{6}-[0-9a-f]{8}")
NEWEST = 200


class EmailBackend(BaseEmailBackend):
    """Writes each mail to `settings.DEMO_MAIL_ROOT`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = root()
        folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{uuid4().hex[:8]}"
            half = folder / f".{name}"
            half.write_bytes(mail.message().as_bytes())
            os.replace(half, folder / f"{name}.eml")
        return len(email_messages)


@dataclass(frozen=True)
class KeptMail:
    """A mail as the viewer shows it."""

    name: str
    at: datetime | None
    sender: str
    to: str
    subject: str
    text: str
    html: str
    headers: tuple[tuple[str, str], ...]


def root() -> Path:
    return Path(settings.DEMO_MAIL_ROOT)


def newest() -> list[KeptMail]:
    """The latest mails, newest first."""
    names = sorted((path.stem for path in root().glob("*.eml")), reverse=True)[:NEWEST]
    return [mail for mail in map(find, names) if mail is not None]


def find(name: str) -> KeptMail | None:
    """One mail by its name; None for a name that is none of ours."""
    path = root() / f"{name}.eml"
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    parsed: Any = message_from_bytes(path.read_bytes(), policy=policy.default)
    date = parsed["Date"]
    return KeptMail(
        name=name,
        at=date.datetime if date else None,
        sender=str(parsed["From"]),
        to=str(parsed["To"]),
        subject=str(parsed["Subject"]),
        text=_part(parsed, "plain"),
        html=_part(parsed, "html"),
        headers=tuple((key, str(value)) for key, value in parsed.items()),
    )


def _part(mail: ParsedMail, kind: str) -> str:
    part: Any = mail.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part else ""
