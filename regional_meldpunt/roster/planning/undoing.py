"""Throwing a plan away: back to what was published last. And taking that back, as long as the one who did it is there.

A definition knows who and when; what people wrote beside it (names, reasons) travels along by the number of its row.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.roster import resolver
from regional_meldpunt.roster.models import (
    Layer,
    Override,
    Publication,
    Roster,
    Rotation,
    RotationMember,
    TemporarySchedule,
    TemporaryShift,
)
from regional_meldpunt.roster.planning import loading
from regional_meldpunt.roster.planning.actions import hold
from regional_meldpunt.roster.problems import RosterProblem
from regional_meldpunt.roster.resolver import RosterDefinition

Kept = dict[str, Any]
"""A plan as JSON, with its words."""


@transaction.atomic
def discard(roster: Roster, *, by: Actor, at: datetime) -> Kept:
    """The plan becomes what holds. Returns what it was, so that it can be taken back."""
    hold(roster)
    last = Publication.objects.filter(roster=roster).first()
    if last is None:
        raise RosterProblem(_("Nothing was published yet: there is nothing to go back to."))
    kept = {"plan": loading.to_json(loading.as_it_stands(roster)), "words": _words(roster)}
    _Back(roster, kept["words"], by, at).put(loading.from_json(last.definition))
    record("roster.plan_discarded", by=by, subject=roster, facts={"version": last.number})
    return kept


@transaction.atomic
def take_back(roster: Roster, kept: Kept, *, by: Actor, at: datetime) -> None:
    """The plan as it was before it was thrown away."""
    hold(roster)
    _Back(roster, kept["words"], by, at).put(loading.from_json(kept["plan"]))
    record("roster.plan_taken_back", by=by, subject=roster)


def _words(roster: Roster) -> dict[str, str]:
    """What people wrote, by kind and number of the row."""
    rotations = Rotation.objects.filter(layer__roster=roster).values_list("pk", "name")
    overrides = Override.objects.filter(layer__roster=roster).values_list("pk", "reason")
    temporaries = roster.temporaries.values_list("pk", "name")
    listed = (("rotation", rotations), ("override", overrides), ("temporary", temporaries))
    return {f"{kind} {pk}": text for kind, rows in listed for pk, text in rows}


class _Back:
    """Writes a definition over the rows of the plan. A row that is in it keeps its number, which shifts refer to."""

    def __init__(self, roster: Roster, words: dict[str, str], by: Actor, at: datetime) -> None:
        self.roster, self.words, self.by, self.at = roster, words, by, at

    def put(self, wanted: RosterDefinition) -> None:
        keys = [layer.key for layer in wanted.layers]
        self.roster.layers.filter(pk__in=keys).update(active=True)
        self.roster.layers.exclude(pk__in=keys).update(active=False)
        Override.objects.filter(layer__roster=self.roster).delete()
        self.roster.temporaries.all().delete()
        for layer in wanted.layers:
            rotations = [one.key for one in layer.rotations]
            Rotation.objects.filter(layer_id=layer.key).exclude(pk__in=rotations).delete()
            for place, rotation in enumerate(layer.rotations, 1):
                self._rotation(layer.key, rotation, 10 * place)
            Override.objects.bulk_create(self._override(layer.key, one) for one in layer.overrides)
        for one in wanted.temporaries:
            self._temporary(one)

    def _rotation(self, layer: int, one: resolver.Rotation, order: int) -> None:
        values = {
            "layer": Layer(pk=layer),
            "name": self.words.get(f"rotation {one.key}") or _("Turns"),
            "order": order,
            "unit": one.unit.value,
            "length": one.length,
            "starts_on": one.starts_on,
            "starts_at": one.starts_at,
            "ends_at": one.until,
            "windows": loading.windows_to_json(one.windows),
        }
        row, _made = Rotation.objects.update_or_create(pk=one.key, defaults=values)
        row.members.all().delete()
        RotationMember.objects.bulk_create(
            RotationMember(
                rotation=row, person_id=member.person, order=10 * n, joins=member.joins, leaves=member.leaves
            )
            for n, member in enumerate(one.members, 1)
        )

    def _override(self, layer: int, one: resolver.Override) -> Override:
        return Override(
            pk=one.key,
            layer_id=layer,
            kind=one.kind.value,
            person_id=one.person,
            instead_of_id=one.instead_of,
            starts_at=one.begins,
            ends_at=one.ends,
            reason=self.words.get(f"override {one.key}", ""),
            by=self.by,
            at=self.at,
        )

    def _temporary(self, one: resolver.Temporary) -> None:
        schedule = TemporarySchedule.objects.create(
            pk=one.key,
            roster=self.roster,
            name=self.words.get(f"temporary {one.key}") or _("Temporary schedule"),
            starts_at=one.begins,
            ends_at=one.ends,
            by=self.by,
            at=self.at,
        )
        TemporaryShift.objects.bulk_create(
            TemporaryShift(
                pk=shift.key,
                schedule=schedule,
                layer_id=shift.layer,
                person_id=shift.person,
                starts_at=shift.begins,
                ends_at=shift.ends,
            )
            for shift in one.shifts
        )
