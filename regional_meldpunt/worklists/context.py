"""What a list shows, whole on its own page or beside an open file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import now

from foundation.access.checks import can
from foundation.identity.actor import Actor
from foundation.standing import moment
from regional_meldpunt.answers.access import here
from regional_meldpunt.answers.models import REGION
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.taak import queries as taken
from regional_meldpunt.taak.models import Taak
from regional_meldpunt.teams import queries as teams
from regional_meldpunt.worklists import actions, clocks, filters, queries
from regional_meldpunt.worklists.filters import WorkFilter
from regional_meldpunt.worklists.forms import BulkForm, FilterForm, SaveForm
from regional_meldpunt.worklists.queries import Reader
from tenants.registry import hosts

HANDLE = "meldingen.handle"


@dataclass(frozen=True)
class Row:
    """One line of a list."""

    melding: Melding
    place: str
    due: clocks.Due | None
    mine: bool
    team: str = ""
    awaits: Taak | None = None


def list_context(request: HttpRequest, asked: WorkFilter) -> dict[str, Any]:
    """Everything about a list; the work list beside a file uses it as well."""
    at, who, own = now(), reader(request), queries.owner_here()
    region = here(request) == REGION
    page = queries.page(asked, who, at)
    scopes = filters.SCOPES_DESK if region else filters.SCOPES_HERE
    user = request.user.pk or 0
    may_act = can(request.user, HANDLE)
    last = queries.last_act(user, at - actions.UNDO_FOR) if may_act else None
    return {
        "asked": asked,
        "page": page,
        "rows": as_rows(page.rows, who, at),
        "counted": queries.count(asked, who, at),
        "scopes": [(key, label, key == asked.lijst and not _is_saved(asked, user)) for key, label in scopes.items()],
        "saved": [(row, row.query == asked.query) for row in queries.saved(user)],
        "filter_form": FilterForm(asked=asked, at_region=region),
        "save_form": SaveForm(),
        "bulk_form": BulkForm() if may_act else None,
        "last_act": last if last and last.items else None,
        "file_url": file_of(request),
        "own": own,
        "at_region": region,
    }


def reader(request: HttpRequest) -> Reader:
    return Reader(Actor.of(request), tuple(team.slug for team in teams.teams_of_user(request)))


def as_rows(rows: list[Melding], who: Reader, at: datetime) -> list[Row]:
    """The lines of a page, with the name of the team and the task that each waits for."""
    waiting = taken.awaited([row.pk for row in rows if row.status == Status.WAITING])
    named = {team.slug: team.name for team in teams.teams_of(queries.owner_here())} if rows else {}
    with moment():  # promises and calendars of one moment, looked up once
        return [as_row(row, who, at, named.get(row.team, row.team), waiting.get(row.pk)) for row in rows]


def as_row(melding: Melding, who: Reader, at: datetime, team: str, awaits: Taak | None) -> Row:
    holders = [person for person in (melding.assigned_to, melding.claimed_by) if person]
    mine = any((person.schema, person.id) == (who.actor.schema, who.actor.id) for person in holders)
    return Row(melding, place_name(melding.municipality), clocks.due(melding, at), mine, team, awaits)


def file_of(request: HttpRequest) -> str:
    return "desk:melding" if here(request) == REGION else "meldpunt_office:melding"


def _is_saved(asked: WorkFilter, user: int) -> bool:
    return any(row.query == asked.query for row in queries.saved(user))


def place_name(schema: str) -> str:
    try:
        return hosts.by_schema(schema).name
    except KeyError:
        return schema
