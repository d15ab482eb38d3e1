from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.duplicates.models import Storm


class GatherForm(forms.Form):
    """A group into a storm that is there, or into a new one."""

    numbers = forms.CharField(max_length=40_000, widget=forms.HiddenInput)
    storm = forms.ChoiceField(label=_("Into"), required=False)
    name = forms.CharField(label=_("or a new storm"), required=False, max_length=80)

    def __init__(self, *args: Any, open_storms: list[Storm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(storm.slug, storm.name) for storm in open_storms]
        self.fields["storm"].choices = [("", _("choose")), *listed]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("storm") and not found.get("name"):
            self.add_error("name", _("Choose a storm or give a new one a name."))
        return found


class TellForm(forms.Form):
    """`key` makes one message of it, however often it is clicked."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Message to everybody"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It waits twenty seconds, then it goes to every reporter in their own way."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"key": uuid.uuid4()})
        super().__init__(*args, **kwargs)
