"""An escalation as plain values: what a policy says, frozen for one melding. No database, no clock.

A plan is stored with the melding it was made for, as JSON, so that changing a policy never changes what is running.
All times of day are wall-clock Europe/Brussels; all durations are seconds of real time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import StrEnum
from typing import Any, Self


class Reach(StrEnum):
    """Whom a step means."""

    ON_CALL = "on_call"  # who has the shift now; `ref` a roster, `layer` one of its layers
    EVERYBODY_ON_CALL = "everybody_on_call"  # all layers of the roster at once
    NEXT_ON_CALL = "next_on_call"  # who has the shift after this one
    PERSON = "person"  # `ref` the number of a person of the region
    TEAM = "team"  # `ref` the number of a team: everybody in it who can be reached
    ROLE = "role"  # `ref` the name of a role at the region: everybody who has it
    PARTY = "party"  # `ref` the slug of an outside party: it gets a task, and is not a person


class Days(StrEnum):
    ANY = "any"
    WORKDAY = "workday"  # a working day of the competent municipality
    FREE = "free"  # a Saturday, Sunday, holiday or own closing day of that municipality


class Otherwise(StrEnum):
    """What becomes of a step whose condition does not hold at its moment."""

    SKIP = "skip"
    WAIT = "wait"  # until the condition holds: computed as a moment and stored, so that a restart changes nothing


@dataclass(frozen=True)
class Target:
    """`layer` counts from 1; 0 means the first person of the roster who can be reached. `ref` "" is the default roster.

    Somebody who is only informed is told like anybody else, but nobody waits for an answer.
    """

    kind: Reach
    ref: str = ""
    layer: int = 0
    inform: bool = False


@dataclass(frozen=True)
class When:
    """All that is given must hold. `weekdays` has 0 for Monday; empty means every one.

    A window from 22:00 until 07:00 goes over midnight, and its weekday is that of the moment itself.
    """

    urgencies: frozenset[str] = frozenset()
    weekdays: frozenset[int] = frozenset()
    days: Days = Days.ANY
    begins: time | None = None
    ends: time | None = None


ALWAYS = When()


@dataclass(frozen=True)
class Step:
    """`wait` is how long it is this step's turn before the next one begins. `all_must`: one answer is not enough."""

    targets: tuple[Target, ...]
    wait: timedelta = timedelta(minutes=5)
    when: When = ALWAYS
    otherwise: Otherwise = Otherwise.SKIP
    all_must: bool = False


@dataclass(frozen=True)
class Plan:
    """`rounds` is how often all steps are walked; 0 means until somebody answers. `pause` lies between two rounds.

    After an acknowledgement without any further sign: a reminder after `remind_after`, and after `lapse_after` the
    acknowledgement lapses and the escalation goes on; None switches either off. An urgency in `wait_until_morning` is
    not paged in the night, which lasts from `evening` until `morning`; the same time twice is no night. `fallback` is
    reached when a step reaches nobody.
    """

    name: str
    steps: tuple[Step, ...]
    policy: int | None = None
    version: int = 0
    rounds: int = 0
    pause: timedelta = timedelta(minutes=5)
    remind_after: timedelta | None = None
    lapse_after: timedelta | None = None
    morning: time = time(8)
    evening: time = time(22)
    wait_until_morning: frozenset[str] = frozenset({"normal", "can_wait"})
    fallback: tuple[Target, ...] = ()

    def faster(self, times: int) -> Self:
        """The same plan with every wait that many times shorter, for a play; times of day stay what they are."""
        return replace(
            self,
            steps=tuple(replace(step, wait=step.wait / times) for step in self.steps),
            pause=self.pause / times,
            remind_after=self.remind_after and self.remind_after / times,
            lapse_after=self.lapse_after and self.lapse_after / times,
        )

    def to_json(self) -> dict[str, Any]:
        """What is stored with a melding; `from_json` reads it back unchanged."""
        return {
            "name": self.name,
            "policy": self.policy,
            "version": self.version,
            "steps": [_step_out(step) for step in self.steps],
            "rounds": self.rounds,
            "pause": _seconds(self.pause),
            "remind_after": _seconds(self.remind_after),
            "lapse_after": _seconds(self.lapse_after),
            "morning": self.morning.isoformat("minutes"),
            "evening": self.evening.isoformat("minutes"),
            "wait_until_morning": sorted(self.wait_until_morning),
            "fallback": [_target_out(target) for target in self.fallback],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            name=data["name"],
            policy=data["policy"],
            version=data["version"],
            steps=tuple(_step_in(step) for step in data["steps"]),
            rounds=data["rounds"],
            pause=timedelta(seconds=data["pause"]),
            remind_after=_span(data["remind_after"]),
            lapse_after=_span(data["lapse_after"]),
            morning=time.fromisoformat(data["morning"]),
            evening=time.fromisoformat(data.get("evening", "22:00")),
            wait_until_morning=frozenset(data["wait_until_morning"]),
            fallback=tuple(_target_in(target) for target in data["fallback"]),
        )


def _step_out(step: Step) -> dict[str, Any]:
    return {
        "targets": [_target_out(target) for target in step.targets],
        "wait": _seconds(step.wait),
        "when": {
            "urgencies": sorted(step.when.urgencies),
            "weekdays": sorted(step.when.weekdays),
            "days": step.when.days.value,
            "begins": step.when.begins and step.when.begins.isoformat("minutes"),
            "ends": step.when.ends and step.when.ends.isoformat("minutes"),
        },
        "otherwise": step.otherwise.value,
        "all_must": step.all_must,
    }


def _step_in(data: Mapping[str, Any]) -> Step:
    when = data["when"]
    return Step(
        targets=tuple(_target_in(target) for target in data["targets"]),
        wait=timedelta(seconds=data["wait"]),
        when=When(
            urgencies=frozenset(when["urgencies"]),
            weekdays=frozenset(when["weekdays"]),
            days=Days(when["days"]),
            begins=_time(when["begins"]),
            ends=_time(when["ends"]),
        ),
        otherwise=Otherwise(data["otherwise"]),
        all_must=data["all_must"],
    )


def _target_out(target: Target) -> dict[str, Any]:
    return {"kind": target.kind.value, "ref": target.ref, "layer": target.layer, "inform": target.inform}


def _target_in(data: Mapping[str, Any]) -> Target:
    return Target(Reach(data["kind"]), data["ref"], data["layer"], data["inform"])


def _seconds(span: timedelta | None) -> float | None:
    return None if span is None else span.total_seconds()


def _span(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _time(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)
