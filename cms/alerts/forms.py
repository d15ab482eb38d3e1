"""Writing an alert. The French half is there where French is spoken; the reach only at the region."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.alerts.models import Alert

MOMENT = "%Y-%m-%dT%H:%M"
LONGEST = timedelta(days=60)


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT)


class AlertForm(forms.ModelForm[Alert]):
    class Meta:
        model = Alert
        fields: ClassVar[list[str]] = [
            "severity", "title", "message", "title_fr", "message_fr", "link", "begins_at", "expires_at", "reach",
        ]  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {
            "message": forms.Textarea({"rows": 2}),
            "message_fr": forms.Textarea({"rows": 2}),
            "begins_at": _moment(),
            "expires_at": _moment(),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "severity": _("Danger is for what threatens people. It is read aloud at once by a screen reader."),
            "message": _("What must people do? One or two sentences."),
            "expires_at": _("Then it disappears by itself. At most 60 days after it begins."),
        }

    def __init__(self, *args: Any, french: bool, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not french:
            del self.fields["title_fr"], self.fields["message_fr"]
        if places:
            self.fields["reach"] = forms.MultipleChoiceField(
                label=_("For which municipalities?"),
                help_text=_("None ticked: for all of them."),
                choices=places,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        else:
            del self.fields["reach"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        begins: datetime | None = told.get("begins_at")
        expires: datetime | None = told.get("expires_at")
        if begins and expires and expires <= begins:
            self.add_error("expires_at", ValidationError(_("The end comes before the beginning.")))
        elif begins and expires and expires - begins > LONGEST:
            self.add_error("expires_at", ValidationError(_("At most 60 days. What lasts longer is a page.")))
        return told
