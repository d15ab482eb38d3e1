"""From an empty folder to the morning after: wake the region, play the night on it, answer for it."""

from __future__ import annotations

import importlib
import os
from contextlib import suppress
from subprocess import Popen

import click
import django

from streekpoort.embedded import services
from streekpoort.night import stack
from streekpoort.supervisor.up import Place


def night(place: Place, *, pace: int, storm: int, stay: bool) -> bool:
    """Whether the night can be answered for: nothing lost, nothing acute left alone, nobody called twice."""
    with stack.awake(place.port, pace=pace) as region:
        _enter(place, pace)
        director = importlib.import_module("streekpoort.night.director").Director(pace=pace, storm=storm)
        audit = importlib.import_module("streekpoort.night.audit")
        wrong: list[str] = director.play()
        click.secho("\nWat elke acute melding meemaakte, met de echte tijden", bold=True)
        for number in director.acute:
            audit.show(number)
        click.secho("\nEn wat er van het onweer werd", bold=True)
        for number in sorted(set(director.numbers) - set(director.acute)):
            audit.show_briefly(number)
        _conclude(wrong, director.numbers)
        if stay:
            _stay(region, place.port)
    return not wrong


def _enter(place: Place, pace: int) -> None:
    """This process reads as a page would: the same settings, the login of the web."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "streekpoort.settings.demo")
    os.environ.update(
        {"STREEKPOORT_PROCESS": "web", "STREEKPOORT_PORT": str(place.port), "STREEKPOORT_PACE": str(pace)}
    )
    os.environ.update(services.ensure(place.home))
    django.setup()


def _conclude(wrong: list[str], numbers: list[str]) -> None:
    click.echo()
    for problem in wrong:
        click.secho(problem, fg="red")
    if not wrong:
        click.secho(
            f"{len(numbers)} meldingen: niets verloren, niets acuuts alleen gelaten, niemand dubbel opgeroepen."
        )


def _stay(region: Popen[bytes], port: int) -> None:
    click.echo(f"Kijk rond op http://regio.localhost:{port}/meldpunt/ - Ctrl-C beëindigt alles.")
    with suppress(KeyboardInterrupt):
        region.wait()
