"""Rosters for tests: Eva and Jan and others from several municipalities, in turns of a week or with windows."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.utils.timezone import now

from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from regional_meldpunt.roster.models import Layer, Roster, Rotation, Shift
from regional_meldpunt.roster.planning import actions, editing
from regional_meldpunt.roster.planning.editing import Place
from tenants.people.models import Person

BY = Actor.system("tests")
COOR = Actor("public", 903, "Coor Vanneste")


def person(name: str, home: str = "kortrijk", account: int | None = None) -> Person:
    """Behind no wall: it chooses that of the municipality."""
    with municipality(home):
        made, _created = Person.objects.get_or_create(
            municipality=home,
            email=f"{name.lower()}@wacht.test",
            defaults={
                "name": name,
                "role": "wachtdienst",
                "region_account": account,
                "invited_by": BY,
                "joined_at": now(),
            },
        )
    return made


def next_monday(at: datetime, hour: int = 8) -> datetime:
    day = local(at).date()
    return local(at).replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=7 - day.weekday())


def roster(people: Sequence[Person], *, layers: Sequence[str] = ("Eerste wacht",), name: str = "Eerste lijn") -> Roster:
    """Behind the wall of the coordinator; every layer in turns of a week since last Monday 08:00."""
    made = editing.make_roster(name=name, by=BY, layers=layers)
    for layer in made.layers.all():
        weekly(layer, people)
    return made


def weekly(layer: Layer, people: Sequence[Person], known: Rotation | None = None, at: time = time(8)) -> Rotation:
    monday = local(now()).date() - timedelta(days=local(now()).weekday() + 7)
    given = {"name": "Weken", "unit": "weeks", "length": 1, "starts_on": monday, "starts_at": at}
    return editing.save_rotation(layer, known, given, [Place(one.pk) for one in people], by=BY)


def published(people: Sequence[Person], **options: object) -> Roster:
    made = roster(people, **options)  # type: ignore[arg-type]  # passed on
    actions.publish(made, by=COOR, at=now())
    return made


def was_on_call(made: Roster, who: Person, *, days_ago: int, pk: int | None = None) -> Shift:
    """A day of duty that is over, as it stands in the book; `pk` for a person who is not there any more."""
    begun = now() - timedelta(days=days_ago)
    return Shift.objects.create(
        roster=made,
        layer=made.layers.all()[0],
        person_id=pk or who.pk,
        person_name=who.name,
        home=who.municipality,
        starts_at=begun,
        ends_at=begun + timedelta(days=1),
        key="before",
    )
