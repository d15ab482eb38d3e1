"""What a visitor sees of a page: its forms, with what is filled in already."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

UNSENT = {"submit", "button", "image", "reset", "file"}


@dataclass
class Form:
    """`fields` holds what a browser would send untouched; a question with choices is answered with the first."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Page:
    """An answer of the server. `path` is where it stands after redirections."""

    status: int
    path: str
    text: str

    @property
    def forms(self) -> list[Form]:
        reader = _Reader()
        reader.feed(self.text)
        return reader.forms

    def form(self, *names: str, action: str = "") -> Form:
        """The first form that has these fields and goes to an address that ends so."""
        for found in self.forms:
            if found.names.issuperset(names) and found.action.endswith(action):
                return found
        raise LookupError(f"{self.path} ({self.status}) has no form with {', '.join(names) or action}.")

    def find(self, pattern: str) -> str:
        """The first match of a pattern in the page."""
        found = re.search(pattern, self.text)
        if found is None:
            raise LookupError(f"{self.path} ({self.status}) does not show {pattern}.")
        return found.group()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(self._form, tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._text:
            self._form.fields[self._text] = self._form.fields.get(self._text, "") + data

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "option" and self._select and (given.get("value") and not form.fields.get(self._select)):
            form.fields[self._select] = given["value"]
        if not name or "disabled" in given:
            return
        form.names.add(name)
        if tag == "select":
            self._select = name
            form.fields.setdefault(name, "")
        elif tag == "textarea":
            self._text = name
            form.fields[name] = ""
        elif tag == "input" and kind == "radio":
            if "checked" in given or not form.fields.get(name):
                form.fields[name] = given.get("value", "")
        elif tag == "input" and kind == "checkbox":
            if "checked" in given:
                form.fields[name] = given.get("value", "on")
        elif tag == "input" and kind not in UNSENT:
            form.fields[name] = given.get("value", "")
