"""What a person says about how to reach them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regional_meldpunt.paging.models import Channel, Kind, Weight
from tenants.people.models import Person

WAITS = (
    (0, gettext_lazy("at once")),
    (30, gettext_lazy("after 30 seconds")),
    (60, gettext_lazy("after 1 minute")),
    (120, gettext_lazy("after 2 minutes")),
    (180, gettext_lazy("after 3 minutes")),
    (300, gettext_lazy("after 5 minutes")),
    (600, gettext_lazy("after 10 minutes")),
)


class ChannelForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("How"), choices=[(kind.value, kind.label) for kind in Kind if kind is not Kind.PUSH]
    )
    address = forms.CharField(label=gettext_lazy("Number or address"), max_length=300)
    label = forms.CharField(label=gettext_lazy("Name for yourself"), max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        kind, address = said.get("kind"), said.get("address", "")
        if kind == Kind.MAIL:
            try:
                said["address"] = forms.EmailField().clean(address)
            except forms.ValidationError:
                self.add_error("address", _("This is not an e-mail address."))
        elif kind == Kind.CHAT and "://" not in address:
            self.add_error("address", _("Give the whole address, such as ntfys://server/subject."))
        return said


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class RuleForm(forms.Form):
    channel = forms.ModelChoiceField(Channel.objects.none(), label=gettext_lazy("How"), empty_label=None)
    wait = forms.TypedChoiceField(label=gettext_lazy("When"), choices=WAITS, coerce=int)
    weight = forms.ChoiceField(choices=Weight.choices, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, weight: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"rule-{weight}-%s", "initial": {"weight": weight}, **kwargs})
        usable = [channel.pk for channel in Channel.objects.filter(person=person) if channel.usable]
        field: Any = self.fields["channel"]
        field.queryset = Channel.objects.filter(pk__in=usable)
        field.label_from_instance = described


class QuietForm(forms.Form):
    quiet_from = forms.TimeField(
        label=gettext_lazy("from"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=gettext_lazy("until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if (said.get("quiet_from") is None) is not (said.get("quiet_until") is None):
            self.add_error("quiet_until", _("Give both times, or none."))
        return said


def described(channel: Channel) -> str:
    name = channel.label or channel.address
    return f"{channel.get_kind_display()}: {name}" if name else channel.get_kind_display()
