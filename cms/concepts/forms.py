"""The form of a fiche's text, made from the table of fields. Rules are told here, and enforced when it is published."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.concepts.content import Content, normal
from cms.concepts.fields import CONTACT_PARTS, Field
from cms.concepts.kinds import KINDS, PRODUCT
from cms.concepts.rules import Problem, problems

TONGUES = {"nl": _("Dutch"), "je": _("Dutch, je"), "fr": _("French")}
SPARE, MOST = 2, 40


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows, "data-light": ""})


class RowForm(forms.Form):
    """One condition, step, cost, benefit, law or website. What the page does not show (je, French) travels along."""

    naam = forms.CharField(label=_("Name"), required=False, max_length=200)
    beschrijving = forms.CharField(label=_("Explanation"), required=False, max_length=4000, widget=_area(2))
    naam_fr = forms.CharField(label=_("Name in French"), required=False, max_length=200)
    beschrijving_fr = forms.CharField(
        label=_("Explanation in French"), required=False, max_length=4000, widget=_area(2)
    )
    bewijs = forms.CharField(label=_("What to bring as proof"), required=False, max_length=200)
    url = forms.CharField(label=_("Address"), required=False, max_length=400)
    je = forms.CharField(required=False, widget=forms.HiddenInput)

    def given(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not any(told.get(name) for name in ("naam", "beschrijving", "naam_fr", "beschrijving_fr", "bewijs", "url")):
            return {}
        kept = _loaded(told.get("je", ""))
        for name in ("naam_fr", "beschrijving_fr"):
            if self.add_prefix(name) not in self.data:
                told[name] = kept.get(name, "")
        return {
            "naam": {"nl": told["naam"], "fr": told.get("naam_fr", ""), "je": kept.get("naam", "")},
            "beschrijving": {
                "nl": told["beschrijving"],
                "fr": told.get("beschrijving_fr", ""),
                "je": kept.get("beschrijving", ""),
            },
            "bewijs": {"nl": told.get("bewijs", ""), "fr": kept.get("bewijs_fr", "")},
            "url": told.get("url", ""),
        }


class ContactForm(forms.Form):
    telefoonnummer = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    email = forms.CharField(label=_("E-mail"), required=False, max_length=120)
    url = forms.CharField(label=_("Website"), required=False, max_length=400)
    adres = forms.CharField(label=_("Address"), required=False, max_length=200)
    openingsuren = forms.CharField(label=_("About the hours"), required=False, max_length=200)

    def given(self) -> dict[str, Any]:
        return {part: self.cleaned_data.get(part, "") for part in CONTACT_PARTS}


def _loaded(text: str) -> dict[str, str]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


Rows = forms.formset_factory(RowForm, extra=SPARE, max_num=MOST)
Contacts = forms.formset_factory(ContactForm, extra=1, max_num=MOST)


class HeadForm(forms.Form):
    """Everything that is no list of rows; its fields are made from the table."""

    def __init__(self, *args: Any, french: bool, of: tuple[Field, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in of:
            self.fields.update(_controls(field, french))


def _controls(field: Field, french: bool) -> dict[str, forms.Field]:
    if field.kind in ("text", "rich"):
        tongues = [code for code in TONGUES if french or code != "fr"]
        return {f"{field.key}__{code}": _text(field, code) for code in tongues}
    facts: dict[str, Any] = {"label": field.label, "required": False, "help_text": field.hint}
    if field.kind == "choice":
        return {field.key: forms.ChoiceField(choices=[("", "-"), *field.codes], **facts)}
    if field.kind == "choices":
        widget = forms.CheckboxSelectMultiple
        return {field.key: forms.MultipleChoiceField(choices=field.codes, widget=widget, **facts)}
    if field.kind == "words":
        return {field.key: forms.CharField(max_length=1000, **facts)}
    if field.kind == "authorities":
        return {field.key: forms.CharField(max_length=1000, widget=forms.Textarea({"rows": 2}), **facts)}
    if field.kind == "date":
        return {field.key: forms.CharField(max_length=10, widget=forms.DateInput({"type": "date"}), **facts)}
    return {}


def _text(field: Field, tongue: str) -> forms.CharField:
    label = field.label if tongue == "nl" else f"{field.label} ({TONGUES[tongue]})"
    hint = field.hint if tongue == "nl" else ""
    widget = forms.TextInput() if field.kind == "text" else _area(3 if field.most else 5)
    return forms.CharField(label=label, required=False, max_length=20_000, help_text=hint, widget=widget)


class ContentForm:
    """The head and the lists as one."""

    def __init__(
        self, data: Any = None, *, content: Content | None = None, french: bool = False, kind: str = PRODUCT
    ) -> None:
        self.content, self.french, self.bound, self.kind = content or {}, french, data is not None, KINDS[kind]
        self.fields = self.kind.fields
        self.head = HeadForm(data, french=french, of=self.fields, initial=_head(self.content, self.fields))
        self.lists = {
            field.key: Rows(data, prefix=field.key, initial=[_row(row) for row in self.content.get(field.key, [])])
            for field in self.fields
            if field.kind == "items"
        }
        has_contacts = any(field.kind == "contacts" for field in self.fields)
        initial = self.content.get("contactgegevens", [])
        self.contacts = Contacts(data, prefix="contactgegevens", initial=initial) if has_contacts else None

    def is_valid(self) -> bool:
        parts: list[Any] = [self.head, *self.lists.values(), self.contacts]
        good = [part.is_valid() for part in parts if part is not None]  # every part, so that every error is seen
        return self.bound and all(good)

    def given(self) -> Content:
        """What was typed; French that this form did not show stays."""
        told = self.head.cleaned_data
        raw: dict[str, Any] = {}
        for field in self.fields:
            if field.kind in ("text", "rich"):
                raw[field.key] = self._speech(field.key, told)
            elif field.kind == "items":
                raw[field.key] = [row.given() for row in self.lists[field.key]]
            elif field.kind == "contacts":
                raw[field.key] = [row.given() for row in self.contacts or ()]
            elif field.kind in ("words", "authorities"):
                raw[field.key] = (
                    str(told[field.key])
                    .replace("\n", "," if field.kind == "words" else "\n")
                    .split("," if field.kind == "words" else "\n")
                )
            else:
                raw[field.key] = told[field.key]
        return normal(raw, self.kind.code)

    def _speech(self, key: str, told: Mapping[str, Any]) -> dict[str, str]:
        own = {code: told[f"{key}__{code}"] for code in TONGUES if f"{key}__{code}" in told}
        return {**({"fr": (self.content.get(key) or {}).get("fr", "")} if not self.french else {}), **own}

    def groups(self) -> list[dict[str, Any]]:
        """For the template: each group with its fields, their controls and what is still wrong with them."""
        wrong: dict[str, list[str]] = {}
        for problem in self.problems():
            wrong.setdefault(problem.key, []).append(problem.text)
        return [
            {
                "code": code,
                "name": name,
                "fields": [
                    self._shown(field, wrong.get(field.key, [])) for field in self.fields if field.group == code
                ],
            }
            for code, name in self.kind.groups
        ]

    def problems(self) -> list[Problem]:
        return problems(self.content, self.kind.code)

    def _shown(self, field: Field, wrong: list[str]) -> dict[str, Any]:
        main: list[Any] = []
        more: list[Any] = []
        if field.kind in ("text", "rich"):
            main = [self.head[f"{field.key}__nl"]] + ([self.head[f"{field.key}__fr"]] if self.french else [])
            more = [self.head[f"{field.key}__je"]]
        elif field.kind not in ("items", "contacts"):
            main = [self.head[field.key]]
        rows = self.lists.get(field.key) or (self.contacts if field.kind == "contacts" else None)
        return {"field": field, "main": main, "more": more, "rows": rows, "wrong": wrong, "french": self.french}


def _head(content: Content, fields: tuple[Field, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields:
        value = content.get(field.key)
        if field.kind in ("text", "rich"):
            found |= {f"{field.key}__{code}": text for code, text in (value or {}).items()}
        elif field.kind == "words":
            found[field.key] = ", ".join(value or [])
        elif field.kind == "authorities":
            found[field.key] = "\n".join(value or [])
        elif field.kind not in ("items", "contacts"):
            found[field.key] = value
    return found


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: row[name]["je"] for name in ("naam", "beschrijving") if row.get(name, {}).get("je")}
    kept |= {f"{name}_fr": row[name]["fr"] for name in ("naam", "beschrijving") if row.get(name, {}).get("fr")}
    if proof := row.get("bewijs", {}).get("fr"):
        kept["bewijs_fr"] = proof
    return {
        "naam": row.get("naam", {}).get("nl", ""),
        "beschrijving": row.get("beschrijving", {}).get("nl", ""),
        "naam_fr": row.get("naam", {}).get("fr", ""),
        "beschrijving_fr": row.get("beschrijving", {}).get("fr", ""),
        "bewijs": row.get("bewijs", {}).get("nl", ""),
        "url": row.get("url", ""),
        "je": json.dumps(kept) if kept else "",
    }
