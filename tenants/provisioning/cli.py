"""The commands that make, list, close, move and remove municipalities, and bring a database up to date."""

import json
from pathlib import Path

import click
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from foundation.tenancy import owner
from tenants.provisioning import archive, baseline_check, database, municipalities, release
from tenants.registry import actions as registry
from tenants.registry.models import Municipality


def complaint(error: Exception) -> click.ClickException:
    text = " ".join(error.messages) if isinstance(error, ValidationError) else str(error).strip()
    return click.ClickException(text)


def find(slug: str) -> Municipality:
    """The municipality by slug or schema name; a clear message with the known ones when there is none."""
    with owner():
        rows = {row.slug: row for row in Municipality.objects.all()}
    row = rows.get(slug) or next((row for row in rows.values() if row.schema_name == slug), None)
    if row is None:
        raise click.ClickException(f"There is no municipality {slug!r}. Known: {', '.join(rows) or 'none yet'}.")
    return row


@click.command()
def migrate() -> None:
    """Bring the region and every municipality that is behind to this release; safe to run again after a kill."""
    touched = database.migrate(progress=click.echo)
    click.echo(f"Brought up to date: {', '.join(touched)}." if touched else "Everything is up to date.")


@click.group()
def tenant() -> None:
    """Municipalities: create, list, suspend, resume, export, remove."""


@tenant.command("list")
def list_() -> None:
    """Every municipality with its state and whether its schema is at this release."""
    with owner():
        marks, wanted = release.releases(), release.municipality_release()
        for row in Municipality.objects.all():
            current = "current" if marks.get(row.schema_name) == wanted else "behind"
            click.echo(f"{row.slug:24} {row.refnis}  {row.state:10} {current:8} {row.name}")


@tenant.command()
@click.argument("slug", required=False)
@click.option("--name", help="The name as people write it.")
@click.option("--refnis", help="The five-digit REFNIS code; postal codes follow from it.")
@click.option("--from", "source", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="An export.")
def create(slug: str | None, name: str | None, refnis: str | None, source: Path | None) -> None:
    """Add a municipality, new or from an export."""
    try:
        if source:
            snapshot = archive.restore(source, progress=click.echo)
        elif slug and name and refnis:
            snapshot = municipalities.create(slug=slug, name=name, refnis=refnis)
        else:
            raise click.UsageError("Give SLUG, --name and --refnis, or --from FILE.")
    except (ValidationError, archive.ArchiveError, DatabaseError, ValueError) as error:
        raise complaint(error) from error
    click.echo(f"{snapshot.name} is ready at {snapshot.host}.")


@tenant.command()
@click.argument("slug")
def suspend(slug: str) -> None:
    """Close a municipality's hosts within seconds; nothing is removed."""
    row = find(slug)
    with owner():
        registry.suspend(row.schema_name)
    click.echo(f"{row.name} is suspended.")


@tenant.command()
@click.argument("slug")
def resume(slug: str) -> None:
    """Open a suspended municipality again."""
    row = find(slug)
    with owner():
        registry.resume(row.schema_name)
    click.echo(f"{row.name} is open again.")


@tenant.command()
@click.argument("slug")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(slug: str, file: Path) -> None:
    """Write everything of a municipality (schema, regional rows, files) to one archive."""
    try:
        counts = archive.export(find(slug).schema_name, file)
    except archive.ArchiveError as error:
        raise complaint(error) from error
    click.echo(f"{file}: {counts['tables']} tables, {counts['rows']} rows, {counts['files']} files.")


@tenant.command()
@click.argument("slug")
@click.option("--name", help="The name of the municipality, to confirm without being asked.")
def remove(slug: str, name: str | None) -> None:
    """Remove a municipality with everything it has. Make an export first."""
    row = find(slug)
    typed = name or click.prompt(f"This removes everything of {row.name}. Type its name to go on")
    if typed.strip() != row.name:
        raise click.ClickException(f"{typed!r} is not {row.name!r}: nothing was removed.")
    municipalities.remove(row.schema_name)
    click.echo(f"{row.name} is gone.")


@click.group()
def baseline() -> None:
    """The SQL from which databases and municipalities start."""


@baseline.command("write")
def baseline_write() -> None:
    """Build by migrations in a scratch database and write the baseline."""
    baseline_check.write(progress=click.echo)
    click.echo("The baseline is written.")


@baseline.command("check")
def baseline_check_() -> None:
    """Compare a database from the baseline with one from the migrations."""
    differences = baseline_check.differences(progress=click.echo)
    if differences:
        click.echo(json.dumps(differences[:40], indent=1))
        raise click.ClickException("The baseline is behind the migrations: run `make baseline`.")
    click.echo("The baseline equals the migrations.")
