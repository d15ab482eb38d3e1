"""Small forms of the editors' desk."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

MONTHS = ((3, _("in 3 months")), (6, _("in 6 months")), (12, _("in a year")))


def _offer(field: Any, choices: list[tuple[int, str]]) -> None:
    field.choices = choices


class CheckedForm(forms.Form):
    """Which pages were read, and when they are read again."""

    pages = forms.TypedMultipleChoiceField(coerce=int, required=True)
    months = forms.TypedChoiceField(label=_("Read it again"), choices=MONTHS, coerce=int, initial=6)

    def __init__(self, *args: Any, known: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["pages"], [(pk, str(pk)) for pk in known])

    def until(self) -> date:
        return localdate() + timedelta(days=round(self.cleaned_data["months"] * 30.5))


class DepartmentForm(forms.Form):
    name = forms.CharField(label=_("Name of the department"), max_length=80)
    email = forms.EmailField(label=_("E-mail address for reminders"), required=False)
    pages = forms.TypedMultipleChoiceField(
        label=_("Pages of this department"),
        help_text=_("With everything below them."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people = forms.TypedMultipleChoiceField(
        label=_("Who writes them"),
        help_text=_("Somebody in a department writes only on its pages, and a reviewer publishes."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, pages: list[tuple[int, str]], people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["pages"], pages)
        _offer(self.fields["people"], people)


class RightForm(forms.Form):
    image = forms.IntegerField(widget=forms.HiddenInput)
    maker = forms.CharField(label=_("Made by"), max_length=160, required=False)
    licence = forms.CharField(label=_("Licence or agreement"), max_length=160, required=False)
    until = forms.DateField(label=_("May be used until"), required=False, widget=forms.DateInput({"type": "date"}))
