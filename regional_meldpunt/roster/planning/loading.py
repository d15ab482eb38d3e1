"""The plan in the database as a definition for the resolver, and a definition as JSON and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from foundation.calendar.clock import local
from regional_meldpunt.roster import resolver
from regional_meldpunt.roster.models import Layer, Override, Roster, Rotation, SwapLeg, SwapState, TemporarySchedule
from regional_meldpunt.roster.planning import days_off
from regional_meldpunt.roster.resolver import OffDays, OverrideKind, RosterDefinition, TurnKey, Unit
from tenants.people.models import Person

AROUND = timedelta(days=40)
"""How far days off are read beside the span that is asked: a turn that begins before it counts as a whole."""


def plan_of(roster: Roster, start: datetime, end: datetime) -> RosterDefinition:
    """The plan as it stands, with the swaps that were taken."""
    return _for_span(as_it_stands(roster), start, end)


def as_it_stands(roster: Roster) -> RosterDefinition:
    """Every row of the plan, also of who was withdrawn; without days off."""
    swaps = swaps_of(roster)
    layers = tuple(_layer(layer, swaps[layer.pk]) for layer in _layers(roster))
    temporaries = tuple(_temporary(row) for row in roster.temporaries.prefetch_related("shifts"))
    return RosterDefinition(layers, temporaries)


def published_of(stored: dict[str, Any], roster: Roster, start: datetime, end: datetime) -> RosterDefinition:
    """The definition of a publication with the swaps as they are now."""
    known, swaps = from_json(stored), swaps_of(roster)
    layers = tuple(replace(layer, swaps=tuple(swaps[layer.key])) for layer in known.layers)
    return _for_span(replace(known, layers=layers), start, end)


def swaps_of(roster: Roster) -> dict[int, list[resolver.Swap]]:
    """Layer -> what changed hands there, in the order in which it did."""
    found: dict[int, list[resolver.Swap]] = defaultdict(list)
    rows = SwapLeg.objects.select_related("swap").filter(swap__roster=roster, swap__state=SwapState.TAKEN)
    rows = rows.exclude(swap__giver=None).exclude(swap__taker=None)
    for leg in rows.order_by("swap__answered_at", "swap_id", "id"):
        giver, taker = leg.swap.giver_id or 0, leg.swap.taker_id or 0
        if leg.returns:
            giver, taker = taker, giver
        turn = None
        if leg.turn_rotation and leg.turn_person is not None and leg.turn_nth is not None:
            turn = TurnKey(leg.turn_rotation, leg.turn_person, leg.turn_nth)
        found[leg.layer_id].append(
            resolver.Swap(leg.pk, giver, taker, turn, leg.from_offset, leg.until_offset, leg.starts_at, leg.ends_at)
        )
    return found


def _layers(roster: Roster) -> Iterable[Layer]:
    rows = roster.layers.filter(active=True)
    return rows.prefetch_related("rotations__members", "overrides")


def _layer(layer: Layer, swaps: list[resolver.Swap]) -> resolver.Layer:
    return resolver.Layer(
        key=layer.pk,
        rotations=tuple(_rotation(row) for row in layer.rotations.all()),
        overrides=tuple(_override(row) for row in layer.overrides.all()),
        swaps=tuple(swaps),
    )


def _rotation(row: Rotation) -> resolver.Rotation:
    members = (resolver.Member(one.person_id or 0, one.joins, one.leaves) for one in row.members.all())
    return resolver.Rotation(
        key=row.pk,
        unit=Unit(row.unit),
        length=row.length,
        starts_on=row.starts_on,
        starts_at=row.starts_at,
        members=tuple(members),
        windows=windows_of(row.windows),
        until=row.ends_at,
    )


def windows_of(stored: list[dict[str, Any]]) -> tuple[resolver.Window, ...]:
    return tuple(
        resolver.Window(
            frozenset(one["days"]),
            time.fromisoformat(one["begins"]),
            time.fromisoformat(one["ends"]),
            OffDays(one["off_days"]),
        )
        for one in stored
    )


def windows_to_json(windows: Iterable[resolver.Window]) -> list[dict[str, Any]]:
    return [
        {
            "days": sorted(one.days),
            "begins": one.begins.isoformat("minutes"),
            "ends": one.ends.isoformat("minutes"),
            "off_days": one.off_days.value,
        }
        for one in windows
    ]


def _override(row: Override) -> resolver.Override:
    kind = OverrideKind(row.kind)
    return resolver.Override(row.pk, kind, row.starts_at, row.ends_at, row.person_id, row.instead_of_id)


def _temporary(row: TemporarySchedule) -> resolver.Temporary:
    shifts = (
        resolver.TemporaryShift(one.layer_id, one.person_id or 0, one.starts_at, one.ends_at, one.pk)
        for one in row.shifts.all()
    )
    return resolver.Temporary(row.pk, row.starts_at, row.ends_at, tuple(shifts))


def _for_span(definition: RosterDefinition, start: datetime, end: datetime) -> RosterDefinition:
    """With the days off of that span, and without who was withdrawn from the moment that this happened."""
    off = days_off.days_off(local(start - AROUND).date(), local(end + AROUND).date())
    gone = dict(Person.objects.filter(active=False).values_list("pk", "withdrawn_at"))
    return replace(without(definition, gone), off_days=off)


def without(definition: RosterDefinition, gone: dict[int, datetime | None]) -> RosterDefinition:
    """Somebody who was withdrawn leaves every rotation then; what they took from somebody goes back."""
    if not gone:
        return definition
    layers = tuple(
        replace(
            layer,
            rotations=tuple(_rotation_without(rotation, gone) for rotation in layer.rotations),
            overrides=tuple(_spans_without(layer.overrides, gone)),
            swaps=tuple(swap for swap in layer.swaps if swap.taker not in gone),
        )
        for layer in definition.layers
    )
    temporaries = tuple(replace(one, shifts=tuple(_spans_without(one.shifts, gone))) for one in definition.temporaries)
    return replace(definition, layers=layers, temporaries=temporaries)


def _rotation_without(rotation: resolver.Rotation, gone: dict[int, datetime | None]) -> resolver.Rotation:
    members = []
    for member in rotation.members:
        end = gone.get(member.person)
        if end is not None and (member.leaves is None or end < member.leaves):
            member = replace(member, leaves=end)  # noqa: PLW2901  # the same member, for a shorter time
        members.append(member)
    return replace(rotation, members=tuple(members))


def _spans_without(spans: Iterable[Any], gone: dict[int, datetime | None]) -> Iterable[Any]:
    for span in spans:
        end = gone.get(span.person)
        if end is None or span.ends <= end:
            yield span
        elif span.begins < end:
            yield replace(span, ends=end)


def to_json(definition: RosterDefinition) -> dict[str, Any]:
    """Days off and swaps are left out: both are known better at the moment of use."""
    facts = asdict(replace(definition, off_days=frozenset()))
    for layer in facts["layers"]:
        layer.pop("swaps")
    facts.pop("off_days")
    return _plain(facts)  # type: ignore[no-any-return]  # a dict goes in, a dict comes out


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value


def from_json(stored: dict[str, Any]) -> RosterDefinition:
    return RosterDefinition(
        tuple(
            resolver.Layer(
                layer["key"],
                tuple(_rotation_from(one) for one in layer["rotations"]),
                tuple(_override_from(one) for one in layer["overrides"]),
            )
            for layer in stored["layers"]
        ),
        tuple(_temporary_from(one) for one in stored["temporaries"]),
    )


def _at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _rotation_from(one: dict[str, Any]) -> resolver.Rotation:
    members = (resolver.Member(m["person"], _at(m["joins"]), _at(m["leaves"])) for m in one["members"])
    return resolver.Rotation(
        one["key"],
        Unit(one["unit"]),
        one["length"],
        date.fromisoformat(one["starts_on"]),
        time.fromisoformat(one["starts_at"]),
        tuple(members),
        windows_of(one["windows"]),
        _at(one["until"]),
    )


def _override_from(one: dict[str, Any]) -> resolver.Override:
    begins, ends = datetime.fromisoformat(one["begins"]), datetime.fromisoformat(one["ends"])
    return resolver.Override(one["key"], OverrideKind(one["kind"]), begins, ends, one["person"], one["instead_of"])


def _temporary_from(one: dict[str, Any]) -> resolver.Temporary:
    return resolver.Temporary(
        one["key"],
        datetime.fromisoformat(one["begins"]),
        datetime.fromisoformat(one["ends"]),
        tuple(
            resolver.TemporaryShift(
                s["layer"],
                s["person"],
                datetime.fromisoformat(s["begins"]),
                datetime.fromisoformat(s["ends"]),
                s["key"],
            )
            for s in one["shifts"]
        ),
    )
