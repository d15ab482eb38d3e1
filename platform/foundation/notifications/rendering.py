"""From a template folder and facts to words: `<template>/subject.txt`, `body.txt` and, if it exists, `body.html`.

Each folder may have a version of one municipality: `<template>/<schema>/body.txt` goes before `<template>/body.txt`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template import Context
from django.template.loader import render_to_string, select_template
from django.utils import translation

from foundation.notifications.senders import Sender

BLANK_LINES = re.compile(r"\n{3,}")
HTML_FRAME = "notifications/plain.html"


@dataclass(frozen=True)
class Rendered:
    subject: str
    text: str
    html: str


def render(template: str, context: Mapping[str, Any], *, schema: str, sender: Sender, language: str) -> Rendered:
    """The message in that language, with the letterhead of the sender."""
    facts = {**context, "sender": sender, "language": language}
    with translation.override(language):
        subject = _words(template, schema, "subject.txt", facts)
        facts["subject"] = " ".join(subject.split())
        text = BLANK_LINES.sub("\n\n", _words(template, schema, "body.txt", facts)).strip() + "\n"
        html = render_to_string([*_places(template, schema, "body.html"), HTML_FRAME], {**facts, "text": text})
    return Rendered(facts["subject"], text, html)


def _words(template: str, schema: str, name: str, facts: Mapping[str, Any]) -> str:
    """Plain text, in which nothing is escaped."""
    found: Any = select_template(_places(template, schema, name))
    return str(found.template.render(Context(dict(facts), autoescape=False)))


def _places(template: str, schema: str, name: str) -> list[str]:
    return [f"{template}/{schema}/{name}", f"{template}/{name}"]
