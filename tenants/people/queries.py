from collections.abc import Collection
from typing import Any

from foundation.tenancy import WallState, current
from foundation.tenancy.planned import Planned, among
from tenants.people.models import Person


def people_here() -> list[Person]:
    """The people of this municipality; at the region, of every municipality."""
    return list(Person.objects.order_by("-active", "name"))


def active_people(role: str = "wachtdienst") -> list[Person]:
    """Those who can be rostered: joined, not withdrawn."""
    return list(Person.objects.filter(active=True, role=role, joined_at__isnull=False))


def active_person(pk: int) -> Person | None:
    """Somebody by number, if they can be reached."""
    return Person.objects.filter(pk=pk, active=True).first()


def active_among(pks: Collection[int]) -> dict[int, Person]:
    """By number, those of these who can be reached."""
    return {person.pk: person for person in _AMONG.ask(list(pks))}


_AMONG = Planned(lambda: Person.objects.order_by().filter(among("id", 1), active=True))


def person_of_account(user_id: int) -> Person | None:
    """The person behind a region account. Behind a wall of the region that reads people."""
    return Person.objects.filter(region_account=user_id, active=True).first()


def may_enter_region(user: Any) -> bool:
    """At the region: an account that belongs to people stands as long as one of them was not withdrawn."""
    if current().state is not WallState.REGION:
        return True
    known = list(Person.objects.order_by().filter(region_account=user.pk).values_list("active", flat=True))
    return not known or any(known)
