"""The commands around accounts: the very first administrator comes from here, because nobody can invite them yet."""

import click
from django.conf import settings
from django.db import transaction

from foundation.access import declarations, matrix
from foundation.access.actions import grant
from foundation.identity.actor import Actor
from foundation.identity.invitations import password_link
from foundation.identity.models import User
from foundation.tenancy import is_schema_name, owner

BY = Actor.system("command line")


@click.command()
def roles() -> None:
    """Write docs/roles.md from what the modules declare."""
    click.echo(f"Written: {matrix.write()}")


@click.command()
@click.argument("email")
@click.argument("name")
@click.option("--at", "place", required=True, help="The slug of a municipality, or `regio`.")
@click.option("--role", "codes", multiple=True, required=True, help="A role; may be given more than once.")
def account(email: str, name: str, place: str, codes: tuple[str, ...]) -> None:
    """Open an account and print the link with which its owner chooses a password."""
    schema = "public" if place == "regio" else place.replace("-", "_")
    if schema != "public" and not is_schema_name(schema):
        raise click.BadParameter(f"{place!r} is not a municipality.")
    scope = "region" if schema == "public" else "municipality"
    for code in codes:
        if not declarations.exists(code) or declarations.get(code).scope != scope:
            known = ", ".join(role.code for role in declarations.roles() if role.scope == scope)
            raise click.BadParameter(f"{code!r} is not a role there. Known: {known}.")
    with owner(schema), transaction.atomic():
        user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email, display_name=name)
        for code in codes:
            grant(user, role=code, by=BY)
        link = password_link(user)
    click.echo(f"https://{place}.{settings.STREEKPOORT_DOMAIN}{link}")
