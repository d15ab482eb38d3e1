"""Verbs that change teams. A team that stopped stays: what it did keeps its name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import current
from regional_meldpunt.teams.models import Team, TeamMember


@transaction.atomic
def make(given: Mapping[str, Any], *, owner: str, by: Actor) -> Team:
    taken = set(Team.objects.filter(municipality=owner).values_list("slug", flat=True))
    base = slugify(given["name"])[:34] or "team"
    slug = next(name for n in range(1, 1000) if (name := base if n == 1 else f"{base}-{n}") not in taken)
    _only_one_takes_rest(owner, given)
    team = Team.objects.create(municipality=owner, slug=slug, **given)
    record("teams.made", by=by, subject=team)
    return team


@transaction.atomic
def change(team: Team, given: Mapping[str, Any], *, by: Actor) -> bool:
    """Change what differs. Only one team of an owner takes what no rule claims."""
    before = {name: getattr(team, name) for name in given}
    changed = {name: f"{before[name]} → {value}" for name, value in given.items() if before[name] != value}
    if not changed:
        return False
    _only_one_takes_rest(team.municipality, given)
    for name, value in given.items():
        setattr(team, name, value)
    team.save(update_fields=list(given))
    record("teams.changed", by=by, subject=team, facts=changed)
    return True


@transaction.atomic
def join(
    team: Team, user: User, *, part: str, from_date: date | None, until_date: date | None, by: Actor
) -> TeamMember:
    """Somebody works in a team; doing it again changes how, and since when."""
    person = Actor(current().schema, user.pk, user.display_name)
    row, _created = TeamMember.objects.update_or_create(
        municipality=team.municipality,
        team=team.slug,
        user_id=user.pk,
        defaults={"person": person, "part": part, "from_date": from_date, "until_date": until_date},
    )
    record("teams.joined", by=by, subject=team, facts={"who": user.display_name, "part": part})
    return row


@transaction.atomic
def leave(member: TeamMember, *, by: Actor) -> None:
    record("teams.left", by=by, subject=member, facts={"team": member.team})
    TeamMember.objects.filter(pk=member.pk).delete()


def _only_one_takes_rest(owner: str, given: Mapping[str, Any]) -> None:
    if given.get("takes_rest"):
        Team.objects.filter(municipality=owner, takes_rest=True).update(takes_rest=False)
