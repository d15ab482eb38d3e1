"""Three rosters for the people of the demo: a first line with a backup, a technical and a social one.

Weeks change hands on Monday, weekends and holidays have a rotation of their own; Eva is on call now. There is a past
year, an exception, a swap that was taken and one that is open, a holiday of the region, somebody on leave, and a gap.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from foundation.calendar.clock import local, moment
from foundation.identity.actor import Actor
from regional_meldpunt.roster import resolver
from regional_meldpunt.roster.calendars import leave
from regional_meldpunt.roster.models import Layer, Override, Publication, Roster, Rotation, Shift
from regional_meldpunt.roster.models.plan import Covers, OverrideKind
from regional_meldpunt.roster.planning import actions, editing, loading
from regional_meldpunt.roster.planning.editing import Exceptional, Place
from regional_meldpunt.roster.resolver import OffDays
from regional_meldpunt.roster.swapping import actions as swapping
from tenants.people.models import Person
from tenants.people.queries import active_people

BY = Actor.system("demo")
WEEK, DAY, YEAR = timedelta(weeks=1), timedelta(days=1), timedelta(weeks=52)
FRIDAY, WEEKEND = [4], [5, 6]
WEEKENDS: list[dict[str, Any]] = [
    {"days": FRIDAY, "begins": "17:00", "ends": "08:00", "off_days": OffDays.AS_USUAL.value},
    {"days": WEEKEND, "begins": "08:00", "ends": "08:00", "off_days": OffDays.ALSO.value},
]
INHABITANTS = {
    "kortrijk": 80, "waregem": 39, "menen": 34, "wevelgem": 32, "harelbeke": 29, "zwevegem": 25, "wervik": 19,
    "anzegem": 15, "kuurne": 14, "deerlijk": 12, "avelgem": 10, "lendelede": 6, "spiere_helkijn": 2,
}  # fmt: skip
"""In thousands, rounded: what the share of each municipality is measured by."""


def load() -> None:
    """Idempotent; runs as the owner, in `public`."""
    if Roster.objects.exists():
        return
    at = timezone.now()
    people = sorted(active_people(), key=lambda person: (person.email != "eva@regio.demo", person.name))
    if len(people) < 2:
        return
    editing.add_day(day=date(2020, 7, 11), name="Feest van de Vlaamse Gemeenschap", yearly=True, by=BY)
    first = _first_line(people, at)
    _past_year(first, at)
    actions.publish(first, by=BY, at=at, tell=False)
    _stories(first, people, at)
    for place, (name, words) in enumerate(OTHERS, 2):
        _other(name, words, 10 * place, people[place % 3 :: 2], at)


OTHERS = (
    ("Technische wacht", "Pompen, stroom en gebouwen"),
    ("Sociale wacht", "Noodopvang en crisishulp buiten de kantooruren"),
)


def _first_line(people: list[Person], at: datetime) -> Roster:
    roster = editing.make_roster(
        name="Eerste lijn", description="Voor elke dringende melding in de regio", by=BY, layers=(FIRST, BACKUP)
    )
    editing.change_roster(roster, {"weights": INHABITANTS}, by=BY)
    first, backup = roster.layers.all()
    since = _monday(at) - YEAR
    _rotation(first, "Week", [], since, _as_now(since, at, people))
    # A weekend or a holiday stands before a week; its turn begins on Friday.
    friday = since + 4 * DAY
    weekend = [*people[:1], *people[4:], *people[1:4]] if _is_weekend(at) else [*people[3:], *people[:3]]
    _rotation(first, "Weekend", WEEKENDS, friday, _as_now(friday, at, weekend))
    _rotation(backup, BACKUP, [], since, _as_now(since, at, [*people[5:], *people[:5]]))
    editing.change_layer(first, name=first.name, covers=Covers.ALWAYS, by=BY)
    editing.change_layer(backup, name=backup.name, covers=Covers.ALWAYS, by=BY)
    return roster


FIRST, BACKUP = "Eerste wacht", "Achterwacht"


def _rotation(
    layer: Layer, name: str, windows: list[dict[str, Any]], since: datetime, people: list[Person]
) -> Rotation:
    given = {
        "name": name, "unit": "weeks", "length": 1, "starts_on": local(since).date(), "starts_at": time(8),
        "windows": windows,
    }  # fmt: skip
    return editing.save_rotation(layer, None, given, [Place(one.pk) for one in people], by=BY)


def _as_now(since: datetime, at: datetime, people: list[Person]) -> list[Person]:
    """The order in which the first of them has the turn of this week."""
    turn = (at - since) // WEEK
    return [people[(place - turn) % len(people)] for place in range(len(people))]


def _is_weekend(at: datetime) -> bool:
    """Friday 17:00 to Monday 08:00."""
    here = local(at)
    return (here.weekday(), here.hour) >= (4, 17) or (here.weekday(), here.hour) < (0, 8)


def _monday(at: datetime) -> datetime:
    day = local(at).date()
    return moment(day - timedelta(days=day.weekday()), time(8))


def _past_year(roster: Roster, at: datetime) -> None:
    """Written as if it had been published all along."""
    known = Person.objects.in_bulk()
    start = at - YEAR
    shifts = resolver.resolve(loading.plan_of(roster, start, at), start, at + 21 * DAY)
    Shift.objects.bulk_create(
        Shift(
            roster=roster,
            layer_id=one.layer,
            person_id=one.person,
            person_name=known[one.person].name,
            home=known[one.person].municipality,
            starts_at=one.begins,
            ends_at=one.ends,
            source=one.source,
            key=one.key,
            turn_rotation=one.turn.rotation if one.turn else None,
            turn_person=one.turn.person if one.turn else None,
            turn_nth=one.turn.nth if one.turn else None,
            version=0,
        )
        for one in shifts
        if one.begins < at
    )


def _stories(roster: Roster, people: list[Person], at: datetime) -> None:
    """A swap that was taken, one that is open, an exception that waits for publishing, and somebody's leave."""
    nights = _coming(roster, at + 8 * DAY)
    if len(nights) < 3:
        return
    taken, asked, changed = nights[:3]
    by_pk = {person.pk: person for person in people}
    giver = by_pk[taken.person_id or 0]
    taker = _free(people, roster, taken, {shift.person_id for shift in nights[:3]})
    swap = swapping.ask(
        taken, giver=giver, begins=taken.starts_at, ends=taken.ends_at, asked=None, in_return=None,
        reason="Verjaardag van mijn dochter", by=BY, at=at,
    )  # fmt: skip
    swapping.take(swap, taker=taker, by=BY, at=at)
    asker = by_pk[asked.person_id or 0]
    swapping.ask(
        asked, giver=asker, begins=asked.starts_at, ends=asked.ends_at, asked=None, in_return=None,
        reason="Avondschool", by=BY, at=at,
    )  # fmt: skip
    first = roster.layers.all()[0]
    away = by_pk[changed.person_id or 0]
    stands_in = _free(people, roster, changed, {away.pk, giver.pk, taker.pk, asker.pk})
    wanted = Exceptional(
        OverrideKind.REPLACE, changed.starts_at, changed.ends_at, stands_in, away, "Opleiding in Brugge"
    )
    editing.make_override(first, wanted, by=BY, at=at)
    leave.keep(away, starts_at=changed.starts_at - DAY, ends_at=changed.ends_at + DAY, by=BY, at=at)
    _gap(first, at)


