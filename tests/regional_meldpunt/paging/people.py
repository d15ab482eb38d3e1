"""Somebody who can be reached, and something to be reached for."""

from foundation.tenancy import municipality, region
from regional_meldpunt.meldingen.models import Melding
from tenants.people.models import Person
from tests.regional_meldpunt.desk.people import on_call_people
from tests.regional_meldpunt.meldingen import making

NUMBER = "0470 11 20 31"


def eva_with_a_number(number: str = NUMBER) -> Person:
    eva = on_call_people()[0]
    with region("admin"):
        Person.objects.filter(pk=eva.pk).update(phone=number)
    eva.phone = number
    return eva


def melding(urgency: str = "acute") -> Melding:
    with municipality("kortrijk"):
        return making.receive(decision=making.REGION, category="boom-op-de-weg", urgency=urgency)
