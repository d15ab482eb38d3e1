"""The door for other parts that need a roster at once: whoever takes turns of a week, published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from regional_meldpunt.roster.models import Layer, Roster
from regional_meldpunt.roster.models.plan import Covers
from regional_meldpunt.roster.planning import actions as planning
from regional_meldpunt.roster.planning import editing
from regional_meldpunt.roster.planning.editing import Place
from tenants.people.models import Person

FIRST, BACKUP = "Eerste wacht", "Achterwacht"


def weekly(people: Sequence[Person], *, start: datetime, by: Actor, at: datetime) -> Roster:
    """The first roster, made if there is none: its first layer in turns of a week from a moment on, published."""
    roster = Roster.objects.filter(active=True).first()
    if roster is None:
        roster = editing.make_roster(name="Wachtdienst", by=by, layers=(FIRST, BACKUP))
    layer = Layer.objects.filter(roster=roster, active=True)[0]
    wall = local(start)
    given = {"name": "Weken", "unit": "weeks", "length": 1, "starts_on": wall.date(), "starts_at": wall.time()}
    known = layer.rotations.first()
    editing.save_rotation(layer, known, given, [Place(person.pk) for person in people], by=by)
    editing.change_layer(layer, name=layer.name, covers=Covers.ALWAYS, by=by)
    planning.publish(roster, by=by, at=at, tell=False)
    return roster
