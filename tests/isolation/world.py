"""A populated region: demo websites, meldingen of each kind in each municipality, and canaries in all of it.

It is built once, as a second template (see ``tests.support.database``), because building it takes seconds and reading it does not.
"""

import uuid
from datetime import timedelta

import psycopg
from django.db import transaction
from django.utils import timezone

from foundation.identity.actor import Actor
from foundation.tenancy import lookup, municipality, owner
from foundation.tenancy.registers import demo_municipality, demo_region
from regional_meldpunt.categories.models import Category
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from tenants.registry.hosts import municipalities
from tenants.registry.snapshot import MunicipalitySnapshot
from tests.isolation.calls import call
from tests.isolation.canaries import plant
from tests.isolation.connections import connect
from tests.isolation.conversations import converse
from tests.isolation.desk_work import furnish
from tests.isolation.on_call_work import night
from tests.isolation.products import stock
from tests.isolation.social import open_a_file

BY = Actor.system("the world of the tests")


def fill(superuser_url: str) -> None:
    """As the owner, who may take the role of every municipality."""
    with lookup():
        places = municipalities()
    for place in places:
        with municipality(place.schema_name), transaction.atomic():
            demo_municipality.run(place)
    with owner():
        demo_region.run()
    for place in places:
        for urgency, at_desk in (("normal", False), ("acute", True)):
            melding = _report(place, urgency=urgency, at_desk=at_desk)
        connect(place, melding)
        stock(place)
        with municipality(place.schema_name):
            furnish(melding, by=BY, at=timezone.now())
            open_a_file(place, by=BY, at=timezone.now())
        call(melding, by=BY, at=timezone.now())
        night(melding, by=BY, at=timezone.now())
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        plant(connection, [place.schema_name for place in places])


def _report(place: MunicipalitySnapshot, *, urgency: str, at_desk: bool) -> Melding:
    now = timezone.now()
    decision = Decision("region", Reason.ACUTE) if at_desk else Decision("municipality", Reason.OFFICE_HOURS)
    with municipality(place.schema_name):
        reference = uuid.uuid4()
        contacts.remember(
            ref=reference, at=now, name="Gust Vercruysse", email="gust@citizen.test", phone="0470 12 34 56"
        )
        report = actions.Report(
            key=uuid.uuid4(),
            municipality=place.schema_name,
            received_by=place.schema_name,
            category=Category.objects.order_by("pk")[0],
            urgency=urgency,
            decision=decision,
            place=actions.Place(
                text=f"Markt, {place.name}", postal_code=(place.postal_codes or ("8500",))[0], lat=50.83, lon=3.26
            ),
            description="Een boom ligt over de weg.",
            contact_ref=reference,
            public=True,
        )
        melding = actions.receive(report, by=BY, at=now)
        actions.add_note(
            melding, text="De brandweer weet het.", by=BY, at=now + timedelta(minutes=1), visibility=Visibility.INTERNAL
        )
        converse(melding, by=BY, at=now + timedelta(minutes=2))
    return melding
