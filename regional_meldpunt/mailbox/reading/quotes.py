"""What somebody wrote now, apart from what their mail program repeated below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regional_meldpunt.mailbox.reading.html import QUOTE_MARK

OUR_LINE = "##"
"""A line that begins with this sign twice and names answering above it comes from our own templates."""

MONTH = r"[a-zéûA-Z]{3,10}"
INTRODUCTIONS = re.compile(
    r"^\s*(?:>\s*)?(?:"
    r"op\s.{4,120}\bschreef\b.{0,160}:|"
    r"op\s.{4,120}\bheeft\b.{0,160}\bgeschreven:|"
    r".{4,160}\bschreef\s+(?:op|het volgende).{0,120}:|"
    r"le\s.{4,120}\ba\s+écrit\s?:|"
    r"on\s.{4,120}\bwrote:|"
    r"am\s.{4,120}\bschrieb\b.{0,120}:|"
    rf"\d{{1,2}}\s{MONTH}\.?\s\d{{4}}\s.{{4,160}}(?:schreef|a écrit|wrote).{{0,40}}:"
    r")\s*$",
    re.IGNORECASE,
)
BARS = re.compile(
    r"^\s*(?:-{2,}|_{2,})\s*(?:oorspronkelijk bericht|oorspronkelijke bericht|message d'origine|message original|"
    r"original message|originele bericht|urspr.ngliche nachricht)\s*(?:-{2,}|_{2,})?\s*$",
    re.IGNORECASE,
)
OUTLOOK_LINE = re.compile(r"^\s*_{20,}\s*$")
FROM = re.compile(r"^\s*\*?(?:van|de|from|von|expéditeur|afzender)\s?\*?\s?:\*?\s?\S", re.IGNORECASE)
SENT = re.compile(
    r"^\s*\*?(?:verzonden|verstuurd|datum|date|envoyé|envoyé le|sent|gesendet|aan|à|to|onderwerp|objet|subject)"
    r"\s?\*?\s?:",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"^(?:-- ?|—)$")
DEVICE = re.compile(
    r"^(?:verstuurd|verzonden|envoyé|sent|gesendet)\s(?:vanaf|via|van|met|de|depuis|à partir de|from|von)\s.{2,60}$"
    r"|^outlook voor (?:ios|android).{0,80}$|^download outlook .{0,80}$|^get outlook for .{0,80}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Written:
    """`new` is what the sender typed, `quoted` what stood below it."""

    new: str
    quoted: str = ""


def split(text: str) -> Written:
    """Cut where the quotation begins. A mail that is nothing but quotation is kept whole: better twice than lost."""
    lines = text.split("\n")
    cut = _first_quote(lines)
    below = "\n".join(lines[cut:]).replace(QUOTE_MARK, "").strip()
    new = without_signature("\n".join(lines[:cut]))
    if not new and _answers_between(lines[cut:]):
        return Written(without_marks(text))
    return Written(new, below)


def without_marks(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text.replace(QUOTE_MARK, "")).strip()


def without_signature(text: str) -> str:
    """Without what stands below the dashes, and without «Sent from my telephone»."""
    lines = without_marks(text).split("\n")
    for position, line in enumerate(lines):
        if SIGNATURE.match(line) and position > 0:
            lines = lines[:position]
            break
    while lines and (not lines[-1].strip() or DEVICE.match(lines[-1].strip())):
        lines.pop()
    return "\n".join(lines).strip()


def _first_quote(lines: list[str]) -> int:
    for position, line in enumerate(lines):
        if _begins(lines, position, line):
            return position
    return len(lines)


def _begins(lines: list[str], position: int, line: str) -> bool:
    stripped = line.strip()
    if stripped == QUOTE_MARK:
        return _rest_is_quoted(lines, position)
    if stripped.startswith(OUR_LINE) and stripped.endswith(OUR_LINE) and len(stripped) > 8:
        return True
    if BARS.match(line) or (OUTLOOK_LINE.match(line) and _has_headers(lines, position + 1)):
        return True
    if FROM.match(line) and _has_headers(lines, position + 1):
        return True
    if INTRODUCTIONS.match(line) or _wrapped_introduction(lines, position):
        return True
    return stripped.startswith(">") and all(
        not other.strip() or other.lstrip().startswith(">") for other in lines[position:]
    )


def _wrapped_introduction(lines: list[str], position: int) -> bool:
    """«Op maandag 3 maart ... <a@b.example>» and «het volgende geschreven:» on two lines."""
    two = " ".join(line.strip() for line in lines[position : position + 2])
    starts = re.match(r"\s*(?:op|le|on|am)\s", lines[position], re.IGNORECASE)
    return bool(starts and len(two) < 400 and INTRODUCTIONS.match(two) and "@" in two + " " and ":" in two)


def _has_headers(lines: list[str], position: int) -> bool:
    near = [line for line in lines[position : position + 6] if line.strip()]
    return sum(1 for line in near if SENT.match(line) or FROM.match(line)) >= 2


def _rest_is_quoted(lines: list[str], position: int) -> bool:
    """A blockquote at the top of an HTML mail may be the sender's own; with something before it, it is a quotation."""
    return any(line.strip() and line.strip() != QUOTE_MARK for line in lines[:position])


def _answers_between(lines: list[str]) -> bool:
    """Somebody answered below or between the quoted lines."""
    plain = [line for line in lines[1:] if line.strip() and not line.lstrip().startswith(">")]
    return any(not SENT.match(line) and not FROM.match(line) for line in plain)
