"""The period that a director looks at: chosen, or this month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Period:
    """Both days belong to it."""

    first: date
    last: date


class PeriodForm(forms.Form):
    first = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    last = forms.DateField(
        label=_("Until and including"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_last(self) -> date:
        last: date = self.cleaned_data["last"]
        first = self.cleaned_data.get("first")
        if first and last < first:
            raise forms.ValidationError(_("The last day must not lie before the first."))
        return last

    def period(self) -> Period:
        """After `is_valid()`."""
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])

    @classmethod
    def of(cls, period: Period) -> PeriodForm:
        return cls(initial={"first": period.first, "last": period.last})


def this_month(today: date) -> Period:
    return Period(today.replace(day=1), today)


def previous_month(today: date) -> Period:
    last = today.replace(day=1) - timedelta(days=1)
    return Period(last.replace(day=1), last)


def this_year(today: date) -> Period:
    return Period(today.replace(month=1, day=1), today)
