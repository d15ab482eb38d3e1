"""Differences in words, for the page on which the coordinator publishes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format

from foundation.calendar.clock import local
from regional_meldpunt.roster.models import Roster
from regional_meldpunt.roster.planning.differences import Change, Stretch
from tenants.people.models import Person
from tenants.registry import hosts


@dataclass(frozen=True)
class Told:
    """One person, and the lines of what they get and lose."""

    person: Person
    home: str
    gets: list[str]
    loses: list[str]


def in_words(roster: Roster, changes: Iterable[Change]) -> list[Told]:
    known = list(changes)
    people = Person.objects.in_bulk([change.person for change in known])
    layers: dict[int, str] = dict(roster.layers.values_list("pk", "name"))
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    return [
        Told(
            person,
            names.get(person.municipality, person.municipality),
            [_line(one, layers) for one in change.gets],
            [_line(one, layers) for one in change.loses],
        )
        for change in known
        if (person := people.get(change.person)) is not None
    ]


def _line(one: Stretch, layers: dict[int, str]) -> str:
    begins, ends = (date_format(local(at), "D j M Y, H:i").lower() for at in (one.begins, one.ends))
    return f"{layers.get(one.layer, '')}: {begins} – {ends}"
