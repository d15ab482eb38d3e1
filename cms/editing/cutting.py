"""HTML, also that of a word processor, as blocks of a page: a heading begins a new one, the rest is light writing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from cms.concepts import markup

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
SILENT = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "textarea", "title"}
KEPT = {"p", "div", "ul", "ol", "li", "br", "b", "strong", "a", "table", "tr", "td", "th", "blockquote"}
MOST_BLOCKS = 200


class _Cutter(HTMLParser):
    """Cuts at headings; within the pieces only what light writing knows is written out again."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, str]] = []
        self.title = ""
        self._kind, self._text, self._silent, self._in_title = "text", "", 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._in_title = True
        if tag in SILENT:
            self._silent += 1
        elif tag in HEADINGS:
            self._cut("heading" if tag != "h1" else "h1")
        elif tag in KEPT and self._kind == "text":
            href = str(dict(attrs).get("href") or "")
            self._text += f'<a href="{_escaped(href)}">' if tag == "a" else f"<{tag}>"

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in HEADINGS:
            self._cut("text")
        elif tag in KEPT and self._kind == "text":
            self._text += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if not self._silent:
            self._text += _escaped(data)

    def close(self) -> None:
        super().close()
        self._cut("text")

    def _cut(self, kind: str) -> None:
        if self._text.strip():
            self.pieces.append((self._kind, self._text))
        self._kind, self._text = kind, ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _pieces(html: str) -> _Cutter:
    cutter = _Cutter()
    cutter.feed(re.sub(r"<!\[.*?\]>|<\?xml.*?>", "", html, flags=re.S))
    cutter.close()
    return cutter


def blocks_of(text: str) -> list[dict[str, Any]]:
    """Text, light writing or HTML as blocks of a page."""
    if not markup.LOOKS_LIKE_HTML.search(text):
        tidy = markup.tidy(text)
        return [{"type": "text", "value": str(markup.to_html(tidy))}] if tidy else []
    return _as_blocks(_pieces(text).pieces)


def _as_blocks(pieces: list[tuple[str, str]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for kind, piece in pieces[:MOST_BLOCKS]:
        words = markup.tidy(markup.from_html(piece))
        if not words:
            continue
        if kind == "text":
            found.append({"type": "text", "value": str(markup.to_html(words))})
        else:
            found.append({"type": "heading", "value": markup.plain(words)[:120]})
    return found


def page_of(html: str) -> dict[str, str]:
    """One HTML file as a line: the first heading, or else the title, is the name of the page."""
    cut = _pieces(html)
    first = next((markup.plain(markup.from_html(piece)) for kind, piece in cut.pieces if kind != "text"), "")
    top = next((piece for kind, piece in cut.pieces if kind == "h1"), "")
    title = markup.plain(markup.from_html(top)) if top else " ".join(cut.title.split()) or first
    rest = "".join(
        f"<h2>{piece}</h2>" if kind != "text" else piece for kind, piece in cut.pieces if piece != top or kind == "text"
    )
    return {"titel": title, "tekst": rest}
