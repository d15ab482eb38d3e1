"""Verbs that change the plan. Nothing of it holds before it is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.roster.models import (
    Layer,
    Override,
    OwnDay,
    Roster,
    Rotation,
    RotationMember,
    TemporarySchedule,
    TemporaryShift,
)
from regional_meldpunt.roster.models.plan import OverrideKind
from regional_meldpunt.roster.problems import RosterProblem
from tenants.people.models import Person


@transaction.atomic
def make_roster(*, name: str, description: str = "", order: int = 10, by: Actor, layers: Sequence[str]) -> Roster:
    """A new roster with its layers, the first to reach first."""
    base = slugify(name)[:36] or "rooster"
    taken = set(Roster.objects.values_list("slug", flat=True)) | RESERVED
    slug = next(known for n in range(1, 1000) if (known := base if n == 1 else f"{base}-{n}") not in taken)
    roster = Roster.objects.create(slug=slug, name=name, description=description, order=order)
    Layer.objects.bulk_create(
        Layer(roster=roster, name=layer, order=10 * place) for place, layer in enumerate(layers, 1)
    )
    record("roster.made", by=by, subject=roster)
    return roster


RESERVED = {"nieuw", "mijn", "ruil", "agenda", "dagen", "verlof"}
"""Names that stand for another page at the same place."""


@transaction.atomic
def change_roster(roster: Roster, given: Mapping[str, Any], *, by: Actor) -> None:
    for name, value in given.items():
        setattr(roster, name, value)
    roster.save(update_fields=list(given))
    record("roster.changed", by=by, subject=roster, facts={"what": ", ".join(given)})


@transaction.atomic
def add_layer(roster: Roster, *, name: str, covers: str, by: Actor) -> Layer:
    last = roster.layers.order_by("order").last()
    layer = Layer.objects.create(roster=roster, name=name, covers=covers, order=(last.order if last else 0) + 10)
    record("roster.changed", by=by, subject=roster, facts={"layer": name})
    return layer


@transaction.atomic
def change_layer(layer: Layer, *, name: str, covers: str, by: Actor) -> None:
    layer.name, layer.covers = name, covers
    layer.save(update_fields=["name", "covers"])
    record("roster.changed", by=by, subject=layer.roster, facts={"layer": name})


@transaction.atomic
def retire_layer(layer: Layer, *, by: Actor) -> None:
    """It counts no more from the next publication on; who was on call in it stays known."""
    layer.active = False
    layer.save(update_fields=["active"])
    record("roster.changed", by=by, subject=layer.roster, facts={"layer_gone": layer.name})


@dataclass(frozen=True)
class Place:
    """A place in the turn, as somebody typed it."""

    person: int
    joins: datetime | None = None
    leaves: datetime | None = None


@transaction.atomic
def save_rotation(
    layer: Layer, rotation: Rotation | None, given: Mapping[str, Any], places: Sequence[Place], *, by: Actor
) -> Rotation:
    """A new rotation of a layer, or another content of one; the places in the order of the turn."""
    if rotation is None:
        last = layer.rotations.order_by("order").last()
        rotation = Rotation(layer=layer, order=(last.order if last else 0) + 10)
    for name, value in given.items():
        setattr(rotation, name, value)
    rotation.save()
    rotation.members.all().delete()
    RotationMember.objects.bulk_create(
        RotationMember(rotation=rotation, person_id=one.person, order=10 * n, joins=one.joins, leaves=one.leaves)
        for n, one in enumerate(places, 1)
    )
    record("roster.changed", by=by, subject=layer.roster, facts={"rotation": rotation.name})
    return rotation


@transaction.atomic
def remove_rotation(rotation: Rotation, *, by: Actor) -> None:
    record("roster.changed", by=by, subject=rotation.layer.roster, facts={"rotation_gone": rotation.name})
    rotation.delete()


@dataclass(frozen=True)
class Exceptional:
    """An exception, as somebody typed it."""

    kind: str
    starts_at: datetime
    ends_at: datetime
    person: Person | None = None
    instead_of: Person | None = None
    reason: str = ""


def make_override(layer: Layer, wanted: Exceptional, *, by: Actor, at: datetime) -> Override:
    """The database refuses a second one at the same time, also when both come at once."""
    _check(layer, wanted, at)
    try:
        with transaction.atomic():
            made = Override.objects.create(
                layer=layer,
                kind=wanted.kind,
                person=wanted.person,
                instead_of=wanted.instead_of,
                starts_at=wanted.starts_at,
                ends_at=wanted.ends_at,
                reason=wanted.reason,
                by=by,
                at=at,
            )
            record("roster.exception_made", by=by, subject=layer.roster, facts={"what": str(made)})
    except IntegrityError as error:
        raise RosterProblem(
            _("There is another exception in this layer at that time. Change or remove that one first.")
        ) from error
    return made


def _check(layer: Layer, wanted: Exceptional, at: datetime) -> None:
    if wanted.ends_at <= wanted.starts_at:
        raise RosterProblem(_("The end comes before the begin."))
    if wanted.ends_at <= at:
        raise RosterProblem(_("What is over stays as it was. Choose a time that is still to come."))
    if wanted.kind != OverrideKind.REMOVE and wanted.person is None:
        raise RosterProblem(_("Choose who comes."))
    held = layer.roster.temporaries.filter(starts_at__lt=wanted.ends_at, ends_at__gt=wanted.starts_at).first()
    if held is not None:
        told = _("Then the temporary schedule “%(name)s” holds: it stands before every exception. Change it there.")
        raise RosterProblem(told % {"name": held.name})


@transaction.atomic
def move(layer: Layer, wanted: Exceptional, *, by: Actor, at: datetime) -> None:
    """Somebody takes over what another has in a span. What they took over themselves goes on, or simply back."""
    known = layer.overrides.filter(
        kind=OverrideKind.REPLACE, person=wanted.instead_of, starts_at=wanted.starts_at, ends_at=wanted.ends_at
    ).first()
    if known is None:
        make_override(layer, wanted, by=by, at=at)
        return
    if wanted.person is not None and known.instead_of_id == wanted.person.pk:
        remove_override(known, by=by)
        return
    known.person, known.by, known.at = wanted.person, by, at
    known.save(update_fields=["person", "by", "at"])
    record("roster.exception_made", by=by, subject=layer.roster, facts={"what": str(known)})


@transaction.atomic
def remove_override(override: Override, *, by: Actor) -> None:
    record("roster.exception_removed", by=by, subject=override.layer.roster, facts={"what": str(override)})
    override.delete()


def make_temporary(
    roster: Roster, *, name: str, starts_at: datetime, ends_at: datetime, by: Actor, at: datetime
) -> TemporarySchedule:
    """A schedule in the place of everything; empty until somebody is put in it."""
    if ends_at <= starts_at:
        raise RosterProblem(_("The end comes before the begin."))
    if ends_at <= at:
        raise RosterProblem(_("What is over stays as it was. Choose a time that is still to come."))
    try:
        with transaction.atomic():
            made = TemporarySchedule.objects.create(
                roster=roster, name=name, starts_at=starts_at, ends_at=ends_at, by=by, at=at
            )
            record("roster.temporary_made", by=by, subject=roster, facts={"name": name})
    except IntegrityError as error:
        raise RosterProblem(_("There is another temporary schedule at that time.")) from error
    return made


def put_in(
    schedule: TemporarySchedule, layer: Layer, person: Person, *, starts_at: datetime, ends_at: datetime, by: Actor
) -> TemporaryShift:
    """Somebody is on call in a layer during a part of a temporary schedule."""
    if not schedule.starts_at <= starts_at < ends_at <= schedule.ends_at:
        raise RosterProblem(_("Choose a time within the temporary schedule."))
    try:
        with transaction.atomic():
            made = TemporaryShift.objects.create(
                schedule=schedule, layer=layer, person=person, starts_at=starts_at, ends_at=ends_at
            )
            record("roster.changed", by=by, subject=schedule.roster, facts={"temporary": schedule.name})
    except IntegrityError as error:
        raise RosterProblem(_("Somebody else is on call in this layer at that time.")) from error
    return made


@transaction.atomic
def take_out(shift: TemporaryShift, *, by: Actor) -> None:
    record("roster.changed", by=by, subject=shift.schedule.roster, facts={"temporary": shift.schedule.name})
    shift.delete()


@transaction.atomic
def remove_temporary(schedule: TemporarySchedule, *, by: Actor) -> None:
    record("roster.temporary_removed", by=by, subject=schedule.roster, facts={"name": schedule.name})
    schedule.delete()


@transaction.atomic
def add_day(*, day: date, name: str, yearly: bool, by: Actor) -> OwnDay:
    own, _made = OwnDay.objects.update_or_create(day=day, defaults={"name": name, "yearly": yearly})
    record("roster.day_added", by=by, subject=own)
    return own


@transaction.atomic
def remove_day(own: OwnDay, *, by: Actor) -> None:
    record("roster.day_removed", by=by, subject=own)
    own.delete()
