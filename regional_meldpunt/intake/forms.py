"""The questions of the citizen's form. Each form checks its own answers and knows nothing of the others."""

from __future__ import annotations

import math
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_DESCRIPTION = 10_000
LONGEST_PLACE = 300
MOST_PHOTOS = 6


class SearchForm(forms.Form):
    """One word is enough."""

    q = forms.CharField(label=_("Search with a word"), required=False, max_length=200)


class Coordinate(forms.FloatField):
    """Degrees, from a hidden field. Empty is fine; infinity and words are not."""

    def clean(self, value: Any) -> float | None:
        found: float | None = super().clean(value)
        if found is not None and not math.isfinite(found):
            raise forms.ValidationError(_("This place does not exist."), code="impossible")
        return found


class WhereForm(forms.Form):
    """A pin, an address, or both."""

    category = forms.SlugField(max_length=60, widget=forms.HiddenInput)
    address = forms.CharField(
        label=_("Address or place"),
        required=False,
        max_length=LONGEST_PLACE,
        help_text=_("For example: street and number, with the postal code or the municipality."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    lat = Coordinate(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lon = Coordinate(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    choice = forms.CharField(label=_("The place is in"), required=False, max_length=40)
    confirmed = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    danger = forms.BooleanField(label=_("Somebody is in danger now: send it all the same"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        pin = (found.get("lat"), found.get("lon"))
        if None in pin:
            found["lat"] = found["lon"] = None
            if any(field in self.errors for field in ("lat", "lon")):
                self.add_error("address", _("The pin is at a place that does not exist. Choose another one."))
            elif not found.get("address") and "address" not in self.errors:
                self.add_error("address", _("Type an address, or point out the place on the map."))
        return found

    @property
    def pin(self) -> tuple[float | None, float | None]:
        return self.cleaned_data.get("lat"), self.cleaned_data.get("lon")


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Any number of files; the pictures themselves are checked by foundation.files."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data]
        return [file for file in given if file]


class DetailsForm(forms.Form):
    """What is the matter, in words and pictures."""

    description = forms.CharField(
        label=_("What is the matter?"),
        max_length=LONGEST_DESCRIPTION,
        help_text=_("Describe what you see. Do not give names of other people."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": _("That is too long: at most %(limit_value)d characters, now %(show_value)d.")},
    )
    danger = forms.BooleanField(label=_("Somebody is in danger now"), required=False)
    photos = PhotosField(
        label=_("Photos"),
        required=False,
        help_text=_("At most 6. We remove the place and other hidden data from the photo."),
        widget=SeveralFiles(attrs={"accept": "image/jpeg,image/png,image/webp,image/heic,image/heif"}),
    )


class ContactForm(forms.Form):
    """How we may answer. Everything is optional."""

    name = forms.CharField(
        label=_("Your name"), required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("We send you a mail at each step."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.RegexField(
        r"^[0-9+ ()./-]{6,40}$",
        label=_("Telephone number"),
        required=False,
        help_text=_("Only if we may call you about this report."),
        error_messages={"invalid": _("Type a telephone number with digits, for example 056 12 34 56.")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "inputmode": "tel"}),
    )
