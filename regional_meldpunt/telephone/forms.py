"""One form for a whole call, in the order of the call: where, what, danger, who. Only where and what must be filled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.contacts.models import AnswerChannel
from regional_meldpunt.meldingen.models import Channel, Kind
from tenants.registry import hosts

LONGEST_DESCRIPTION = 10_000
SHORTEST = 2
OFF = {"autocomplete": "off"}
COUNTER_CHANNELS = (Channel.PHONE, Channel.COUNTER, Channel.PAPER)
KINDS = (Kind.MELDING, Kind.QUESTION, Kind.COMPLAINT, Kind.SUGGESTION)


class EntryForm(forms.Form):
    """`key` makes one melding of it, however often Enter is pressed."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    card = forms.IntegerField(required=False, widget=forms.HiddenInput)
    channel = forms.ChoiceField(label=_("Came in by"), choices=[(c.value, c.label) for c in COUNTER_CHANNELS])
    dated = forms.DateField(
        label=_("Date of the letter"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    where = forms.CharField(label=_("Where?"), max_length=300, widget=forms.TextInput(attrs=OFF))
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    what = forms.CharField(label=_("What?"), required=False, max_length=200, widget=forms.TextInput(attrs=OFF))
    category = forms.SlugField(required=False, max_length=60)
    description = forms.CharField(
        label=_("In the caller's words"),
        required=False,
        max_length=LONGEST_DESCRIPTION,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[(kind.value, kind.label) for kind in KINDS], initial=Kind.MELDING
    )
    danger = forms.BooleanField(label=_("Somebody is in danger now"), required=False)
    phone = forms.RegexField(
        r"^[0-9+ ()./-]{6,40}$",
        label=_("Telephone"),
        required=False,
        error_messages={"invalid": _("Type a telephone number with digits, for example 056 12 34 56.")},
        widget=forms.TextInput(attrs={**OFF, "inputmode": "tel"}),
    )
    name = forms.CharField(label=_("Name"), required=False, max_length=200, widget=forms.TextInput(attrs=OFF))
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254, widget=forms.EmailInput(attrs=OFF))
    answer_channel = forms.ChoiceField(
        label=_("Answer"), required=False, choices=[("", _("the best way")), *AnswerChannel.choices]
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("nl", "Nederlands"), ("fr", "Français")], initial="nl"
    )
    street = forms.CharField(
        label=_("Street and number"), required=False, max_length=200, widget=forms.TextInput(attrs=OFF)
    )
    postal_code = forms.CharField(
        label=_("Postal code"), required=False, max_length=10, widget=forms.TextInput(attrs=OFF)
    )
    city = forms.CharField(label=_("Place"), required=False, max_length=100, widget=forms.TextInput(attrs=OFF))
    answer = forms.CharField(
        label=_("What you answered"),
        required=False,
        max_length=2_000,
        widget=forms.TextInput(attrs=OFF),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = [(member.schema_name, member.name) for member in hosts.municipalities()]
        self.fields["municipality"].choices = [("", _("as in the address")), *members]  # type: ignore[attr-defined]  # a choice field

    def clean_category(self) -> str:
        """The one that was picked, or the first that fits the typed words."""
        slug, typed = self.cleaned_data["category"], self.cleaned_data.get("what", "")
        if slug and categories.by_slug(slug):
            return str(slug)
        hits = categories.by_words(typed) if typed else []
        if not hits:
            raise forms.ValidationError(_("Type what it is about, for example: lamp, hole, litter."), code="unknown")
        return hits[0].slug

    def contact(self) -> dict[str, str]:
        names = ("name", "email", "phone", "answer_channel", "street", "postal_code", "city")
        return {name: self.cleaned_data[name] for name in names}


class NumberForm(forms.Form):
    """What a caller reads out from a mail or a letter."""

    nummer = forms.CharField(
        label=_("How far is it? Number of a melding"), max_length=80, widget=forms.TextInput(attrs=OFF)
    )


class FindForm(forms.Form):
    """Who stands at the counter. A number of a report, a telephone number or a name; an address, or both."""

    wie = forms.CharField(
        label=_("Name, telephone or number"), required=False, max_length=80, widget=forms.TextInput(attrs=OFF)
    )
    waar = forms.CharField(
        label=_("Street or town"),
        required=False,
        max_length=120,
        help_text=_("Of the person or of what was reported."),
        widget=forms.TextInput(attrs=OFF),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        typed = f"{given.get('wie', '')}{given.get('waar', '')}"
        if sum(sign.isalnum() for sign in typed) < SHORTEST:
            self.add_error("wie", _("Type at least two letters of a name or a street, a telephone number or a number."))
        return given
