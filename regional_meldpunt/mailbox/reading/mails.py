"""A mail, read once. `read` never raises for what somebody sent: what cannot be read is said in `flaws`."""

from __future__ import annotations

import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from regional_meldpunt.mailbox.reading import charsets, headers, html, quotes
from regional_meldpunt.mailbox.reading.headers import Address

MOST_PARTS = 200
LONGEST_TEXT = 100_000
WHOLE = ("message/rfc822", "message/delivery-status")
DECORATION = 20_000  # bytes: a picture in the text that is smaller is a logo or a smiley
NAMELESS = "bijlage"
UNSAFE_NAME = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")
RECIPIENTS = ("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "resent-to")


@dataclass(frozen=True)
class Part:
    """Something attached. `decoration` is what belongs to the layout of the mail and to nothing else."""

    name: str
    content_type: str
    data: bytes = field(repr=False)
    decoration: bool = False

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/") and self.content_type not in ("image/svg+xml", "image/gif")


@dataclass(frozen=True)
class Mail:
    """Everything the rules and the pages ask of a mail."""

    message_id: str
    references: tuple[str, ...]
    sender: Address | None
    return_path: str | None
    reply_to: tuple[Address, ...]
    recipients: tuple[str, ...]
    subject: str
    sent_at: datetime | None
    text: str
    body: str
    attachments: tuple[Part, ...]
    enclosed: tuple[bytes, ...]
    headers: dict[str, tuple[str, ...]] = field(repr=False)
    content_type: str
    parameters: dict[str, str]
    part_types: tuple[str, ...]
    reports: tuple[str, ...]
    flaws: tuple[str, ...]
    digest: str

    def header(self, name: str) -> str:
        return next(iter(self.headers.get(name, ())), "")

    @property
    def files(self) -> tuple[Part, ...]:
        return tuple(part for part in self.attachments if not part.decoration)

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.subject and not self.files


@dataclass
class _Found:
    """What walking through the parts gathers."""

    plain: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    parts: list[tuple[Part, str]] = field(default_factory=list)
    enclosed: list[bytes] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    flaws: set[str] = field(default_factory=set)


def read(raw: bytes) -> Mail:
    """The mail in these bytes."""
    try:
        message = message_from_bytes(raw, policy=compat32)
        found = _walk(message)
        return _mail(message, found, raw)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError, AssertionError) as problem:
        return unreadable(raw, type(problem).__name__)


def _mail(message: Message, found: _Found, raw: bytes) -> Mail:
    text, cids = _body(found)
    senders = headers.addresses(headers.values(message, "from")) or headers.addresses(headers.values(message, "sender"))
    if not senders:
        found.flaws.add("no-sender")
    if not message.items():
        found.flaws.add("no-headers")
    ids = headers.message_ids(headers.values(message, "message-id"))
    answered = headers.message_ids((*headers.values(message, "in-reply-to"), *headers.values(message, "references")))
    return_path = headers.first(message, "return-path")
    subject = headers.first(message, "subject")[:500]
    date = headers.first(message, "date")
    written = quotes.split(text)
    recipients = headers.addresses(line for name in RECIPIENTS for line in headers.values(message, name))
    return Mail(
        message_id=ids[0][:500] if ids else "",
        references=tuple(reversed(answered))[:60],
        sender=senders[0] if senders else None,
        return_path=None if not message.get_all("return-path") else return_path.strip("<> "),
        reply_to=headers.addresses(headers.values(message, "reply-to")),
        recipients=tuple(address.email for address in recipients),
        subject=subject,
        sent_at=headers.moment(date),
        text=quotes.without_marks(text),
        body=written.new or quotes.without_marks(text),
        attachments=tuple(_settled(part, cid, cids) for part, cid in found.parts),
        enclosed=tuple(found.enclosed),
        headers=headers.table(message),
        content_type=message.get_content_type(),
        parameters=_parameters(message),
        part_types=tuple(found.types),
        reports=tuple(found.reports),
        flaws=tuple(sorted(found.flaws)),
        digest=_digest(senders[0].email if senders else "", subject, date, text, found),
    )


def _walk(message: Message) -> _Found:
    found = _Found()
    for number, part in enumerate(_leaves(message, found)):
        if number >= MOST_PARTS:
            found.flaws.add("too-many-parts")
            break
        _sort(part, found)
    return found


def _leaves(message: Message, found: _Found) -> Iterator[Message]:
    """Parts that hold something, in order. A mail in a mail is one part: it is kept whole and not mixed with ours."""
    pending = [message]
    while pending:
        part = pending.pop(0)
        found.types.append(part.get_content_type())
        if part.get_content_type() in WHOLE or not part.is_multipart():
            yield part
        else:
            pending[:0] = [child for child in part.get_payload() if isinstance(child, Message)]
        if len(found.types) > MOST_PARTS * 2:
            found.flaws.add("too-many-parts")
            return


