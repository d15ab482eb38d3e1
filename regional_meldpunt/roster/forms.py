"""What people type about a roster: the roster itself, its layers, exceptions, temporary schedules and own days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.calendar.clock import local, moment
from regional_meldpunt.roster.models import Layer, OwnDay, Roster
from regional_meldpunt.roster.models.plan import Covers, OverrideKind
from regional_meldpunt.roster.planning.editing import Exceptional
from tenants.people.models import Person
from tenants.registry import hosts

CLOCK = ("%H:%M", "%H.%M", "%H")
AS_TYPED = {"inputmode": "numeric", "size": 5, "placeholder": "17:00"}
"""Typed, not picked: the time of the browser would show 05:00 PM to whoever has an English one."""


def day_field(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **options)


def time_field(label: Any, **options: Any) -> forms.TimeField:
    widget = forms.TimeInput(format=CLOCK[0], attrs=AS_TYPED)
    return forms.TimeField(label=label, input_formats=CLOCK, widget=widget, **options)


def choices_of(people: Iterable[Person], empty: Any = "") -> list[tuple[str, Any]]:
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    listed = [(str(one.pk), f"{one.name}, {names.get(one.municipality, one.municipality)}") for one in people]
    return [("", empty), *listed] if empty else listed


class PersonField(forms.TypedChoiceField):
    """One of the people who are given when the form is made."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **options)

    def offer(self, people: Iterable[Person], empty: Any = "") -> None:
        self.choices = choices_of(people, empty)


class SpanForm(forms.Form):
    """From a day and time until a day and time, on the wall clock of Brussels."""

    from_day = day_field(_("From"))
    from_time = time_field(_("at"), initial=time(8))
    until_day = day_field(_("Until"))
    until_time = time_field(_("at"), initial=time(8))

    @staticmethod
    def span(begins: datetime, ends: datetime) -> dict[str, Any]:
        since, until = local(begins), local(ends)
        return {
            "from_day": since.date(),
            "from_time": since.time(),
            "until_day": until.date(),
            "until_time": until.time(),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if {"from_day", "from_time", "until_day", "until_time"} <= given.keys() and self.ends_at <= self.starts_at:
            self.add_error("until_day", _("The end comes before the begin."))
        return given

    @property
    def starts_at(self) -> datetime:
        return moment(self.cleaned_data["from_day"], self.cleaned_data["from_time"])

    @property
    def ends_at(self) -> datetime:
        return moment(self.cleaned_data["until_day"], self.cleaned_data["until_time"])


class ExceptionForm(SpanForm):
    """Somebody comes, goes or takes a place, in one layer."""

    layer = forms.TypedChoiceField(label=_("Layer"), coerce=int)
    kind = forms.ChoiceField(label=_("What"), choices=OverrideKind.choices, initial=OverrideKind.REPLACE)
    person = PersonField(label=_("Who"), required=False, help_text=_("Leave open when somebody is free."))
    instead_of = PersonField(
        label=_("In the place of"), required=False, help_text=_("Leave open for whoever it is, also for a gap.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
    field_order = (
        "layer",
        "kind",
        "person",
        "instead_of",
        "from_day",
        "from_time",
        "until_day",
        "until_time",
        "reason",
    )

    def __init__(self, *args: Any, layers: list[Layer], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.layers = {layer.pk: layer for layer in layers}
        self.people = {person.pk: person for person in people}
        self.fields["layer"].choices = [(pk, layer.name) for pk, layer in self.layers.items()]  # type: ignore[attr-defined]  # a choice field
        self.fields["person"].offer(people, _("Nobody"))  # type: ignore[attr-defined]  # a PersonField
        self.fields["instead_of"].offer(people, _("Whoever it is"))  # type: ignore[attr-defined]  # idem

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("kind") != OverrideKind.REMOVE and not given.get("person") and "person" not in self.errors:
            self.add_error("person", _("Choose who comes."))
        if given.get("person") and given.get("person") == given.get("instead_of"):
            self.add_error("instead_of", _("Choose somebody else than who comes."))
        return given

    def chosen(self) -> Layer:
        return self.layers[self.cleaned_data["layer"]]

    def wanted(self) -> Exceptional:
        given = self.cleaned_data
        removes = given["kind"] == OverrideKind.REMOVE
        return Exceptional(
            given["kind"],
            self.starts_at,
            self.ends_at,
            None if removes else self.people.get(given["person"]),
            None if given["kind"] == OverrideKind.ADD else self.people.get(given["instead_of"]),
            given["reason"],
        )


class MomentField(forms.CharField):
    """A moment as the board wrote it (ISO 8601, with its zone)."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            found = datetime.fromisoformat(text)
        except ValueError as error:
            raise forms.ValidationError(_("This is no moment.")) from error
        if found.tzinfo is None:
            raise forms.ValidationError(_("This is no moment."))
        return found


class MoveForm(forms.Form):
    """A block that was dropped with somebody else."""

    layer = forms.IntegerField()
    begins = MomentField()
    ends = MomentField()
    giver = forms.IntegerField(required=False)
    taker = forms.IntegerField()


class ProposalForm(forms.Form):
    """What a link of the board may fill in beforehand."""

    layer = forms.IntegerField(required=False)
    begins = MomentField(required=False)
    ends = MomentField(required=False)
    instead_of = forms.IntegerField(required=False)
    person = forms.IntegerField(required=False)


class RosterForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    class Meta:
        model = Roster
        fields = ("name", "description", "order", "active")
        labels = {"name": _("Name"), "description": _("What it is for"), "order": _("Order"), "active": _("In use")}
        help_texts = {"order": _("The lowest number is what the desk calls by itself.")}


class LayerForm(forms.Form):
    name = forms.CharField(label=_("Name of the layer"), max_length=60)
    covers = forms.ChoiceField(label=_("Somebody is needed"), choices=Covers.choices)


class TemporaryForm(SpanForm):
    name = forms.CharField(label=_("What is it for?"), max_length=80)
    field_order = ("name",)


class TemporaryShiftForm(SpanForm):
    layer = forms.TypedChoiceField(label=_("Layer"), coerce=int)
    person = PersonField(label=_("Who"))
    field_order = ("layer", "person")

    def __init__(self, *args: Any, layers: list[Layer], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.layers = {layer.pk: layer for layer in layers}
        self.people = {person.pk: person for person in people}
        self.fields["layer"].choices = [(pk, layer.name) for pk, layer in self.layers.items()]  # type: ignore[attr-defined]  # a choice field
        self.fields["person"].offer(people)  # type: ignore[attr-defined]  # a PersonField


class OwnDayForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    class Meta:
        model = OwnDay
        fields = ("day", "name", "yearly")
        labels = {"day": _("Day"), "name": _("Name"), "yearly": _("Every year")}
        widgets = {"day": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}

    def validate_unique(self) -> None:
        """The same day again changes its name."""


class WhenForm(forms.Form):
    """Who was on call at a moment?"""

    day = day_field(_("On"))
    at = time_field(_("at"))

    def moment(self) -> datetime:
        return moment(self.cleaned_data["day"], self.cleaned_data["at"])


def today_form(at: datetime) -> WhenForm:
    here = local(at)
    return WhenForm(initial={"day": here.date(), "at": here.time()})
