"""Mails as they come in: written by hand after the ones that mail programs and robots really send."""

from __future__ import annotations

import base64
from textwrap import dedent

MAILBOX = "meldpunt@kortrijk.example"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def raw(text: str, encoding: str = "utf-8") -> bytes:
    """A mail on the wire: no indentation, CRLF at the end of each line."""
    return dedent(text).lstrip("\n").encode(encoding).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def mail(
    body: str = "Aan de bushalte is een diepe put in de weg.",
    *,
    subject: str = "Put in de weg",
    sender: str = "Gust Vercruysse <gust@citizen.example>",
    to: str = MAILBOX,
    ident: str = "<een-1@citizen.example>",
    headers: str = "",
    encoding: str = "utf-8",
) -> bytes:
    """A plain mail of a person, with more headers or other ones."""
    lines = [f"From: {sender}", f"To: {to}", f"Subject: {subject}", "Date: Mon, 3 Mar 2025 08:15:00 +0100"]
    lines += [f"Message-ID: {ident}"] if ident else []
    lines += [line for line in dedent(headers).strip().split("\n") if line]
    if "content-type" not in headers.lower():
        lines += [
            "MIME-Version: 1.0",
            f"Content-Type: text/plain; charset={encoding}",
            "Content-Transfer-Encoding: 8bit",
        ]
    return "\r\n".join([*lines, "", dedent(body).strip().replace("\n", "\r\n"), ""]).encode(encoding)


def parts(*blocks: str, kind: str = "mixed", boundary: str = "grens", more: str = "") -> tuple[str, str]:
    """Header line and body of a multipart."""
    body = "".join(f"--{boundary}\n{dedent(block).strip()}\n" for block in blocks)
    return f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="{boundary}"{more}', f"{body}--{boundary}--\n"


def multipart(*blocks: str, kind: str = "mixed", more: str = "", headers: str = "", **fields: str) -> bytes:
    line, body = parts(*blocks, kind=kind, more=more)
    return mail(body, headers=f"{dedent(headers).strip()}\n{line}".strip(), **fields)


def attached(data: bytes, name: str, kind: str, *, cid: str = "", inline: bool = False) -> str:
    """A block for `multipart`."""
    disposition = "inline" if inline else "attachment"
    lines = [f'Content-Type: {kind}; name="{name}"', "Content-Transfer-Encoding: base64"]
    lines += [f'Content-Disposition: {disposition}; filename="{name}"']
    lines += [f"Content-ID: <{cid}>"] if cid else []
    return "\n".join([*lines, "", base64.encodebytes(data).decode().strip()])


TEXT = "Content-Type: text/plain; charset=utf-8\n\nAan de bushalte is een diepe put in de weg."
