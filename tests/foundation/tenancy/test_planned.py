"""A question that is put together once answers as the ORM would, behind whichever wall asks."""

import pytest
from django.db.models import F, Value
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality, region
from foundation.tenancy.planned import Planned, PlannedChange, PlannedRows, among, given
from tenants.people.models import Person
from tests.foundation.tasks.logins import login

BY = Actor.system("test")
NAMED = Planned(lambda: Person.objects.order_by("name").filter(among("pk", 1), name__startswith="Wacht 50%"))
NAMES = Planned(lambda: Person.objects.order_by("name").filter(among("pk", 1)).values_list("name", "phone"))
MOVED = PlannedChange(
    lambda: Person.objects.filter(among("pk", 1)), phone=given(2, "text"), language=Value("fr"), name=F("name")
)


def person(name: str, place: str, **more: object) -> Person:
    return Person(municipality=place, name=name, email=f"{name}@x.test", role="wachtdienst", invited_by=BY, **more)


@pytest.mark.usefixtures("committed")
def test_it_asks_changes_and_writes_as_the_orm_does() -> None:
    made = {}
    for place in ("kortrijk", "menen"):
        with municipality(place):
            rows = [person(f'Wacht 50% {place} {{1,2}} "x"', place, joined_at=now()), person("Wacht NULL", place)]
            PlannedRows(Person).write(rows)
            made[place] = [row.pk for row in rows]
            stored = Person.objects.get(pk=rows[0].pk)
            assert (stored.name, stored.invited_by, stored.joined_at) == (rows[0].name, BY, rows[0].joined_at)
            assert Person.objects.get(pk=rows[1].pk).joined_at is None
    everybody = [pk for pks in made.values() for pk in pks]
    with municipality("menen"):
        assert [row.pk for row in NAMED.ask(everybody)] == made["menen"][:1], "its own wall, with the same question"
        assert MOVED.make(everybody, "+3256000000") == 2
    with login("engine"), region("engine"):
        assert [row.pk for row in NAMED.ask(everybody)] == [made["kortrijk"][0], made["menen"][0]]
        assert NAMES.ask(made["menen"][1:]) == [("Wacht NULL", "+3256000000")]
        assert NAMED.ask([]) == []
