"""What stands in the template: the region, four municipalities, and the people of the cast."""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from foundation.access import declarations
from foundation.access.models import AccessGrant
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import owner
from tenants.people.models import Person
from tenants.provisioning import database, municipalities
from tenants.registry import actions as registry
from tests.cast import CAST, PASSWORD, Member

MUNICIPALITIES: tuple[dict[str, Any], ...] = (
    {"slug": "kortrijk", "name": "Kortrijk", "refnis": "34022", "form": "stad"},
    {"slug": "menen", "name": "Menen", "refnis": "34027", "form": "stad"},
    {"slug": "harelbeke", "name": "Harelbeke", "refnis": "34013", "form": "stad"},
    {
        "slug": "spiere-helkijn",
        "name": "Spiere-Helkijn",
        "refnis": "34043",
        "form": "gemeente",
        "languages": ["nl", "fr"],
    },
)


def fill() -> None:
    """As the owner."""
    database.migrate()
    for number, facts in enumerate(MUNICIPALITIES):
        municipalities.create(**facts)
        _number_from(municipalities.schema_for(facts["slug"]), (number + 1) * 10_000)
    with owner():
        for schema in ("kortrijk", "menen"):
            registry.take_part(schema, service="social-files", mode="full", starts_on=date(2026, 1, 1))
    for member in CAST:
        with owner(member.schema), transaction.atomic():
            _open_account(member)


def _number_from(schema: str, start: int) -> None:
    """Rows of each municipality have numbers of their own, so that a number of a neighbour never happens to exist here."""
    with owner(schema), connection.cursor() as cursor:
        cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = %s", [schema])
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER SEQUENCE "{schema}"."{name}" RESTART WITH {start + 1}')


def _open_account(member: Member) -> None:
    user = User.objects.create_user(member.email, PASSWORD, display_name=member.name)
    user.emailaddress_set.create(email=member.email, verified=True, primary=True)
    if member.home:
        now = timezone.now()
        facts = {
            "name": member.name,
            "email": member.email,
            "role": member.roles[0],
            "joined_at": now,
            "invited_by": Actor.system("tests"),
        }
        Person.objects.create(municipality=member.home, region_account=user.pk, phone="0470 00 00 00", **facts)
    for role in member.roles:
        AccessGrant.objects.create(user=user, role=role, granted_by=Actor.system("tests"))
        declarations.granted(user, role)
