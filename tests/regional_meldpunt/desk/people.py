"""Somebody to call: people on call with a week of duty."""

from datetime import timedelta

from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import municipality, region
from regional_meldpunt.roster import actions as roster
from tenants.people.models import Person
from tenants.registry import hosts
from tests import cast

DIRK = Actor("public", 901, "Dirk Verhaeghe")
NOOR = Actor("public", 902, "Noor Peeters")
ENGINE = Actor.system("engine")


def on_call_people() -> list[Person]:
    """Eva is on call this week, Jan next week. Call it outside every other wall."""
    with region("gate"):
        account = User.objects.get(email=cast.EVA.email).pk
    with region("desk"):
        known = Person.objects.filter(region_account=account).first()
    with municipality("kortrijk"):
        eva = known or _person("Eva Dewitte", "kortrijk", account)
    with municipality("menen"):
        jan = _person("Jan Lambrecht", "menen", None)
    with region("coordinator"):
        hosts.municipalities()
        at = now()
        roster.weekly([eva, jan], start=at - timedelta(minutes=1), by=Actor.system("tests"), at=at)
    return [eva, jan]


def _person(name: str, home: str, account: int | None) -> Person:
    made, _created = Person.objects.get_or_create(
        municipality=home,
        email=f"{name.split()[0].lower()}@wacht.test",
        defaults={
            "name": name,
            "role": "wachtdienst",
            "region_account": account,
            "invited_by": Actor.system("tests"),
            "joined_at": now(),
        },
    )
    return made
