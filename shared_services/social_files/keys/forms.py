from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shared_services.social_files.vault.keeper import SHORTEST_PASSPHRASE

HOURS = ((4, _("four hours")), (9, _("nine hours, a working day")), (12, _("twelve hours, the longest")))


def secret_field(label: Any, *, help_text: Any = "", autocomplete: str = "off") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"})
    return forms.CharField(label=label, widget=widget, strip=True, max_length=300, help_text=help_text)


class EnrolForm(forms.Form):
    """Twice the same, because nobody can look it up later."""

    passphrase = secret_field(
        _("Your passphrase"),
        help_text=_(
            "At least fourteen characters. Four words that do not belong together do well. It is kept nowhere."
        ),
        autocomplete="new-password",
    )
    again = secret_field(_("Your passphrase again"), autocomplete="new-password")

    def clean_passphrase(self) -> str:
        value = str(self.cleaned_data["passphrase"])
        if len(value) < SHORTEST_PASSPHRASE or len(set(value)) < 6:
            raise ValidationError(
                _("Choose a longer one: at least fourteen characters, and not the same one repeated.")
            )
        return value

    def clean(self) -> dict[str, Any] | None:
        facts = super().clean()
        if facts and facts.get("passphrase") and facts["passphrase"] != facts.get("again"):
            self.add_error("again", _("This is not the same as above."))
        return facts


class UnlockForm(forms.Form):
    passphrase = secret_field(_("Passphrase"), autocomplete="current-password")
    hours = forms.TypedChoiceField(label=_("Stay unlocked for"), choices=HOURS, coerce=int, initial=9)

    def until(self, at: datetime) -> datetime:
        return at + timedelta(hours=self.cleaned_data["hours"])

    @staticmethod
    def ceremony(at: datetime) -> datetime:
        """After the keys were made they stay open for a working day."""
        return at + timedelta(hours=9)
