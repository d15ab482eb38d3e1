"""Pages of work, counts and workload. Every question starts with a column that an index starts with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import connection
from django.db.models import Count, F, Func, Q, QuerySet, SmallIntegerField
from django.utils.timezone import localtime, make_aware

from foundation.identity.actor import Actor
from foundation.tenancy import WallState, current
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import REGION as REGION_OWNER
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.contacts import queries as contacts
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding, Responsible
from regional_meldpunt.teams.models import TeamMember
from regional_meldpunt.worklists import filters
from regional_meldpunt.worklists.filters import LAST_PAGE, NOBODY, PER_PAGE, WorkFilter
from regional_meldpunt.worklists.models import EVERYBODY, BulkAct, SavedList

TELEPHONE = re.compile(r"[0-9+ ()./-]{8,40}")
COUNT_UP_TO = 1_000
MOST_FOUND = 500
MOST_AT_ONCE = 200
MOST_EXPORTED = 50_000


@dataclass(frozen=True)
class Reader:
    """Who asks: the teams say what «my teams» is."""

    actor: Actor
    teams: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    rows: list[Melding]
    number: int
    more: bool

    @property
    def before(self) -> int:
        return self.number - 1


@dataclass(frozen=True)
class Counted:
    """At most `COUNT_UP_TO`; more than that is «more than»."""

    total: int

    @property
    def capped(self) -> bool:
        return self.total > COUNT_UP_TO

    @property
    def shown(self) -> str:
        return f"{COUNT_UP_TO}+" if self.capped else str(self.total)


@dataclass(frozen=True)
class Load:
    """What one person, or nobody yet, has open."""

    who: Actor | None
    total: int
    late: int
    acute: int


def owner_here() -> str:
    wall = current()
    return wall.schema if wall.state is WallState.MUNICIPALITY else REGION_OWNER


def page(asked: WorkFilter, reader: Reader, at: datetime) -> Page:
    """The rows of one page; what stands on the pages before it is passed over by its key alone."""
    start = (asked.blad - 1) * PER_PAGE
    keys = list(_ordered(_matching(asked, reader, at), asked).values_list("pk", flat=True)[start:][: PER_PAGE + 1])
    found = Melding.objects.select_related("category").in_bulk(keys[:PER_PAGE])
    rows = [found[key] for key in keys[:PER_PAGE] if key in found]
    return Page(rows, asked.blad, len(keys) > PER_PAGE and asked.blad < LAST_PAGE)


def count(asked: WorkFilter, reader: Reader, at: datetime) -> Counted:
    """Of what went elsewhere in the order of the list: no statistics tell how rare it is, its index does.

    What is over has one for each state.
    """
    found = _matching(asked, reader, at)
    walked = asked.lijst == filters.ELSEWHERE and not (asked.status and asked.also_over)
    found = _ordered(found, asked) if walked else found.order_by()
    return Counted(found.values("pk")[: COUNT_UP_TO + 1].count())


def listed(asked: WorkFilter, reader: Reader, at: datetime) -> QuerySet[Melding]:
    return _ordered(_matching(asked, reader, at), asked).select_related("category")


def numbers(asked: WorkFilter, reader: Reader, at: datetime, limit: int) -> list[str]:
    return list(listed(asked, reader, at).values_list("number", flat=True)[:limit])


def by_numbers(chosen: list[str]) -> list[Melding]:
    """These meldingen, as far as the wall shows them, in the order of their numbers."""
    rows = Melding.objects.select_related("category").filter(number__in=chosen[:MOST_AT_ONCE])
    return list(rows.order_by("number"))


def found_by_words(typed: str, *, also_over: bool) -> list[int]:
    """Through the one function that may use the index of words; it looks behind the same wall."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_meldingen(%s, %s, %s)", [typed, also_over, MOST_FOUND])
        return [row[0] for row in cursor.fetchall()]


def of_telephone(typed: str) -> list[int]:
    """What somebody with this number reported here, through the contact book; no name is shown."""
    if owner_here() == REGION_OWNER or not TELEPHONE.fullmatch(typed):
        return []
    refs = [contact.ref for contact in contacts.by_phone(typed)]
    return [row.pk for row in meldingen.of_contacts(refs, MOST_FOUND)]


