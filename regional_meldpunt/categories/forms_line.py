"""Opening a number for a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

USUAL = timedelta(hours=12)
LONGEST = timedelta(days=14)


class LineForm(forms.Form):
    """Until when, and why. The authorities open such a number for hours, seldom for days."""

    until = forms.DateTimeField(
        label=_("Open until"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"required": _("Say until when it is open.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=200,
        required=False,
        help_text=_("For colleagues, for example: code orange for wind."),
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        self.fields["until"].initial = localtime(at + USUAL).replace(minute=0, second=0, microsecond=0)

    def clean_until(self) -> datetime:
        until: datetime = self.cleaned_data["until"]
        if until <= self.at:
            raise forms.ValidationError(_("That moment is over."), code="over")
        if until > self.at + LONGEST:
            raise forms.ValidationError(
                _("Choose a moment within two weeks. You can open it longer later."), code="far"
            )
        return until
