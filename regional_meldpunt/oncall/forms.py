from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.routing import queries as routing
from regional_meldpunt.taak.models import Receiver
from tenants.people.models import Person
from tenants.registry import hosts

PICTURES = "image/jpeg,image/png,image/webp,image/heic,image/heif"
PHONE = r"^[0-9+ ()./-]{6,40}$"


class RefusalForm(forms.Form):
    reason = forms.CharField(label=_("Why can you not go?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class NoteForm(forms.Form):
    """A remark, a photo, or both."""

    text = forms.CharField(label=_("Note"), max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    photo = forms.FileField(label=_("Photo"), required=False, widget=forms.FileInput(attrs={"accept": PICTURES}))


class PressedForm(forms.Form):
    """What a telephone says beside the button: which press it is, and when. Anything unreadable is a new press, now."""

    key = forms.UUIDField(required=False)
    pressed = forms.CharField(required=False, max_length=40)

    def read(self, at: datetime) -> tuple[uuid.UUID, datetime]:
        self.is_valid()
        given = self.cleaned_data
        return given.get("key") or uuid.uuid4(), _moment(given.get("pressed", "")) or at


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text) if text else None
    except ValueError:
        return None
    return None if found is None or is_naive(found) else found


class PlaceForm(forms.Form):
    """Where a telephone is."""

    lat = forms.FloatField(min_value=-90, max_value=90)
    lon = forms.FloatField(min_value=-180, max_value=180)


class HelpForm(forms.Form):
    """Whom to ask: the next person, somebody by name, a party outside, a neighbour."""

    NEXT = "next"
    key = forms.UUIDField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("Whom"))
    what = forms.CharField(label=_("What do you need?"), max_length=160)

    def __init__(self, *args: Any, melding: Melding, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = melding.municipality
        self.people = {f"person:{person.pk}": person for person in people}
        self.names = {f"{Receiver.PARTY.value}:{row.slug}": row.name for row in routing.parties(here) if row.active}
        self.names |= {
            f"{Receiver.MUNICIPALITY.value}:{row.schema_name}": row.name
            for row in hosts.municipalities()
            if row.schema_name != here
        }
        party = [(value, name) for value, name in self.names.items() if value.startswith("party:")]
        neighbours = [(value, name) for value, name in self.names.items() if value.startswith("municipality:")]
        self.fields["to"].choices = [  # type: ignore[attr-defined]  # a choice field
            (self.NEXT, _("The next person of the roster")),
            (_("A colleague by name"), [(value, person.name) for value, person in self.people.items()]),
            (_("Police zone or another party"), party),
            (_("A colleague municipality"), neighbours),
        ]


class EntryForm(forms.Form):
    """A melding while calling. Only what and where must be filled; the place is words, a point, or both."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    call = forms.IntegerField(required=False, widget=forms.HiddenInput)
    category = forms.SlugField(max_length=60, error_messages={"required": _("Choose what it is about.")})
    where = forms.CharField(
        label=_("Where?"),
        required=False,
        max_length=300,
        help_text=_("Street and municipality, for example: Leiestraat 12, Menen"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    urgency = forms.ChoiceField(required=False, choices=[("", ""), *Urgency.choices])
    description = forms.CharField(
        label=_("What does the caller say?"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    phone = forms.RegexField(
        PHONE,
        label=_("Telephone of the caller"),
        required=False,
        error_messages={"invalid": _("Type a telephone number with digits, for example 056 12 34 56.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = [(member.schema_name, member.name) for member in hosts.municipalities()]
        self.fields["municipality"].choices = [("", _("as in the address")), *members]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("where") and given.get("lat") is None and not given.get("municipality"):
            self.add_error("where", _("Say where it is: your own location, or a street and a municipality."))
        return given
