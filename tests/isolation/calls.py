"""Somebody called for a melding of each municipality: the alarm, what went out for it, and what came of that."""

from datetime import datetime

from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.paging import passing, queries
from tenants.people.models import Person


def call(melding: Melding, *, by: Actor, at: datetime) -> None:
    """By the desk, which handles it; the first way failed, so that there is a trail as well."""
    with region("desk"):
        person = Person.objects.order_by("pk")[0]
        alarm = dispatch.send(melding, person=person, by=by, at=at)
        for page in queries.pages_of([alarm.pk])[alarm.pk]:
            passing.note(page, "failed", at=at, text=f"trail of {melding.municipality}")
