"""The words of an HTML mail. Nothing of its layout, its pictures, or what it hides is kept."""

from __future__ import annotations

import re
from html.parser import HTMLParser

LONGEST = 400_000
SKIPPED = {"script", "style", "head", "title", "template", "noscript", "svg", "object"}
BLOCKS = {
    "p", "div", "br", "tr", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
    "section", "article", "header", "footer", "hr", "address",
}  # fmt: skip
VOID = {"br", "hr", "img", "meta", "link", "input", "area", "base", "col", "embed", "source", "track", "wbr"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?!\.|\d)|mso-hide\s*:\s*all", re.I)
QUOTES = re.compile(r"gmail_quote|moz-cite-prefix|yahoo_quoted|divRplyFwdMsg|appendonsend|protonmail_quote", re.I)
QUOTE_MARK = "\u0001"
BLANKS = re.compile(r"\n{3,}")


class _Words(HTMLParser):
    """Collects text; `hidden` counts how deep we are inside something nobody sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.cids: set[str] = set()
        self._hidden: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if self._hidden:
            if tag not in VOID:
                self._hidden.append(tag)
            return
        if tag not in VOID and (tag in SKIPPED or HIDDEN.search(found.get("style", ""))):
            self._hidden.append(tag)
            return
        if tag == "img" and found.get("src", "").lower().startswith("cid:"):
            self.cids.add(found["src"][4:])
        if tag == "blockquote" or QUOTES.search(f"{found.get('class', '')} {found.get('id', '')}"):
            self.pieces.append(f"\n{QUOTE_MARK}\n")
        if tag == "a":
            self._links.append(found.get("href", ""))
        if tag in BLOCKS:
            self.pieces.append("\n- " if tag == "li" else "\n")
        if tag in {"td", "th"}:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                while self._hidden and self._hidden.pop() != tag:
                    pass
            return
        if tag == "a" and self._links:
            target = self._links.pop()
            shown = "".join(self.pieces[-1:]).strip()
            if target.lower().startswith(("http://", "https://")) and shown and target.rstrip("/") != shown.rstrip("/"):
                self.pieces.append(f" <{target[:500]}>")
        if tag in BLOCKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"\s+", " ", data.replace("\xa0", " ")))


def words(markup: str) -> tuple[str, frozenset[str]]:
    """The text, with `QUOTE_MARK` on a line of its own where a quoted mail begins, and the pictures it shows by id."""
    reader = _Words()
    try:
        reader.feed(markup[:LONGEST])
        reader.close()
    except (AssertionError, ValueError):  # the parser of the library gives up on some broken declarations
        return re.sub(r"<[^>]{0,2000}>", " ", markup[:LONGEST]), frozenset()
    lines = (line.strip() for line in "".join(reader.pieces).split("\n"))
    return BLANKS.sub("\n\n", "\n".join(lines)).strip(), frozenset(reader.cids)
