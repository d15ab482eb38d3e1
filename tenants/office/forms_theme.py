"""The colours and the shape of the wordmark, as a beheerder chooses them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenants.branding import colour
from tenants.branding.themes import Theme

FACES = [("atkinson", _("Atkinson Hyperlegible, clear and sober")), ("source-serif-4", _("Source Serif, with serifs"))]
CORNERS = [("sharp", _("straight")), ("soft", _("slightly rounded")), ("round", _("round"))]
MARKS = [("outline", _("the outline of the territory")), ("letter", _("the first letter"))]
BANDS = [("full", _("in the main colour")), ("quiet", _("in the soft ground"))]
COLOURS = {
    "accent": (_("Main colour"), _("Buttons, links and the large band on the home page. Not red and not amber.")),
    "on_accent": (_("Text on the main colour"), _("Usually white.")),
    "own": (_("Own place on the map"), _("Also the first button on the large band.")),
    "soft": (_("Soft ground"), _("Behind what is chosen.")),
    "line": (_("Lines and neighbours"), _("The neighbours on the map, quiet lines.")),
    "tint": (_("Tinted ground"), _("Every other band of a page.")),
}


class ColourInput(forms.TextInput):
    input_type = "color"


class ThemeForm(forms.Form):
    """Well-formed values only; whether they can be read together is judged by `tenants.branding.contrast`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in COLOURS.items():
            self.fields[name] = forms.RegexField(
                colour.HEX.pattern,
                label=label,
                help_text=hint,
                max_length=7,
                widget=ColourInput,
                error_messages={"invalid": _("Write a colour such as #0d4a43.")},
            )
        self.fields["face"] = forms.ChoiceField(label=_("Letter of the headings"), choices=FACES)
        self.fields["corner"] = forms.ChoiceField(label=_("Corners"), choices=CORNERS)
        self.fields["band"] = forms.ChoiceField(label=_("Large band on the home page"), choices=BANDS)
        self.fields["mark"] = forms.ChoiceField(label=_("Before the name"), choices=MARKS, widget=forms.RadioSelect)

    @classmethod
    def of(cls, theme: Theme) -> "ThemeForm":
        return cls(initial=asdict(theme))

    def theme(self) -> Theme:
        """After `is_valid()`."""
        return Theme(**self.cleaned_data)


def in_words(name: str, before: str, after: str) -> tuple[str, str, str]:
    """One line of the history: the label of the choice, and the two values as the form calls them."""
    field = ThemeForm().fields[name]
    words = dict(getattr(field, "choices", []))
    return str(field.label), str(words.get(before, before)), str(words.get(after, after))


def theme_from(values: Mapping[str, Any], *, otherwise: Theme) -> Theme:
    """The theme that an address describes; the present one when it describes none."""
    form = ThemeForm(values)
    return form.theme() if form.is_valid() else otherwise
