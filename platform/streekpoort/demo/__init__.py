"""The demo: the founding coalition with content, so that a newcomer sees the region at work in a minute."""

from collections.abc import Callable
from datetime import date

from foundation.tenancy import owner
from foundation.tenancy.context import municipality as behind_municipality
from foundation.tenancy.registers import demo_municipality, demo_region
from streekpoort.demo.coalition import MEMBERS, Member
from tenants.provisioning import database, municipalities
from tenants.registry import actions as registry
from tenants.registry.hosts import by_schema, register
from tenants.registry.models import Municipality

SINCE = date(2026, 1, 1)
SOCIAL_FILES = ("kortrijk", "menen", "harelbeke")  # the OCMWs that keep their social files here


def load(say: Callable[[str], None]) -> None:
    """Bring the database up to date, add the municipalities that are missing and their demo content. Idempotent.

    A municipality's marker in the register says that its content is complete, so that a second start adds nothing.
    """
    database.migrate(progress=say)
    with owner():
        present = set(Municipality.objects.values_list("slug", flat=True))
        ready = set(Municipality.objects.filter(settings__demo=True).values_list("slug", flat=True))
    for number, member in enumerate(MEMBERS, start=1):
        if member.slug not in present:
            say(f"{member.name} ({number} of {len(MEMBERS)})")
            _join(member)
    register.forget()
    for member in MEMBERS:
        if member.slug not in ready:
            _fill(municipalities.schema_for(member.slug))
    if len(ready) < len(MEMBERS):
        say("people, rosters and meldingen of the region")
        with owner():
            demo_region.run()
        with owner():
            registry.note_demo([municipalities.schema_for(member.slug) for member in MEMBERS])


def _join(member: Member) -> None:
    codes = municipalities.postal_codes(member.refnis)
    municipalities.create(slug=member.slug, name=member.name, refnis=member.refnis, **member.facts(codes[0]))
    with owner():
        registry.take_part(
            municipalities.schema_for(member.slug),
            service="meldpunt",
            mode=member.mode,
            starts_on=SINCE,
            decision="Gemeenteraadsbesluit (voorbeeld)",
        )
        if member.slug in SOCIAL_FILES:
            registry.take_part(
                municipalities.schema_for(member.slug),
                service="social-files",
                mode="full",
                starts_on=SINCE,
                decision="OCMW-raadsbesluit (voorbeeld)",
            )


def _fill(schema: str) -> None:
    snapshot = by_schema(schema)
    with behind_municipality(schema):
        demo_municipality.run(snapshot)
