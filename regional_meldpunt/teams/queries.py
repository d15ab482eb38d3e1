"""Reads of teams, behind whichever wall is present."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils.timezone import localdate

from foundation.tenancy import WallState, current
from regional_meldpunt.teams.models import REGION, Team, TeamMember


def owner_here() -> str:
    """Whose teams these are: the municipality of the wall, or the region."""
    wall = current()
    return wall.schema if wall.state is WallState.MUNICIPALITY else REGION


def teams_of(schema: str) -> list[Team]:
    """The teams of a municipality, or of the region ("region"), by name."""
    return list(Team.objects.filter(municipality=schema, active=True))


def team(schema: str, slug: str) -> Team | None:
    return Team.objects.filter(municipality=schema, slug=slug, active=True).first()


def teams_of_user(request: HttpRequest) -> list[Team]:
    """The teams in which this person works today, as member, lead or deputy; none for who is not signed in."""
    if not request.user.is_authenticated:
        return []
    owner, today = owner_here(), localdate()
    memberships = TeamMember.objects.filter(municipality=owner, user_id=request.user.pk)
    slugs = [row.team for row in memberships if row.counts_on(today)]
    return list(Team.objects.filter(municipality=owner, slug__in=slugs, active=True))


def members(found: Team) -> list[TeamMember]:
    return list(TeamMember.objects.filter(municipality=found.municipality, team=found.slug))


def accounts_of(pk: int, day: date) -> list[int]:
    """The accounts of who works in a team of the region on a day; behind a wall of the region that may know it."""
    found = Team.objects.filter(pk=pk, municipality=REGION, active=True).first()
    return [row.user_id for row in members(found) if row.counts_on(day)] if found else []


def kept_teams(owner: str) -> list[tuple[Team, list[TeamMember]]]:
    """Every team of an owner with its people, also the teams that stopped."""
    people: dict[str, list[TeamMember]] = {}
    for row in TeamMember.objects.filter(municipality=owner):
        people.setdefault(row.team, []).append(row)
    return [
        (row, people.get(row.slug, [])) for row in Team.objects.filter(municipality=owner).order_by("-active", "name")
    ]


def kept(pk: int, owner: str) -> Team | None:
    return Team.objects.filter(pk=pk, municipality=owner).first()


def member(pk: int, owner: str) -> TeamMember | None:
    return TeamMember.objects.filter(pk=pk, municipality=owner).first()
