from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.routing.forms import municipalities
from regional_meldpunt.routing.models import REGION, Party, Way


class PartyForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """Somebody outside: what citizens read, and how work reaches them."""

    places = forms.MultipleChoiceField(
        label=_("Works in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing for the whole region."),
    )

    website = forms.URLField(label=_("Website"), required=False, max_length=300, assume_scheme="https")
    endpoint = forms.URLField(
        label=_("Address of their Open311"), required=False, max_length=300, assume_scheme="https"
    )

    class Meta:
        model = Party
        fields = (
            "name",
            "sort",
            "places",
            "text_nl",
            "text_fr",
            "phone",
            "website",
            "way",
            "email",
            "endpoint",
            "active",
        )
        labels = {
            "name": _("Name"),
            "sort": _("Kind"),
            "text_nl": _("What citizens read, in Dutch"),
            "text_fr": _("What citizens read, in French"),
            "phone": _("Telephone number for citizens"),
            "way": _("How work reaches them"),
            "email": _("E-mail address for work"),
            "active": _("Works with us"),
        }
        widgets = {"text_nl": forms.Textarea({"rows": 2}), "text_fr": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, owner: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if owner == REGION:
            self.fields["places"].choices = municipalities()  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["places"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("way") == Way.OPEN311 and not found.get("endpoint") and "endpoint" not in self.errors:
            self.add_error("endpoint", _("Open311 needs an address."))
        return found
