"""What the fair share of each municipality is measured by, such as its inhabitants in thousands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.roster.models import Roster
from tenants.registry import hosts

MOST = 1_000_000


class WeightsForm(forms.Form):
    """A number for each municipality; 0 or empty takes no part. All empty: each that takes part counts the same."""

    def __init__(self, data: Any = None, *, roster: Roster) -> None:
        super().__init__(data)
        self.places = {one.schema_name: one.name for one in hosts.municipalities()}
        for schema, name in self.places.items():
            self.fields[schema] = forms.DecimalField(
                label=name,
                required=False,
                min_value=0,
                max_value=MOST,
                decimal_places=1,
                initial=roster.weights.get(schema),
                error_messages={"invalid": _("Write a number, for example 12 or 12.5.")},
            )

    def given(self) -> dict[str, float]:
        found = {schema: float(self.cleaned_data.get(schema) or 0) for schema in self.places}
        return {schema: value for schema, value in found.items() if value}
