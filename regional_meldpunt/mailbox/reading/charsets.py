"""Bytes to text, when the mail says which character set it is in, says something else, or says nothing."""

from __future__ import annotations

import codecs
import re

# What mail programs write and Python does not know, or knows as something narrower than they mean.
ALIASES = {
    "us-ascii": "", "ascii": "", "ansi_x3.4-1968": "", "unknown-8bit": "", "x-unknown": "", "8bit": "", "binary": "",
    "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252",
    "ansi": "windows-1252", "cp-1252": "windows-1252", "x-windows-1252": "windows-1252", "x-sjis": "shift_jis",
    "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "ks_c_5601-1987": "cp949", "gb2312": "gb18030",
    "gbk": "gb18030", "default": "",
    "utf8mb4": "utf-8", "utf-8;": "utf-8", "x-mac-roman": "mac-roman", "macintosh": "mac-roman", "cp-850": "cp850",
    "unicode-1-1-utf-7": "utf-7",
}  # fmt: skip
MOJIBAKE = re.compile("[\u00c2-\u00c3][\u0080-\u00bf\u20ac\u201a-\u2122]|\u00e2\u20ac[\u0080-\u2122]")
NOT_TEXT = {"base64", "hex", "rot13", "rot_13", "zlib", "bz2", "uu", "quopri", "idna", "punycode", "undefined"}


def decode(data: bytes, declared: str) -> str:
    """The declared character set if it fits, then UTF-8, then what Windows uses in Western Europe. Never raises."""
    charset = known(declared)
    if charset and charset != "windows-1252":
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return data.decode("utf-8")  # text that is valid UTF-8 by accident does not occur outside textbooks
    except UnicodeDecodeError:
        pass
    return data.decode(charset or "windows-1252", "replace")


def known(declared: str) -> str:
    """The name Python has for it, or nothing when it has none."""
    name = declared.strip().strip("\"'").lower()
    name = ALIASES.get(name, name)
    try:
        found = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    if found.replace("-", "_").removesuffix("_codec") in NOT_TEXT or found in NOT_TEXT:
        return ""
    return "windows-1252" if found == "cp1252" else found


def repaired(text: str) -> str:
    """Text that was UTF-8, read as Windows and written again: put right when that gives clean text."""
    if not MOJIBAKE.search(text):
        return text
    try:
        return text.encode("windows-1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
