"""After the night: is everything there, was everybody reached, and was nobody called twice for the same thing?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click
from django.utils.timezone import localtime

from foundation.tenancy import region
from regional_meldpunt.desk.wording import lines
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding


def check(numbers: Sequence[str], *, acute: Sequence[str], called: Sequence[str]) -> list[str]:
    """What is wrong, in words; empty when the night can be answered for.

    `numbers` are what citizens read on their screens, `called` what the gateway really paged: kind, number and
    reference of each.
    """
    wrong = []
    with region("desk"):
        found = {number: meldingen.by_number(number) for number in numbers}
        wrong += [f"{number} was accepted and is lost." for number, melding in found.items() if melding is None]
        present = [melding for melding in found.values() if melding is not None]
        wrong += [problem for melding in present for problem in _of(melding, must=melding.number in acute)]
    wrong += [f"The gateway paged {times} times: {key}." for key, times in Counter(called).items() if times > 1]
    return wrong


def show(number: str) -> None:
    """Every step of one melding, as anybody can read it afterwards."""
    with region("desk"):
        melding = meldingen.by_number(number)
        steps = lines(dispatch.trail(melding)) if melding else []
        click.secho(f"\n{number}  {melding.category.name_nl if melding else ''}", bold=True)
        for step in steps:
            words = " ".join(part for part in (str(step.title), step.text) if part)
            click.echo(f"  {localtime(step.entry.at):%H:%M:%S}  {step.who:<22} {words}")


def show_briefly(number: str) -> None:
    """What became of one melding, in a line: each moment at which it went from one state to another."""
    with region("desk"):
        melding = meldingen.by_number(number)
        steps = [step for step in lines(dispatch.trail(melding)) if step.entry.to_status] if melding else []
        told = ", ".join(f"{localtime(step.entry.at):%H:%M:%S} {step.title}" for step in steps)
        click.echo(f"  {number}  {told}")


def _of(melding: Melding, *, must: bool) -> list[str]:
    alarms = dispatch.alarms_for(melding.pk)
    wrong = []
    if must and not any(alarm.answered_at and alarm.state != "declined" for alarm in alarms):
        wrong.append(f"{melding.number} is acute and nobody took it.")
    steps = [_key(alarm) for alarm in alarms if alarm.place is not None]
    twice = [key for key, times in Counter(steps).items() if times > 1]
    wrong += [f"{melding.number}: {key[-1]} was called twice for one step." for key in twice]
    return wrong


def _key(alarm: Alarm) -> tuple[int | None, int, int | None, str]:
    """Of a call by a step of the plan. A reminder, and a call by the desk, belong to none."""
    return (alarm.run_id, alarm.round, alarm.place, alarm.person_name)
