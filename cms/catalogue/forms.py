"""The internal half of a fiche, and the small forms around it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cms.catalogue.models import INTERNAL, Fiche
from tenants.office import opening_hours

MOST_BYTES = 5_000_000


class InternalForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """The ten columns, with owner, editor and review date. Own opening hours are written as people write them."""

    class Meta:
        model = Fiche
        fields = [name for name in INTERNAL if name != "hours"]
        field_classes = {"online": forms.CharField}
        widgets = {
            "remarks": forms.Textarea({"rows": 3}),
            "review_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "online": forms.TextInput({"inputmode": "url"}),
        }
        help_texts = {
            "online": _("Only an address where people can really begin. Empty: no online way is shown."),
            "home_visit": _("For example: “In a digipunt somebody helps you.” Empty: not shown."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day, name in opening_hours.DAYS.items():
            spans = (self.instance.hours or {}).get(day, [])
            self.fields[f"hours_{day}"] = forms.CharField(
                label=name, required=False, max_length=80, validators=[opening_hours.check],
                initial=opening_hours.as_text(spans),
            )  # fmt: skip

    def clean_online(self) -> str:
        """Only a safe address."""
        url = str(self.cleaned_data["online"])
        if url and not url.startswith("https://"):
            raise forms.ValidationError(_("Begin the address with https://."))
        return url

    def given(self) -> dict[str, Any]:
        told = {name: self.cleaned_data[name] for name in INTERNAL if name in self.cleaned_data}
        hours = {day: opening_hours.from_text(self.cleaned_data[f"hours_{day}"]) for day in opening_hours.DAYS}
        told["hours"] = hours if any(hours.values()) else {}
        return told

    def days(self) -> list[Any]:
        return [self[f"hours_{day}"] for day in opening_hours.DAYS]

    def ordinary(self) -> list[Any]:
        return [self[name] for name in self.Meta.fields]


class ReviewForm(forms.Form):
    until = forms.DateField(label=_("It is right until"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until <= localdate():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return until

    @classmethod
    def fresh(cls) -> ReviewForm:
        return cls(initial={"until": localdate() + timedelta(days=365)})


class WhyForm(forms.Form):
    why = forms.CharField(label=_("Why?"), max_length=300)


class SpeechForm(forms.Form):
    address = forms.ChoiceField(label=_("How do you speak to people?"), choices=[("u", "u"), ("je", "je")])


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"), help_text=_("LPDC as JSON-LD (.jsonld, .json) or a table (.csv), at most 5 MB.")
    )

    def clean_file(self) -> Any:
        found = self.cleaned_data["file"]
        if found.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too large: at most 5 MB."))
        return found
