from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenants.people.models import Person
from tenants.people.queries import active_people
from tenants.registry import hosts


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


def _home(person: Person) -> str:
    try:
        return hosts.by_schema(person.municipality).name
    except KeyError:
        return str(person.municipality)
