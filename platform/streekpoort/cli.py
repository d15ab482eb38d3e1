"""The `streekpoort` command: one door for everything that is not done in a browser.

Each layer offers its commands as click commands in a module of its own; `COMMANDS` lists them with a line of
help, so that `streekpoort --help` answers at once and only the chosen command loads the application.
"""

import atexit
import importlib
import os
import sys
from dataclasses import dataclass
from gettext import gettext

import click
import django
from django.core.exceptions import ImproperlyConfigured

from streekpoort.embedded import services
from streekpoort.embedded.postgres import DatabaseDidNotStart
from streekpoort.embedded.redis import RedisDidNotStart
from streekpoort.night.stack import DidNotWake
from streekpoort.night.visitor import NotAnswered
from streekpoort.settings.guard import problems
from streekpoort.supervisor import up as supervisor
from streekpoort.supervisor.watch import StepFailed

DEMO_SETTINGS = "streekpoort.settings.demo"
EXPECTED = (
    supervisor.CannotStart,
    StepFailed,
    DatabaseDidNotStart,
    RedisDidNotStart,
    services.MissingAddress,
    DidNotWake,
    NotAnswered,
)


@dataclass(frozen=True)
class Entry:
    """A command that another module offers. `process` decides with which database login it works."""

    target: str
    help: str
    process: str = "owner"


COMMANDS = {
    "migrate": Entry("tenants.provisioning.cli:migrate", "Bring the database and every municipality up to date."),
    "tenant": Entry(
        "tenants.provisioning.cli:tenant", "Municipalities: create, list, suspend, resume, export, remove."
    ),
    "baseline": Entry(
        "tenants.provisioning.cli:baseline", "Write or check the SQL that new municipalities start from."
    ),
    "account": Entry("foundation.access.cli:account", "Open the first account of a municipality or of the region."),
    "roles": Entry("foundation.access.cli:roles", "Write the matrix of roles and permissions into docs/roles.md."),
    "theme": Entry("tenants.branding.cli:theme", "The theme of a municipality: show, change, reset."),
    "social": Entry(
        "shared_services.social_files.investigation.cli:social",
        "Social files: check the log, drill recovery, wrap again.",
    ),
    "borders": Entry("tenants.places.cli:borders", "Official borders: load a file, or fetch them from open data."),
}


class Commands(click.Group):
    """The own commands, and those of the layers, loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        own = super().get_command(ctx, cmd_name)
        if own is not None or cmd_name not in COMMANDS:
            return own
        return load(COMMANDS[cmd_name])

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for name in self.list_commands(ctx):
            own = super().get_command(ctx, name)
            rows.append((name, COMMANDS[name].help if own is None else own.get_short_help_str(100)))
        with formatter.section(gettext("Commands")):
            formatter.write_dl(rows)


def load(entry: Entry) -> click.Command:
    """Set up the application for that command and fetch it."""
    set_up(entry.process)
    module, _, attribute = entry.target.partition(":")
    command: click.Command = getattr(importlib.import_module(module), attribute)
    return command


def set_up(process: str) -> None:
    """Load the application as one kind of process; without DATABASE_URL, on the database of STREEKPOORT_HOME."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", DEMO_SETTINGS)
    os.environ["STREEKPOORT_PROCESS"] = process
    if os.environ["DJANGO_SETTINGS_MODULE"] == DEMO_SETTINGS:
        home, given = services.home_from(os.environ), dict(os.environ)
        if not services.running(home):
            atexit.register(services.stop_ours, home, given)
        os.environ.update(services.ensure(home))
    django.setup()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="streekpoort")
def cli() -> None:
    """Streekpoort: one deployment for a coalition of municipalities.

    \b
    Settings come from the environment:
      STREEKPOORT_HOME        where data live (.streekpoort in the present folder)
      STREEKPOORT_PORT        port of the pages (8000); sockets take the next one
      DATABASE_URL, DATABASE_OWNER_URL, REDIS_URL
                              servers to use in place of the built-in ones
      DJANGO_SETTINGS_MODULE  streekpoort.settings.production where it counts

    `streekpoort COMMAND --help` explains a command.
    """


@cli.command()
def up() -> None:
    """Start the whole region here and stay with it; Ctrl-C ends everything.

    Starts PostgreSQL and Redis (unless DATABASE_URL and REDIS_URL name others), prepares the database with thirteen
    municipalities and demo content, and runs web, sockets, worker and dispatch engine. What dies starts again.
    """
    supervisor.up()


@cli.group()
def demo() -> None:
    """Plays on the demo."""


@demo.command()
@click.option(
    "--pace", default=30, show_default=True, type=click.IntRange(1, 120), help="How many times shorter waits are."
)
@click.option("--storm", default=24, show_default=True, type=click.IntRange(0, 200), help="Meldingen in the storm.")
@click.option("--stay", is_flag=True, help="Leave the region running afterwards, to look around; Ctrl-C ends it.")
def night(pace: int, storm: int, stay: bool) -> None:
    """Play a night at the meldpunt: a storm, somebody who sleeps, a broken gateway, a killed engine, a hand-over.

    Starts the region here (as `up` does) with its waits shortened, tells what happens as it happens, and shows
    afterwards every step of what was acute. Open the desk in a browser meanwhile. Ends with code 1 when anything was
    lost, left alone or called twice.
    """
    play = importlib.import_module("streekpoort.night.play")
    if not play.night(supervisor.place_from_environment(), pace=pace, storm=storm, stay=stay):
        raise SystemExit(1)


RUNNERS = {
    "web": "streekpoort.supervisor.serving:serve",
    "sockets": "streekpoort.supervisor.serving:serve",
    "worker": "foundation.tasks.worker:run",
    "engine": "regional_meldpunt.dispatch.engine:run",
    "paging": "regional_meldpunt.paging.process:run",
    "gateway": "regional_meldpunt.paging.simulator.process:run",
    "mail": "regional_meldpunt.mailbox.process:run",
    "vault": "shared_services.social_files.vault.process:run",
}


@cli.command()
@click.argument("process", type=click.Choice(list(RUNNERS)))
def run(process: str) -> None:
    """Run one kind of process by itself, until SIGTERM.

    For machines that have their own supervisor, such as a container platform: one kind in each container, with its
    own login to the database. STREEKPOORT_ADDRESS says where web and sockets listen (127.0.0.1).
    """
    if process != "vault":  # it knows no database and no settings
        set_up(process)
    module, _, attribute = RUNNERS[process].partition(":")
    getattr(importlib.import_module(module), attribute)()


@cli.command("vault-answers")
def vault_answers() -> None:
    """Does the kluis answer on its socket, locked or not? For the probe of a container platform; ends with code 1."""
    if not importlib.import_module("shared_services.social_files.vault.process").answers(os.environ):
        raise click.ClickException("The kluis does not answer.")


@cli.command("check-settings")
def check_settings() -> None:
    """Say what in the present environment production would refuse.

    Nothing is started. Ends with code 1 when there is anything to repair.
    """
    os.environ.setdefault("STREEKPOORT_PROCESS", "web")
    try:
        base = importlib.import_module("streekpoort.settings.production")
    except ImproperlyConfigured as refused:
        raise click.ClickException(str(refused)) from None
    found = problems(vars(base))
    if found:
        raise click.ClickException("\n".join(found))
    click.echo("Production starts with these settings.")


def main() -> None:
    """The entry point: expected trouble is told in one line, without a traceback."""
    try:
        cli()
    except EXPECTED as problem:
        sys.exit(f"Streekpoort cannot go on: {problem}")


if __name__ == "__main__":
    main()
