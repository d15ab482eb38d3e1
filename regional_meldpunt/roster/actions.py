"""Verbs that change the roster."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.roster import weeks
from regional_meldpunt.roster.models import Shift
from regional_meldpunt.roster.weeks import USUAL, HandOver
from tenants.people.models import Person


class RosterProblem(Exception):
    """The roster cannot be changed in this way; `str()` is a sentence for the screen."""


def plan(
    people: Sequence[Person], *, start: datetime, count: int, by: Actor, hand_over: HandOver = USUAL
) -> list[Shift]:
    """Give `count` weeks of duty in turn, from the week that holds `start`; time that has somebody stays as it is.

    Whoever follows the person of the last planned week comes first.
    """
    if not people:
        return []
    try:
        with transaction.atomic():
            return _plan(people, start, count, by, hand_over)
    except IntegrityError as error:
        raise RosterProblem(_("Somebody else changed the roster at the same moment. Look again.")) from error


def _plan(people: Sequence[Person], start: datetime, count: int, by: Actor, hand_over: HandOver) -> list[Shift]:
    begins = hand_over.before(start)
    known = list(Shift.objects.filter(ends_at__gt=begins).order_by("starts_at"))
    begins = max([begins, *(shift.ends_at for shift in known if shift.ends_at <= start)])
    last = Shift.objects.filter(starts_at__lt=begins).last()
    turn = _turn_after(people, last)
    made = [
        Shift(person=people[(turn + number) % len(people)], starts_at=starts, ends_at=ends)
        for number, (starts, ends) in enumerate(weeks.weeks(begins, hand_over, count))
        if not any(shift.starts_at < ends and shift.ends_at > starts for shift in known)
    ]
    Shift.objects.bulk_create(made)
    record("roster.planned", by=by, facts={"weeks": len(made)})
    return made


def _turn_after(people: Sequence[Person], last: Shift | None) -> int:
    places = [place for place, person in enumerate(people, 1) if last is not None and person.pk == last.person_id]
    return places[0] if places else 0


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
