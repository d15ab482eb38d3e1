"""A form per verb. Each carries the version of the melding it was made of, so that two people never undo each other."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.design.statuses import look
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category, Urgency
from regional_meldpunt.meldingen import melding_number
from regional_meldpunt.meldingen.models import Kind, Melding, Visibility
from regional_meldpunt.meldingen.nearby import Spot, nearby
from regional_meldpunt.meldingen.resolutions import FITTING, Resolution
from regional_meldpunt.meldingen.statuses import FINISHED, NOT_CHOSEN, Status, state
from regional_meldpunt.worklists.forms import whom_choices

LONGEST = 5_000
TWO_LINES = {"rows": 2}
NOT_BY_HAND = NOT_CHOSEN | FINISHED


class VerbForm(forms.Form):
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, melding: Melding, **kwargs: Any) -> None:
        self.melding = melding
        kwargs["initial"] = {"version": melding.version, **self.starting(melding)}
        super().__init__(*args, **kwargs)
        self.prepare(melding)

    def starting(self, melding: Melding) -> dict[str, Any]:
        """What the fields say before anybody typed."""
        return {}

    def prepare(self, melding: Melding) -> None:
        """Choices that depend on the melding."""

    def choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field


class AssignForm(VerbForm):
    whom = forms.ChoiceField(label=_("Give to"), required=False)
    reason = forms.CharField(label=_("With these words"), required=False, max_length=300)

    def prepare(self, melding: Melding) -> None:
        self.choose("whom", whom_choices())

    def starting(self, melding: Melding) -> dict[str, Any]:
        account = melding.assigned_to.id if melding.assigned_to else ""
        return {"whom": f"{melding.team}|{account}" if melding.team else ""}


class StepForm(VerbForm):
    """A step in which work goes on, or waits; finishing is a verb of its own."""

    to = forms.ChoiceField(label=_("New status"))
    text = forms.CharField(
        label=_("What the reporter reads"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs=TWO_LINES)
    )

    def prepare(self, melding: Melding) -> None:
        steps = [step for step in state(melding.status).to if step not in NOT_BY_HAND]
        self.choose("to", [(step.value, look(step.value).label) for step in steps])


class FinishForm(VerbForm):
    """How it ended, in one choice: the status and the resolution that goes with it."""

    end = forms.ChoiceField(label=_("How did it end?"))
    text = forms.CharField(
        label=_("What the reporter reads"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs=TWO_LINES)
    )

    def prepare(self, melding: Melding) -> None:
        self.choose("end", list(ends(melding)))

    def chosen(self) -> tuple[str, str]:
        status, _separator, resolution = self.cleaned_data["end"].partition(":")
        return status, resolution


def ends(melding: Melding) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Done, and not taken on, each with its resolutions; closing is what follows by itself or by joining."""
    found = []
    for status in (Status.DONE, Status.REJECTED):
        if status in state(melding.status).to:
            words = [(f"{status}:{word.value}", Resolution(word).label) for word in FITTING[status]]
            found.append((str(look(status.value).label), words))
    return found


class LabelForm(VerbForm):
    """What it is about, what kind of thing it is, how soon somebody must look."""

    category = forms.ChoiceField(label=_("Category"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices)
    reason = forms.CharField(label=_("Why"), required=False, max_length=300)

    def prepare(self, melding: Melding) -> None:
        self.choose("category", category_choices(melding))

    def starting(self, melding: Melding) -> dict[str, Any]:
        return {"category": melding.category.slug, "kind": melding.kind, "urgency": melding.urgency}


class MergeForm(VerbForm):
    """Into one that lies near, or by its number."""

    near = forms.ChoiceField(label=_("Lies near"), required=False, widget=forms.RadioSelect)
    number = forms.CharField(label=_("or by its number"), required=False, max_length=40)

    def prepare(self, melding: Melding) -> None:
        spot = Spot(
            municipality=melding.municipality,
            category=melding.category,
            text=melding.place_text,
            lat=melding.lat,
            lon=melding.lon,
        )
        found = nearby(spot, but=melding.number)
        self.choose("near", [(near.melding.number, _said(near.melding, near.metres)) for near in found])
        if not found:
            del self.fields["near"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        typed = found.get("number") or found.get("near") or ""
        found["into"] = melding_number.normalise(typed) if typed else None
        if not found["into"]:
            self.add_error("number", _("Choose one that lies near, or type its number."))
        return found


class SplitForm(VerbForm):
    category = forms.ChoiceField(label=_("The other part is about"))
    description = forms.CharField(label=_("What"), max_length=LONGEST, widget=forms.Textarea(attrs=TWO_LINES))

    def prepare(self, melding: Melding) -> None:
        self.choose("category", category_choices(melding))


class ReopenForm(VerbForm):
    text = forms.CharField(
        label=_("What the reporter reads"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs=TWO_LINES)
    )


class NoteForm(VerbForm):
    text = forms.CharField(label=_("Note"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    visibility = forms.ChoiceField(
        label=_("Who reads this"),
        choices=[
            (Visibility.INTERNAL.value, _("Colleagues")),
            (Visibility.CONFIDENTIAL.value, _("Confidential: only who handles it")),
            (Visibility.PUBLIC.value, _("Everybody with the number, and the reporter")),
        ],
    )


class AttachForm(VerbForm):
    photo = forms.FileField(
        label=_("Photo"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/heic,image/heif"}),
    )
    caption = forms.CharField(label=_("What it shows"), required=False, max_length=200)
    visibility = forms.ChoiceField(
        label=_("Who sees this"),
        choices=[(Visibility.INTERNAL.value, _("Colleagues")), (Visibility.REPORTER.value, _("The reporter as well"))],
    )


class SureForm(VerbForm):
    """Nothing to fill in."""


def category_choices(melding: Melding) -> list[tuple[str, list[tuple[str, str]]]]:
    """By group; the present one is there even when it can no longer be chosen."""
    listed: dict[str, list[tuple[str, str]]] = {}
    rows: list[Category] = categories.choosable()
    if all(row.pk != melding.category_id for row in rows):
        rows = [melding.category, *rows]
    for row in rows:
        listed.setdefault(row.group.name, []).append((row.slug, row.name))
    return list(listed.items())


def _said(melding: Melding, metres: int | None) -> str:
    where = f"{metres} m" if metres is not None else melding.place_text
    return f"{melding.number}, {melding.reported_at:%d/%m}, {where}"
