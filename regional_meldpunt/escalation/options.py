"""Everybody whom a step may name, as one list to choose from; a choice is written «kind:layer:ref»."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from regional_meldpunt.escalation import words
from regional_meldpunt.escalation.plan import Reach, Target
from regional_meldpunt.escalation.world import Duty, World

LAYERS_UNSEEN = 2
"""How many layers of the first roster a municipality may name, which does not see it."""
Option = tuple[str, str]


def write(target: Target) -> str:
    return f"{target.kind.value}:{target.layer}:{target.ref}"


def read(text: str, *, inform: bool = False) -> Target:
    """Raises ValueError for what `write` did not write."""
    kind, layer, ref = text.split(":", 2)
    return Target(Reach(kind), ref, int(layer), inform)


def grouped(world: World) -> list[tuple[str, list[Option]]]:
    """The groups in the order in which they are used; an empty group is left out."""
    duties = list((world.duties or {}).values())
    on_call = [(duty.name, list(_of_roster(duty, world))) for duty in duties if duty.active]
    if world.duties is None:
        on_call = [(_("On call at the region"), list(_unseen(world)))]
    others = [
        (_("People"), list(_people(world))),
        (_("Teams of the region"), list(_teams(world))),
        (_("Everybody with a task"), [(write(Target(Reach.ROLE, ref)), one.name) for ref, one in world.roles.items()]),
        (_("Outside parties (get a task)"), list(_parties(world))),
    ]
    return [(name, rows) for name, rows in (*on_call, *others) if rows]


def _people(world: World) -> Iterator[Option]:
    for ref, human in world.people.items():
        if human.state != "withdrawn":
            yield write(Target(Reach.PERSON, ref)), f"{human.name}, {human.home}"


def _teams(world: World) -> Iterator[Option]:
    for ref, team in world.teams.items():
        if team.active:
            yield write(Target(Reach.TEAM, ref)), team.name


def _parties(world: World) -> Iterator[Option]:
    for ref, party in world.parties.items():
        if party.active and party.reachable:
            yield write(Target(Reach.PARTY, ref)), party.name


def _of_roster(duty: Duty, world: World) -> Iterator[Option]:
    ref = "" if duty.slug == world.first else duty.slug
    for number in range(1, len(duty.layers) + 1):
        yield _said(Target(Reach.ON_CALL, ref, number), world)
    yield _said(Target(Reach.ON_CALL, ref), world, _("whoever is on call (the first who was not called yet)"))
    yield _said(Target(Reach.EVERYBODY_ON_CALL, ref), world)
    yield _said(Target(Reach.NEXT_ON_CALL, ref), world)


def _unseen(world: World) -> Iterator[Option]:
    for number in range(1, LAYERS_UNSEEN + 1):
        yield _said(Target(Reach.ON_CALL, "", number), world)
    for kind in (Reach.ON_CALL, Reach.EVERYBODY_ON_CALL, Reach.NEXT_ON_CALL):
        yield _said(Target(kind), world)


def _said(target: Target, world: World, words_: str = "") -> Option:
    text = words_ or words.target(target, world)
    return write(target), text[:1].upper() + text[1:]
