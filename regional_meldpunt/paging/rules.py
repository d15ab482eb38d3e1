"""By which ways, in which order, after how long a person is reached. Who set up nothing has the usual ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.paging.models import Channel, Kind, PushSubscription, Rule, Weight
from tenants.people.models import Person

IMPORTANT = frozenset({Urgency.ACUTE, Urgency.URGENT})
USUAL: dict[str, tuple[tuple[Kind, int], ...]] = {
    Weight.IMPORTANT: ((Kind.PUSH, 0), (Kind.SMS, 0), (Kind.VOICE, 120), (Kind.MAIL, 0)),
    Weight.NORMAL: ((Kind.PUSH, 0), (Kind.SMS, 0), (Kind.MAIL, 0)),
}


@dataclass(frozen=True)
class Way:
    """One message to come. `channel` None: the number or address that the region knows of this person."""

    kind: Kind
    wait: timedelta
    channel: Channel | None = None


def weight_of(urgency: str) -> Weight:
    return Weight.IMPORTANT if urgency in IMPORTANT else Weight.NORMAL


def available(kind: str) -> bool:
    """Whether this installation can send that at all."""
    if kind == Kind.SMS:
        return bool(settings.STREEKPOORT_SMS_URL)
    if kind == Kind.VOICE:
        return bool(settings.STREEKPOORT_VOICE_URL)
    return True


def ways(person: Person, weight: Weight) -> list[Way]:
    """In order. Own rules first; what could wake somebody for an acute melding is added when no own rule does, and a
    mail always: nobody stays silent by omission."""
    own = [_own(rule) for rule in rules_of(person.pk, weight) if rule.channel.usable and available(rule.channel.kind)]
    usual = _usual(person, weight)
    if not own:
        return usual
    if weight is Weight.IMPORTANT and not any(way.kind in (Kind.SMS, Kind.VOICE) for way in own):
        own += [way for way in usual if way.kind in (Kind.SMS, Kind.VOICE)]
    if not any(way.kind is Kind.MAIL for way in own):
        own += [way for way in usual if way.kind is Kind.MAIL]
    return own


def rules_of(person_id: int, weight: Weight) -> list[Rule]:
    return list(Rule.objects.select_related("channel").filter(person_id=person_id, weight=weight))


def _own(rule: Rule) -> Way:
    return Way(Kind(rule.channel.kind), timedelta(seconds=rule.wait), rule.channel)


def _usual(person: Person, weight: Weight) -> list[Way]:
    has = {
        Kind.PUSH: lambda: PushSubscription.objects.filter(person=person).exists(),
        Kind.SMS: lambda: bool(person.phone),
        Kind.VOICE: lambda: bool(person.phone),
        Kind.MAIL: lambda: bool(person.email),
    }
    own: dict[str, Channel] = {}
    for channel in Channel.objects.filter(person=person):
        if channel.usable:
            own.setdefault(channel.kind, channel)
    return [
        Way(kind, timedelta(seconds=wait), own.get(kind))
        for kind, wait in USUAL[weight]
        if available(kind) and (kind in own or has[kind]())
    ]
