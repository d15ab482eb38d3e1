from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regional_meldpunt.contacts.queries import significant
from regional_meldpunt.night_line.models import NightNumber
from tenants.registry import hosts

PHONE = r"^[0-9+ ()./-]{6,40}$"
UNREADABLE = {"invalid": _("Type a telephone number with digits, for example 056 12 34 56.")}


class NumberForm(forms.ModelForm[NightNumber]):
    place = forms.ChoiceField(
        label=_("Municipality"),
        help_text=_("Its contact book keeps who called, and a call to return is about this municipality."),
    )

    class Meta:
        model = NightNumber
        fields = ("shown", "name", "place", "regional", "desk_phone", "ring_seconds", "active")
        labels = {
            "shown": _("Night number"),
            "name": _("Name"),
            "regional": _("Number of the region: also for calls to a number that is not in this list"),
            "desk_phone": _("Telephone of the desk"),
            "ring_seconds": _("Seconds per telephone"),
            "active": _("In use"),
        }
        help_texts = {"desk_phone": _("Rings first while an operator is at the desk. May stay empty.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = [(member.schema_name, member.name) for member in hosts.municipalities()]
        self.fields["place"].choices = members  # type: ignore[attr-defined]  # a choice field
        self.fields["ring_seconds"].widget.attrs.update(min=5, max=120)

    def clean_shown(self) -> str:
        shown: str = self.cleaned_data["shown"]
        digits = significant(shown)
        if not digits:
            raise forms.ValidationError(UNREADABLE["invalid"], code="invalid")
        if NightNumber.objects.filter(digits=digits).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This number is in the list already."), code="twice")
        return shown

    def clean_ring_seconds(self) -> int:
        seconds: int = self.cleaned_data["ring_seconds"]
        if not 5 <= seconds <= 120:
            raise forms.ValidationError(_("Between 5 and 120 seconds."), code="range")
        return seconds


class TrialForm(forms.Form):
    """A call that nobody makes, said by the exchange of our own."""

    OUTCOMES = (
        ("answered", pgettext_lazy("trial call", "The first one answers")),
        ("missed", pgettext_lazy("trial call", "Nobody answers")),
        ("voicemail", pgettext_lazy("trial call", "The caller leaves a message")),
    )
    phone = forms.RegexField(PHONE, label=_("Number of the caller"), initial="0470 00 11 22", error_messages=UNREADABLE)
    called = forms.ChoiceField(label=_("Number that is called"))
    outcome = forms.ChoiceField(label=_("What happens"), choices=OUTCOMES, initial="missed")

    def __init__(self, *args: Any, numbers: list[NightNumber], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(one.shown, f"{one.name}, {one.shown}") for one in numbers if one.active]
        self.fields["called"].choices = known  # type: ignore[attr-defined]  # a choice field
