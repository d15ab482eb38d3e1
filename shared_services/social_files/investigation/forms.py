"""Forms made from the description of the sections, and those around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shared_services.social_files.investigation.persons import (
    NO_NUMBER,
    TIES,
    PersonFacts,
    WrongNumber,
    read_insz,
)
from shared_services.social_files.investigation.sections import GROUNDS, Field, Rows, Section

MOST_ROWS = 40
LONGEST_TEXT = 20_000


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def field_for(spec: Field) -> forms.Field:
    """Nothing is required: a section is written in several sittings."""
    facts: dict[str, Any] = {"label": spec.label, "required": False, "help_text": spec.hint}
    if spec.type == "date":
        return forms.DateField(widget=date_input(), **facts)
    if spec.type == "money":
        return forms.DecimalField(
            min_value=Decimal(0),
            max_digits=10,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            localize=True,
            **facts,
        )
    if spec.type == "choice":
        return forms.ChoiceField(choices=[("", "-"), *spec.choices], **facts)
    widget = forms.Textarea(attrs={"rows": 4}) if spec.type == "long" else forms.TextInput()
    longest = LONGEST_TEXT if spec.type == "long" else 300
    return forms.CharField(widget=widget, max_length=longest, **facts)


def _plain(value: Any) -> Any:
    """As it is kept: JSON without surprises."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _as_typed(fields: tuple[Field, ...], kept: Mapping[str, Any]) -> dict[str, Any]:
    """Back from JSON to what a field shows: an amount with the comma of the language."""
    money = {spec.name for spec in fields if spec.type == "money"}
    return {name: Decimal(str(value)) if name in money else value for name, value in kept.items()}


@dataclass
class RowGroup:
    """The rows of one kind: those that are filled in, and an empty one to go on."""

    spec: Rows
    forms: list[forms.Form]


class SectionForm:
    """All of one section: its fields, its rows, the ground, and what came from the Crossroads Bank."""

    def __init__(
        self,
        section: Section,
        content: Mapping[str, Any],
        *,
        ground: str,
        typed: Mapping[str, str] | None,
        judged: bool,
    ) -> None:
        """`typed` is a POST or a draft; only a POST is `judged`, a draft may be wrong for now."""
        self.section, self._typed, self._judged = section, typed, judged
        data = typed if judged else None
        self.top = self._top(content, ground, data)
        self.groups = [RowGroup(rows, self._rows(rows, content, data)) for rows in section.rows]

    def _top(self, content: Mapping[str, Any], ground: str, data: Mapping[str, str] | None) -> forms.Form:
        fields: dict[str, forms.Field] = {spec.name: field_for(spec) for spec in self.section.fields}
        fields["ground"] = forms.ChoiceField(label=_("Legal ground"), choices=list(GROUNDS.items()))
        if self.section.fields:
            fields["ksz"] = forms.MultipleChoiceField(
                label=_("From the Crossroads Bank (KSZ)"),
                required=False,
                widget=forms.CheckboxSelectMultiple(),
                choices=[(spec.name, spec.label) for spec in self.section.fields],
                help_text=_("What you tick never goes along to another OCMW."),
            )
        initial: dict[str, Any] = {"ground": ground, **_as_typed(self.section.fields, content)}
        if self._typed is not None and not self._judged:
            initial = {name: self._typed.get(f"t-{name}", "") for name in fields}
            initial["ksz"] = [one for one in self._typed.get("t-ksz", "").split(",") if one]
        return _form(fields, data, initial, "t")

    def _rows(self, rows: Rows, content: Mapping[str, Any], data: Mapping[str, str] | None) -> list[forms.Form]:
        known = list(content.get(rows.name, ()))
        if self._typed is not None:
            count = min(int(self._typed.get(f"n-{rows.name}", "0") or 0), MOST_ROWS)
            more = self._typed.get("more") == rows.name
            count = count + 1 if more else max(count, 1)
        else:
            count = len(known) + 1
        return [self._row(rows, place, known, data) for place in range(count)]

    def _row(self, rows: Rows, place: int, known: list[Any], data: Mapping[str, str] | None) -> forms.Form:
        prefix = f"r-{rows.name}-{place}"
        fields: dict[str, forms.Field] = {spec.name: field_for(spec) for spec in rows.fields}
        fields["ksz"] = forms.BooleanField(label=_("from the Crossroads Bank"), required=False)
        initial = _as_typed(rows.fields, known[place]) if place < len(known) else {}
        if self._typed is not None and not self._judged:
            initial = {name: self._typed.get(f"{prefix}-{name}", "") for name in fields}
        return _form(fields, data, initial, prefix)

    def _all(self) -> Iterator[forms.Form]:
        yield self.top
        for group in self.groups:
            yield from group.forms

    def is_valid(self) -> bool:
        return not [form for form in self._all() if not form.is_valid()]  # each is judged, not only the first

    def errors(self) -> list[tuple[str, str]]:
        """Field and what is wrong with it."""
        return [
            (name, str(problem))
            for form in self._all()
            for name, problems in form.errors.items()
            for problem in problems
        ]

    def content(self) -> dict[str, Any]:
        """What is kept: only what is filled in."""
        facts = self.top.cleaned_data
        kept = {
            spec.name: _plain(facts[spec.name]) for spec in self.section.fields if facts[spec.name] not in ("", None)
        }
        if marked := [name for name in facts.get("ksz", ()) if name in kept]:
            kept["ksz"] = marked
        for group in self.groups:
            found = [self._said(form) for form in group.forms]
            if filled := [row for row in found if set(row) - {"ksz"}]:
                kept[group.spec.name] = filled
        return kept

    @staticmethod
    def _said(form: forms.Form) -> dict[str, Any]:
        return {name: _plain(value) for name, value in form.cleaned_data.items() if value not in ("", None, False)}

    @property
    def ground(self) -> str:
        return str(self.top.cleaned_data["ground"])


