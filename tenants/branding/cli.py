"""`streekpoort theme`: see and change the theme of a municipality; what cannot be read is refused."""

import dataclasses

import click
from django.core.exceptions import ValidationError

from foundation.tenancy import owner
from tenants.branding import actions, sheet
from tenants.branding.themes import Theme
from tenants.registry.models import Municipality


@click.command()
@click.argument("slug")
@click.option(
    "--set", "changes", multiple=True, metavar="NAME=VALUE", help="For example accent=#0d4a43 or corner=round."
)
@click.option("--reset", is_flag=True, help="Back to the theme that the municipality started with.")
def theme(slug: str, changes: tuple[str, ...], reset: bool) -> None:
    """Show the theme of the municipality SLUG, or change it.

    Names: accent, soft, line, own, on-accent, tint (colours), face (atkinson, source-serif-4), corner (sharp, soft,
    round), mark (outline, letter) and band (full, quiet). A theme that fails the contrast of WCAG 2.2 AA, or has a red
    or amber accent, is refused with the pair that fails.
    """
    with owner():
        municipality = Municipality.objects.filter(slug=slug).first()
        if municipality is None:
            raise click.ClickException(f"There is no municipality {slug}.")
        if reset:
            show(actions.reset_theme(municipality))
        elif changes:
            show(_change(municipality, changes))
        else:
            show(sheet.theme_of(municipality))


def _change(municipality: Municipality, changes: tuple[str, ...]) -> Theme:
    pairs = dict(change.split("=", 1) for change in changes if "=" in change)
    unknown = [change for change in changes if change.split("=", 1)[0].replace("-", "_") not in sheet.FIELDS]
    if unknown or len(pairs) != len(changes):
        raise click.ClickException(f"Write NAME=VALUE with a known name; not: {', '.join(unknown or changes)}.")
    try:
        return actions.change_theme(municipality, changes=pairs)
    except ValidationError as refusal:
        raise click.ClickException("Refused.\n" + "\n".join(f"- {message}" for message in refusal.messages)) from None


def show(present: Theme) -> None:
    for name, value in dataclasses.asdict(present).items():
        click.echo(f"{name.replace('_', '-'):<10} {value}")
