"""What a citizen writes about a page, and what a colleague answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class RemarkForm(forms.Form):
    text = forms.CharField(
        label=_("What is wrong or missing?"),
        help_text=_("Write no national register number or other private data here."),
        max_length=2000,
        min_length=3,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only if you want an answer. We do not keep it after that."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "close" not in self.data and not cleaned.get("answer") and not self.errors:
            self.add_error("answer", _("Write an answer, or close it without one."))
        return cleaned
