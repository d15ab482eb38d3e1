"""Filters of the map, and the address for a mail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories.models import CategoryGroup
from tenants.registry.snapshot import MunicipalitySnapshot


class FilterForm(forms.Form):
    groep = forms.ChoiceField(label=_("What"), required=False)
    postcode = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(self, *args: Any, postal_codes: tuple[str, ...], groups: list[CategoryGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields
        chosen["groep"].choices = [("", _("Everything")), *((group.slug, group.name) for group in groups)]
        chosen["postcode"].choices = [("", _("The whole municipality")), *((code, code) for code in postal_codes)]
        if len(postal_codes) < 2:
            del self.fields["postcode"]


class RegionFilterForm(forms.Form):
    gemeente = forms.ChoiceField(label=_("Where"), required=False)
    groep = forms.ChoiceField(label=_("What"), required=False)

    def __init__(
        self, *args: Any, members: Iterable[MunicipalitySnapshot], groups: list[CategoryGroup], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields
        chosen["gemeente"].choices = [("", _("The whole region")), *((one.slug, one.name) for one in members)]
        chosen["groep"].choices = [("", _("Everything")), *((group.slug, group.name) for group in groups)]


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your e-mail address."), "invalid": _("This is no e-mail address.")},
    )
