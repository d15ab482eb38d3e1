"""`streekpoort borders load FILE` and `streekpoort borders fetch`."""

from __future__ import annotations

from pathlib import Path

import click
from django.utils.timezone import now

from foundation.tenancy import owner
from tenants.places import actions, fetching, reading


@click.group()
def borders() -> None:
    """The official borders of the municipalities: they decide to whom a pin on the map belongs."""


@borders.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
def load(file: Path) -> None:
    """Load a GeoJSON FeatureCollection (WGS84); each feature carries its REFNIS or NIS code.

    All or nothing: a file with a mistake changes nothing. Loading again replaces what was loaded before.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file}: {error}") from error
    _use(text, source=file.name)


@borders.command()
@click.option("--service", default=fetching.SERVICE, show_default=True, help="Another Web Feature Service 2.0.")
@click.option("--timeout", default=fetching.TIMEOUT, show_default=True, help="Seconds to wait for one page.")
def fetch(service: str, timeout: float) -> None:
    """Get the borders from the open data of Digitaal Vlaanderen and load them. Needs access to the internet.

    All or nothing: when the answer is late, cut off, incomplete or in other coordinates, or misses a municipality of
    the coalition, the borders in use stay.
    """
    click.echo("Fetching borders from Digitaal Vlaanderen ...")
    try:
        text = fetching.fetch(service, timeout=timeout)
    except reading.BadBorders as error:
        raise click.ClickException(str(error)) from error
    _use(text, source=fetching.SOURCE, complete=True)


def _use(text: str, *, source: str, complete: bool = False) -> None:
    try:
        found = reading.read(text)
        with owner():
            report = actions.load(found, source=source, at=now(), complete=complete)
    except reading.BadBorders as error:
        raise click.ClickException(str(error)) from error
    for remark in report.remarks:
        click.echo(remark)
    click.echo(f"Borders in use for {len(report.loaded)} municipalities: {', '.join(report.loaded)}.")
    if report.others:
        click.echo(f"Kept {report.others} outside the coalition, to name the right authority.")
    if report.missing:
        click.secho(f"No border for: {', '.join(report.missing)}.", fg="yellow")