def _free(people: list[Person], roster: Roster, shift: Shift, but: set[int | None]) -> Person:
    """Somebody who is not on call in the week of a shift."""
    rows = Shift.objects.filter(roster=roster, starts_at__lt=shift.ends_at + 3 * DAY, ends_at__gt=shift.starts_at - DAY)
    busy = but | set(rows.values_list("person_id", flat=True))
    return next((one for one in people if one.pk not in busy), people[-1])


def _gap(first: Layer, at: datetime) -> None:
    """On New Year's Eve nobody can: the gap that the coordinator has to fill."""
    year = local(at).year + (1 if local(at).date() > date(local(at).year, 12, 28) else 0)
    begins = moment(date(year, 12, 31), time(17))
    if not Override.objects.filter(layer=first, starts_at__lt=begins + DAY, ends_at__gt=begins).exists():
        wanted = Exceptional(OverrideKind.REMOVE, begins, begins + timedelta(hours=15), reason="Oudjaar: nog te vragen")
        editing.make_override(first, wanted, by=BY, at=at)


def _coming(roster: Roster, since: datetime) -> list[Shift]:
    """One night of each of the next turns."""
    rows = Shift.objects.filter(roster=roster, layer=roster.layers.all()[0], starts_at__gt=since)
    turns: dict[tuple[int | None, int | None, int | None], Shift] = {}
    for shift in rows.exclude(person__email="eva@regio.demo").order_by("starts_at")[:40]:
        if shift.turn_rotation is not None and local(shift.starts_at).weekday() < 4:
            turns.setdefault((shift.turn_rotation, shift.turn_person, shift.turn_nth), shift)
    return list(turns.values())


def _other(name: str, words: str, order: int, people: list[Person], at: datetime) -> None:
    roster = editing.make_roster(name=name, description=words, order=order, by=BY, layers=(FIRST,))
    layer = roster.layers.get()
    editing.change_layer(layer, name=FIRST, covers=Covers.ALWAYS, by=BY)
    _rotation(layer, "Week", [], _monday(at) - 4 * WEEK, people)
    if not Publication.objects.filter(roster=roster).exists():
        actions.publish(roster, by=BY, at=at, tell=False)