def _form(
    fields: dict[str, forms.Field], data: Mapping[str, str] | None, initial: Mapping[str, Any], prefix: str
) -> forms.Form:
    made = type("Described", (forms.Form,), fields)
    form: forms.Form = made(data, initial=dict(initial), prefix=prefix)
    return form


class PersonForm(forms.Form):
    """One of the household. An INSZ, or why there is none."""

    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=80)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=80)
    born = forms.DateField(label=gettext_lazy("Date of birth"), widget=date_input(), required=False)
    insz = forms.CharField(
        label=gettext_lazy("INSZ (national register number)"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Eleven digits, on the back of the identity card."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    no_insz = forms.ChoiceField(
        label=gettext_lazy("Without INSZ, because"), required=False, choices=[("", "-"), *NO_NUMBER]
    )
    tie = forms.ChoiceField(label=gettext_lazy("In this household"), choices=TIES)

    def clean_born(self) -> date | None:
        born: date | None = self.cleaned_data["born"]
        if born and (born > localdate() or born.year < 1900):
            raise ValidationError(_("Look at this date again."))
        return born

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if facts.get("insz"):
            try:
                facts["insz"] = read_insz(facts["insz"], facts.get("born"))
                facts["no_insz"] = ""
            except WrongNumber as wrong:
                self.add_error("insz", str(wrong))
        elif not facts.get("no_insz"):
            self.add_error("insz", _("Fill in the number, or choose why there is none."))
        return facts

    def facts(self) -> PersonFacts:
        said = self.cleaned_data
        born = said["born"].isoformat() if said["born"] else ""
        return PersonFacts(said["family_name"], said["first_name"], born, said["insz"], said["no_insz"], said["tie"])


class DocumentForm(forms.Form):
    upload = forms.FileField(label=gettext_lazy("PDF or photo"))
    kind = forms.ChoiceField(label=gettext_lazy("Supports"))
    ksz = forms.BooleanField(
        label=gettext_lazy("From the Crossroads Bank: never goes along to another OCMW"), required=False
    )


class MeetingForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("Date of the meeting"), widget=date_input())

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < localdate():
            raise ValidationError(_("This day is over."))
        return on
