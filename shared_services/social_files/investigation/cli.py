"""`streekpoort social`: what is done with social files outside a browser. Reads no file; only the drill opens one."""

from __future__ import annotations

import os
from pathlib import Path

import click
from django.conf import settings
from django.db import transaction

from foundation.tenancy import municipality
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.keys import kluis, uses
from shared_services.social_files.keys import queries as keys
from shared_services.social_files.keys.models import KeyHolder
from shared_services.social_files.readbook.verifying import verify
from shared_services.social_files.vault import outer
from shared_services.social_files.vault.door import VaultClosed
from shared_services.social_files.vault.keeper import Keeper, Refused


@click.group()
def social() -> None:
    """Social files: check the log, drill recovery, wrap again after keys were renewed."""


@social.command("check-log")
@click.argument("schema")
def check_log(schema: str) -> None:
    """Does the log of an OCMW still say what it said? Ends with code 1 when it does not."""
    with municipality(schema):
        verdict = verify()
    for problem in verdict.problems:
        click.echo(problem)
    if not verdict.sealed:
        click.echo("Locked: the chain was walked, the seals could not be judged.")
    if not verdict.sound:
        raise click.ClickException(f"{verdict.lines} lines, {len(verdict.problems)} problems: the log was changed.")
    click.echo(f"{verdict.lines} lines, and the chain holds.")


@social.command()
@click.argument("schema")
def status(schema: str) -> None:
    """Open or locked, and how many files each generation of keys opens."""
    with municipality(schema):
        state = kluis.state()
        click.echo("open" if state.open else "locked" if state.reachable else "the kluis does not answer")
        for one in keys.generations():
            word = "destroyed" if one.destroyed_at else "revoked" if one.revoked_at else "living"
            click.echo(f"{one.key_id} {word} {uses.files_with_key(one.key_id)}")


@social.command()
@click.argument("schema")
def rewrap(schema: str) -> None:
    """After the keys were renewed: wrap the key of everything with the newest. Works while unlocked."""
    with municipality(schema):
        try:
            done = uses.wrap_again()
        except VaultClosed as closed:
            raise click.ClickException(f"The kluis refuses: {closed.reason}.") from None
    click.echo(f"{done} files wrapped again.")


@social.command("recovery-drill")
@click.argument("schema")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the outer keys were put back.")
def recovery_drill(schema: str, folder: Path | None) -> None:
    """Prove that two holders (or one and the envelope) still open everything. Shows no content and changes nothing.

    Works in this process, beside the kluis, so that a restored database is tried before anybody works in it.
    """
    place = folder or Path(settings.STREEKPOORT_VAULT_FOLDER)
    where = os.environ.get("STREEKPOORT_OUTER_KEYS", "")
    keeper = Keeper(
        outer.chosen(where, place, os.environ.get("STREEKPOORT_OUTER_TOKEN_FILE", "")),
        place / "drill",
        memory_kib=settings.STREEKPOORT_VAULT_MEMORY_KIB,
    )
    with municipality(schema):
        for number in (1, 2):
            _give(keeper, schema, number)
        files, parts, wrong = _try_all(keeper, schema)
        others, not_these = uses.try_open(lambda what, **said: getattr(keeper, what)(schema, **said))
    keeper.lock(schema)
    wrong += not_these
    click.echo(f"{files} files, {parts} sections and {others} other things open; {wrong} do not.")
    if wrong:
        raise click.ClickException("Not everything opens.")


def _give(keeper: Keeper, schema: str, number: int) -> None:
    listed = keys.holders()
    for holder in listed:
        click.echo(f"  {holder.pk}: {holder.name}")
    pk = click.prompt(f"Key holder {number}", type=click.Choice([str(one.pk) for one in listed]), show_choices=False)
    holder = next(one for one in listed if str(one.pk) == pk)
    passphrase = click.prompt("Passphrase", hide_input=True)
    try:
        keeper.unlock(schema, *_brought(holder, passphrase))
    except Refused as refused:
        raise click.ClickException(f"Refused: {refused.reason}.") from None


def _brought(
    holder: KeyHolder, passphrase: str
) -> tuple[dict[str, object], str, list[dict[str, object]], dict[str, object], float]:
    person: dict[str, object] = {"id": str(holder.pk), "salt": bytes(holder.salt), "memory_kib": holder.memory_kib}
    person |= {"public": bytes(holder.public), "sealed": bytes(holder.sealed)}
    shares: list[dict[str, object]] = [
        {"holder": str(one.holder_id), "other": str(one.other_id), "sealed": bytes(one.sealed)}
        for one in keys.shares_of(holder)
    ]
    ring = keys.ring()
    if ring is None:
        raise click.ClickException("This OCMW has no keys.")
    generations = [{"key_id": one.key_id, "sealed": bytes(one.sealed)} for one in keys.living_generations()]
    return person, passphrase, shares, {"ring": bytes(ring.sealed), "generations": generations}, float("inf")


def _try_all(keeper: Keeper, schema: str) -> tuple[int, int, int]:
    files = parts = wrong = 0
    with transaction.atomic():
        for file in queries.living_files():
            asked = {"ref": str(file.ref), "key_id": file.key.key_id, "wrapped": bytes(file.key.wrapped)}
            try:
                opened = OpenFile(file, keeper.open_file_keys(schema, [asked])["keys"][str(file.ref)])
                for part in queries.parts(file):
                    for row in queries.versions(part):
                        opened.version(part, row)
                        parts += 1
                files += 1
            except Exception:
                wrong += 1
    return files, parts, wrong
