"""The people on call of the demo can be reached, except for one who never verified a number."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.notifications.http_gateway import international
from regional_meldpunt.paging.models import Channel, Kind, Rule, TestAlarm, Weight
from tenants.people.models import Person

NEVER_VERIFIED = "Tom Vanhoutte"
RULES = ((Kind.SMS, 0), (Kind.VOICE, 60), (Kind.SMS, 180))


def load() -> None:
    """Idempotent; runs as the owner, in `public`."""
    at, by = now(), Actor.system("demo")
    known = set(Channel.objects.values_list("person_id", flat=True))
    for person in Person.objects.filter(role="wachtdienst", active=True).exclude(name=NEVER_VERIFIED):
        if person.pk in known or not person.phone:
            continue
        number = international(person.phone)
        ways = {
            kind: Channel.objects.create(person=person, kind=kind, address=number, made_at=at, verified_at=at)
            for kind in (Kind.SMS, Kind.VOICE)
        }
        Rule.objects.bulk_create(
            Rule(person=person, weight=Weight.IMPORTANT, position=place, wait=wait, channel=ways[kind])
            for place, (kind, wait) in enumerate(RULES)
        )
        TestAlarm.objects.create(
            person=person, by=by, at=at - timedelta(days=1), acknowledged_at=at - timedelta(days=1), how="sms"
        )
