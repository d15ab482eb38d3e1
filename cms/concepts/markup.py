"""The light way of writing inside a fiche, and HTML from and to it.

An empty line begins a new paragraph, a line that begins with a dash is a line of a list, **two stars** make bold, and
[words](https://address) a link. Nothing else exists: what was pasted from a word processor or imported as HTML becomes
this, and a script becomes nothing at all.
"""

import re
from html.parser import HTMLParser

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]")
LOOKS_LIKE_HTML = re.compile(r"<(?:/?[a-z][a-z0-9:]*\b[^>]*|!--.*?--|!\[.*?)>", re.I | re.S)
LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(((?:https?://|mailto:|tel:|/(?!/))[^\s()<>\"']{1,400})\)")
BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
DASH = re.compile(r"^\s*(?:[-•·▪–]|\d{1,2}[.)])\s+")
SILENT = {"script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math", "textarea"}
BLOCKS = {"p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote", "ul", "ol"}


def tidy(text: object) -> str:
    """Text as it is kept. HTML becomes light writing first."""
    raw = UNSEEN.sub("", str(text or "")).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    if LOOKS_LIKE_HTML.search(raw):
        raw = from_html(raw)
    rows = [" ".join(row.split()) for row in raw.split("\n")]
    rows = [f"- {DASH.sub('', row)}" if DASH.match(row) and not row[:1].isdigit() else row for row in rows]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def to_html(text: str) -> SafeString:
    """Paragraphs and lists, everything escaped before anything is marked up."""
    parts = [_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    return mark_safe("".join(parts))  # noqa: S308 - each part was escaped in `inline`


def _block(block: str) -> str:
    """A paragraph, a list, or a paragraph followed by a list."""
    html, listed = "", False
    rows: list[str] = []
    for row in [*block.split("\n"), ""]:
        is_item = row.startswith("- ")
        if rows and (is_item != listed or not row):
            html += _list(rows) if listed else f"<p>{'<br>'.join(map(inline, rows))}</p>"
            rows = []
        if row:
            rows.append(row.removeprefix("- "))
            listed = is_item
    return html


def _list(rows: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{inline(row)}</li>' for row in rows)}</ul>"


def inline(text: str) -> str:
    """One line, escaped, with its bold words and links."""
    done = LINK.sub(lambda found: f'<a href="{found[2]}">{found[1]}</a>', escape(text).replace("&#x27;", "’"))
    return BOLD.sub(r"<strong>\1</strong>", done)


def plain(text: str) -> str:
    """Without any marks, on one line: for lists, search and descriptions."""
    words = BOLD.sub(r"\1", LINK.sub(r"\1", text))
    return " ".join(row.removeprefix("- ").strip() for row in words.split("\n") if row.strip())


class _Reader(HTMLParser):
    """Keeps what light writing can say: paragraphs, lists, bold, links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.silent = 0
        self.href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag in SILENT:
            self.silent += 1
        elif tag in BLOCKS:
            self._apart()
        elif tag == "li":
            self.text = self.text.rstrip() + "\n- "
        elif tag == "br":
            self.text += "\n"
        elif tag in ("b", "strong") and not self.silent:
            self.text += "**"
        elif tag == "a" and not self.silent:
            self.href = str(facts.get("href") or "").strip()
            self.text += "[" if self._good() else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in BLOCKS:
            self._apart()
        elif tag in ("b", "strong") and not self.silent:
            self.text += "**"
        elif tag == "a" and self._good() and not self.silent:
            self.text += f"]({self.href})"
            self.href = ""

    def handle_data(self, data: str) -> None:
        if not self.silent:
            words = re.sub(r"\s+", " ", data)
            self.text += (
                words.lstrip() if self.text.endswith(("\n", "- ", "")) and self.text[-1:] in ("", "\n") else words
            )

    def _apart(self) -> None:
        self.text = self.text.rstrip() + "\n\n" if self.text.strip() else ""

    def _good(self) -> bool:
        return bool(re.fullmatch(r"(?:https?://|mailto:|tel:|/(?!/))[^\s()<>\"']{1,400}", self.href))


def from_html(html: str) -> str:
    reader = _Reader()
    reader.feed(re.sub(r"<!\[.*?\]>|<\?xml.*?>", "", html, flags=re.S))
    reader.close()
    text = reader.text.replace("****", "")
    text = re.sub(r"\*\*(\s*)([^*\n]*?)(\s*)\*\*", lambda m: f"{m[1]}**{m[2]}**{m[3]}" if m[2] else m[1], text)
    return re.sub(r"\n{3,}", "\n\n", text).replace("- · ", "- ").strip()
