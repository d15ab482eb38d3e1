"""Eight people who are on call in the demo, each with a home municipality and an account at the region."""

from django.utils import timezone

from foundation.access.actions import grant
from foundation.identity import demo
from foundation.identity.actor import Actor
from tenants.people.models import Person

ON_CALL = (
    ("Eva Dewitte", "deerlijk", "0470 11 20 31"),
    ("Jan Lambrecht", "menen", "0470 11 20 32"),
    ("Sofie Maes", "kortrijk", "0470 11 20 33"),
    ("Pieter Claeys", "waregem", "0470 11 20 34"),
    ("Nele Vandenberghe", "zwevegem", "0470 11 20 35"),
    ("Karel Verbeke", "wevelgem", "0470 11 20 36"),
    ("Inge Decock", "harelbeke", "0470 11 20 37"),
    ("Tom Vanhoutte", "anzegem", "0470 11 20 38"),
)


def load() -> None:
    """Idempotent; runs as the owner, in `public`."""
    by = Actor.system("demo")
    for name, home, phone in ON_CALL:
        account = demo.account(f"{name.split()[0].lower()}@regio.demo", name)
        grant(account, role="wachtdienst", by=by)
        Person.objects.get_or_create(
            municipality=home,
            email=account.email,
            defaults={
                "name": name,
                "phone": phone,
                "role": "wachtdienst",
                "region_account": account.pk,
                "invited_by": by,
                "joined_at": timezone.now(),
            },
        )