def of_person(schema: str, account: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT meldingen_of_person(%s, %s)", [schema, account])
        return [row[0] for row in cursor.fetchall()]


def workload(at: datetime) -> list[Load]:
    """Open work per person, the most first; what nobody has stands at the end."""
    late = Q(deadline_at__lt=at, paused_at=None)
    rows = _open_here().values("assigned_to").order_by()
    acute = Q(urgency=Urgency.ACUTE)
    rows = rows.annotate(
        total=Count("municipality"), late=Count("municipality", filter=late), acute=Count("municipality", filter=acute)
    )
    loads = [Load(row["assigned_to"], row["total"], row["late"], row["acute"]) for row in rows]
    return sorted(loads, key=lambda load: (load.who is None, -load.total, str(load.who)))


def load_of_teams(at: datetime) -> dict[str, tuple[int, int]]:
    """(open, late) per slug of a team; "" for work without a team."""
    late = Q(deadline_at__lt=at, paused_at=None)
    rows = (
        _open_here()
        .values("team")
        .order_by()
        .annotate(total=Count("municipality"), late=Count("municipality", filter=late))
    )
    return {row["team"]: (row["total"], row["late"]) for row in rows}


def colleagues() -> list[TeamMember]:
    """Everybody in a team of whoever sits here."""
    return list(TeamMember.objects.filter(municipality=owner_here()).order_by("team", "id"))


def saved(user_id: int) -> list[SavedList]:
    return list(SavedList.objects.filter(municipality=owner_here(), user_id__in=(EVERYBODY, user_id)))


def saved_one(user_id: int, pk: int) -> SavedList | None:
    return SavedList.objects.filter(municipality=owner_here(), user_id__in=(EVERYBODY, user_id), pk=pk).first()


def last_act(user_id: int, since: datetime) -> BulkAct | None:
    """What this person did last to many, while it can still be undone."""
    rows = BulkAct.objects.filter(municipality=owner_here(), user_id=user_id, at__gte=since, undone_at=None)
    return rows.first()


def act(user_id: int, key: str) -> BulkAct | None:
    return BulkAct.objects.filter(municipality=owner_here(), user_id=user_id, key=key).first()


def _open_here() -> QuerySet[Melding]:
    owner = owner_here()
    rows = Melding.objects.filter(finished_at=None)
    if owner == REGION_OWNER:
        return rows.filter(responsible=Responsible.REGION, at_desk=True)
    return rows.filter(municipality=owner, responsible=Responsible.MUNICIPALITY)


def _scope(asked: WorkFilter, reader: Reader) -> QuerySet[Melding]:
    owner = owner_here()
    rows = Melding.objects.all() if asked.also_over else Melding.objects.filter(finished_at=None)
    if asked.lijst == filters.MINE:
        mine = of_person(reader.actor.schema, str(reader.actor.id))
        return rows.filter(pk__in=mine)
    if owner == REGION_OWNER:
        return _at_desk(rows, asked, reader)
    if asked.lijst == filters.ELSEWHERE:
        return rows.filter(received_by=owner).exclude(municipality=F("received_by"))
    rows = rows.filter(municipality=owner)
    if asked.lijst == filters.TEAMS:
        return rows.filter(team__in=reader.teams)
    if asked.lijst == filters.REGION:
        return rows.filter(responsible=Responsible.REGION)
    return rows if asked.also_over else rows.filter(responsible=Responsible.MUNICIPALITY)


def _at_desk(rows: QuerySet[Melding], asked: WorkFilter, reader: Reader) -> QuerySet[Melding]:
    """What is with the region stands at the desk; saying both would let the planner count that twice."""
    if asked.gemeente:
        rows = rows.filter(municipality=asked.gemeente)
    if asked.lijst == filters.TEAMS:
        return rows.filter(team__in=reader.teams, responsible=Responsible.REGION)
    return rows.filter(at_desk=True) if asked.also_over else rows.filter(responsible=Responsible.REGION)


def _matching(asked: WorkFilter, reader: Reader, at: datetime) -> QuerySet[Melding]:
    rows = _scope(asked, reader)
    plain = {
        "status": asked.status,
        "team": asked.team if asked.team != NOBODY else "",
        "urgency": asked.urgentie,
        "channel": asked.kanaal,
        "kind": asked.aard,
        "storm": asked.storm,
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    if asked.soort:
        rows = rows.filter(category=categories.key_of(asked.soort))  # by its number: statistics know how common it is
    if asked.team == NOBODY:
        rows = rows.filter(team="")
    if asked.wie == NOBODY:
        rows = rows.filter(assigned_to__isnull=True, claimed_by__isnull=True)
    elif asked.wie:
        schema, _separator, account = asked.wie.partition(":")
        rows = rows.filter(pk__in=of_person(schema, account))
    if asked.zoek:
        found = of_telephone(asked.zoek) or found_by_words(asked.zoek, also_over=asked.also_over)
        rows = rows.filter(pk__in=found)
    return _due(rows, asked.termijn, at)


def _due(rows: QuerySet[Melding], due: str, at: datetime) -> QuerySet[Melding]:
    """By deadline, which only what is open has."""
    if not due:
        return rows
    rows = rows.filter(finished_at=None)
    today = localtime(at).date()
    if due == filters.OVER:
        return rows.filter(deadline_at__lt=at, paused_at=None)
    if due == filters.NONE:
        return rows.filter(deadline_at=None)
    if due in (filters.TODAY, filters.WEEK):
        last = today + timedelta(days=1 if due == filters.TODAY else 8)
        return rows.filter(deadline_at__gte=at, deadline_at__lt=make_aware(datetime.combine(last, time())))
    return rows


def _ordered(rows: QuerySet[Melding], asked: WorkFilter) -> QuerySet[Melding]:
    if asked.order == filters.URGENCY and not asked.urgentie:
        rank = Func(F("urgency"), function="urgency_rank", output_field=SmallIntegerField())
        return rows.order_by(rank, "reported_at", "id")
    if asked.order in (filters.OLDEST, filters.URGENCY):  # of one urgency the oldest comes first
        return rows.order_by("reported_at", "id")
    if asked.order == filters.NEWEST:
        return rows.order_by("-reported_at", "-id")
    return rows.order_by("deadline_at", "id")
