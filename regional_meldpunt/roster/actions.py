"""Verbs that change the roster."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.roster import weeks
from regional_meldpunt.roster.models import Shift
from tenants.people.models import Person


@transaction.atomic
def plan(people: Sequence[Person], *, start: datetime, count: int, by: Actor) -> list[Shift]:
    """Give `count` weeks of duty in turn, from the week that holds `start`; weeks with somebody stay as they are."""
    if not people:
        return []
    made = []
    for number, (begins, ends) in enumerate(weeks.weeks(weeks.friday_before(start), count)):
        if not Shift.objects.filter(starts_at__lt=ends, ends_at__gt=begins).exists():
            made.append(Shift(person=people[number % len(people)], starts_at=begins, ends_at=ends))
    Shift.objects.bulk_create(made)
    record("roster.planned", by=by, facts={"weeks": len(made)})
    return made


@transaction.atomic
def give_to(shift: Shift, *, person: Person, by: Actor) -> Shift:
    """Give a shift to somebody else. Repeating it changes nothing."""
    if shift.person_id == person.pk:
        return shift
    before = shift.person.name
    Shift.objects.filter(pk=shift.pk).update(person=person)
    shift.person = person
    record("roster.given", by=by, subject=shift, facts={"from": before, "to": person.name})
    return shift
