"""The demo: the founding coalition with content, so that a newcomer sees the region at work in a minute."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from foundation.tenancy import owner
from foundation.tenancy.context import municipality as behind_municipality
from foundation.tenancy.registers import Step, demo_municipality, demo_region
from streekpoort.demo.coalition import MEMBERS, Member
from streekpoort.demo.side_by_side import side_by_side
from tenants.provisioning import database, municipalities
from tenants.registry import actions as registry
from tenants.registry.hosts import by_schema, register
from tenants.registry.models import Municipality

SINCE = date(2026, 1, 1)
APART = {"cms", "regional_meldpunt", "shared_services"}
SOCIAL_FILES = ("kortrijk", "menen", "harelbeke")  # the OCMWs that keep their social files here


def load(say: Callable[[str], None]) -> None:
    """Bring the database up to date, add the municipalities that are missing and their demo content. Idempotent.

    A municipality's marker in the register says that its content is complete, so that a second start adds nothing.
    """
    database.migrate(progress=say)
    with owner():
        ready = set(Municipality.objects.filter(settings__demo=True).values_list("slug", flat=True))
    missing = [member for member in MEMBERS if member.slug not in ready]
    for number, member in enumerate(side_by_side(_settle, missing), start=1):
        say(f"{member.name} ({number} of {len(missing)})")
    register.forget()
    if missing:
        say("people, rosters and meldingen of the region")
        _fill_region()
        with owner():
            registry.note_demo([municipalities.schema_for(member.slug) for member in MEMBERS])


def _settle(member: Member) -> None:
    """While one joins, which takes locks that the others wait for, another gets its website."""
    with owner():
        present = Municipality.objects.filter(slug=member.slug).exists()
    if not present:
        _join(member)
    register.forget()
    snapshot = by_schema(municipalities.schema_for(member.slug))
    with behind_municipality(snapshot), transaction.atomic():
        demo_municipality.run(snapshot)


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


def _fill_region() -> None:
    """First what all stand on; then the packages that never import each other, and so do not wait for each other."""
    packages = dict.fromkeys(_package(step) for step in demo_region.steps)
    for package in (package for package in packages if package not in APART):
        _fill_package(package)
    for _done in side_by_side(_fill_package, [package for package in packages if package in APART]):
        pass


def _fill_package(package: str) -> None:
    with owner():
        for step in demo_region.steps:
            if _package(step) == package:
                step.run()


def _package(step: Step) -> str:
    return step.name.partition(".")[0]