def _sort(part: Message, found: _Found) -> None:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            found.enclosed.append(_bytes_of(inner[0]))
        return
    if kind in ("message/delivery-status", "message/disposition-notification", "text/rfc822-headers"):
        found.reports.append(_report(part))
        return
    data = _content(part, found)
    kind = "text/plain" if part.get_content_maintype() == "multipart" else kind  # a boundary that never came
    name = _name(part)
    disposition = (part.get_content_disposition() or "").lower()
    if kind in ("text/plain", "text/html") and disposition != "attachment" and not (name and disposition):
        text = charsets.repaired(charsets.decode(data, str(part.get_content_charset("") or "")))
        (found.plain if kind == "text/plain" else found.markup).append(text)
        return
    if data or name:
        cid = headers.text_of(part.get("content-id", "")).strip("<> ")
        shown = name or _invented(kind, len(found.parts) + 1)
        found.parts.append((Part(shown, kind, data, decoration=False), cid))


def _content(part: Message, found: _Found) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (binascii.Error, ValueError, LookupError, UnicodeError):
        found.flaws.add("broken-encoding")
        data = None
    if any("Base64" in type(defect).__name__ for defect in part.defects):
        found.flaws.add("broken-encoding")
    return data if isinstance(data, bytes) else b""


def _body(found: _Found) -> tuple[str, frozenset[str]]:
    """The plain text if it says anything, else the words of the HTML."""
    read_html = [html.words(markup) for markup in found.markup]
    cids = frozenset().union(*(cids for _text, cids in read_html)) if read_html else frozenset()
    plain = "\n\n".join(text.replace("\r\n", "\n").replace("\r", "\n").strip() for text in found.plain).strip()
    if re.search(r"<(html|body|div|p|br)\b[^>]*>", plain[:2000], re.IGNORECASE) and not read_html:
        plain, cids = html.words(plain)
    rich = "\n\n".join(text for text, _cids in read_html if text).strip()
    chosen = plain if len(plain) > 2 or not rich else rich
    return _clean(chosen)[:LONGEST_TEXT], cids


def _clean(text: str) -> str:
    """Without NUL and other signs that a database or a reader cannot take; line ends as they are."""
    text = text.encode("utf-8", "replace").decode()
    return re.sub(r"[\x00\x02-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]", "", text).strip()


def _settled(part: Part, cid: str, cids: frozenset[str]) -> Part:
    small = part.content_type.startswith("image/") and len(part.data) < DECORATION
    return Part(part.name, part.content_type, part.data, decoration=small and bool(cid) and cid in cids)


def _name(part: Message) -> str:
    """A file name that a person may see and no path can be made of."""
    try:
        raw = headers.readable(part).get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        raw = ""
    return UNSAFE_NAME.sub("_", headers.text_of(raw)).strip(" ._")[:150]


def _invented(kind: str, number: int) -> str:
    return f"{NAMELESS}-{number}.{kind.partition('/')[2].partition('+')[0].removeprefix('x-')[:12] or 'bin'}"


def _report(part: Message) -> str:
    payload = part.get_payload()
    if isinstance(payload, list):
        heads = [block for block in payload if isinstance(block, Message)]
        blocks = ["\n".join(f"{name}: {line}" for name, line in head.items()) for head in heads]
        return "\n\n".join(blocks)[:LONGEST_TEXT]
    data = part.get_payload(decode=True)
    return charsets.decode(data, "")[:LONGEST_TEXT] if isinstance(data, bytes) else str(payload)[:LONGEST_TEXT]


def _bytes_of(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except (ValueError, LookupError, UnicodeError, KeyError, AttributeError):
        return message.as_string().encode("utf-8", "replace")


def _parameters(message: Message) -> dict[str, str]:
    try:
        found = message.get_params(failobj=[]) or []
    except (ValueError, TypeError, LookupError):
        return {}
    return {str(name).lower(): str(value).lower() for name, value in found[1:20] if isinstance(value, str)}


def _digest(sender: str, subject: str, date: str, text: str, found: _Found) -> str:
    """What makes a mail this mail, whichever way it travelled: not the lines that servers add."""
    content = hashlib.sha256("\0".join((sender, subject, date, text)).encode("utf-8", "replace"))
    for part, _cid in found.parts:
        content.update(hashlib.sha256(part.data).digest())
    return content.hexdigest()


def unreadable(raw: bytes, why: str) -> Mail:
    """The bytes could not be taken apart: enough is kept for a person to open the original."""
    shown = _clean(charsets.decode(raw[:4_000], ""))
    return Mail(
        message_id="", references=(), sender=None, return_path=None, reply_to=(), recipients=(), subject="",
        sent_at=None, text=shown, body=shown, attachments=(), enclosed=(), headers={}, content_type="", parameters={},
        part_types=(), reports=(), flaws=("unreadable", why), digest=hashlib.sha256(raw).hexdigest(),
    )  # fmt: skip
