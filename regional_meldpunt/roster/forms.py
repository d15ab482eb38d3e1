from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.roster.weeks import HandOver
from tenants.people.models import Person
from tenants.people.queries import active_people
from tenants.registry import hosts

MOST_WEEKS = 52
CLOCK = ("%H:%M", "%H.%M")
AS_TYPED = {"inputmode": "numeric", "pattern": "[0-2]?[0-9][:.][0-5][0-9]", "size": 5, "placeholder": "17:00"}
"""Typed, not picked: the time of the browser would show 05:00 PM to whoever has an English one."""


class PersonForm(forms.Form):
    """Who takes a week of duty."""

    person = forms.TypedChoiceField(label=_("Who"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people: dict[int, Person] = {person.pk: person for person in active_people()}
        choices = [(pk, f"{person.name}, {_home(person)}") for pk, person in self.people.items()]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> Person:
        return self.people[self.cleaned_data["person"]]


class WeeksForm(forms.Form):
    """How many weeks to add, and when they change hands."""

    weekday = forms.TypedChoiceField(label=_("Weeks change hands on"), coerce=int, choices=tuple(WEEKDAYS.items()))
    wall = forms.TimeField(label=_("At"), input_formats=CLOCK, widget=forms.TimeInput(format=CLOCK[0], attrs=AS_TYPED))
    count = forms.IntegerField(label=_("Number of weeks"), min_value=1, max_value=MOST_WEEKS)

    def hand_over(self) -> HandOver:
        return HandOver(self.cleaned_data["weekday"], self.cleaned_data["wall"].replace(second=0, microsecond=0))


def _home(person: Person) -> str:
    try:
        return hosts.by_schema(person.municipality).name
    except KeyError:
        return str(person.municipality)
