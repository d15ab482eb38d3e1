"""The periods, one field per ending."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.retention.terms import LONGEST, SHORTEST, Ending


class TermsForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for ending in Ending:
            self.fields[ending.value] = forms.IntegerField(
                label=ending.label,
                help_text=_("Days after the end"),
                min_value=SHORTEST,
                max_value=LONGEST,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
