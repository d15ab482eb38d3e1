"""Writing a page as data: a text with its two languages, made of the same blocks an editor uses.

`{name}`, `{hall}` and the other words between braces are filled in per municipality, see `words.py`.
"""

from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True)
class PageText:
    slug: str
    title: str
    summary: str
    body: list[Block]
    hint: str = ""
    icon: str = "file-text"
    service: str = ""
    title_fr: str = ""
    summary_fr: str = ""
    hint_fr: str = ""
    body_fr: list[Block] = field(default_factory=list)
    in_menu: bool = False
    show_contact: bool = True


def p(*paragraphs: str) -> Block:
    return {"type": "text", "value": "".join(f"<p>{text}</p>" for text in paragraphs)}


def ul(*items: str) -> Block:
    return {"type": "text", "value": f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"}


def h(text: str) -> Block:
    return {"type": "heading", "value": text}


def note(text: str) -> Block:
    return {"type": "callout", "value": {"kind": "info", "text": f"<p>{text}</p>"}}


def deadline(text: str) -> Block:
    return {"type": "callout", "value": {"kind": "deadline", "text": f"<p>{text}</p>"}}


def steps(*lines: tuple[str, str]) -> Block:
    return {"type": "steps", "value": {"steps": [{"title": title, "text": text} for title, text in lines]}}


def links(title: str, *lines: tuple[str, str]) -> Block:
    """Each line is an address and the text of the link. `page:slug` becomes a link to that page."""
    return {"type": "links", "value": {"title": title, "links": [_link(*line) for line in lines]}}


def contact(name: str, text: str = "", *, hours: bool = False) -> Block:
    """How to reach a service at the address of the municipality."""
    return {
        "type": "contact",
        "value": {
            "name": name,
            "phone": "{phone}",
            "email": "{email}",
            "address": "{address}",
            "note": text,
            "show_hours": hours,
        },
    }


def _link(address: str, label: str) -> dict[str, Any]:
    return {"page": None, "address": address, "label": label}
