"""By which ways, in which order, after how long a person is reached. Who set up nothing has the usual ways."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from foundation.tenancy.planned import Planned, among
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


@dataclass(frozen=True)
class Known:
    """What several people set up, read in three statements."""

    rules: dict[tuple[int, str], list[Rule]]
    channels: dict[int, list[Channel]]
    devices: set[int]

    @classmethod
    def of(cls, people: Collection[int]) -> Known:
        rules: dict[tuple[int, str], list[Rule]] = {}
        for rule in _RULES.ask(list(people)):
            rules.setdefault((rule.person_id, rule.weight), []).append(rule)
        channels: dict[int, list[Channel]] = {}
        for channel in _CHANNELS.ask(list(people)):
            channels.setdefault(channel.person_id, []).append(channel)
        return cls(rules, channels, set(_DEVICES.ask(list(people))))


_RULES = Planned(lambda: Rule.objects.select_related("channel").filter(among("person_id", 1)))
_CHANNELS = Planned(lambda: Channel.objects.filter(among("person_id", 1)))
_DEVICES = Planned(
    lambda: PushSubscription.objects.order_by().filter(among("person_id", 1)).values_list("person_id", flat=True)
)


def ways(person: Person, weight: Weight, known: Known | None = None) -> list[Way]:
    """In order. Own rules first; what could wake somebody for an acute melding is added when no own rule does, and a
    mail always: nobody stays silent by omission."""
    known = known or Known.of([person.pk])
    rules = known.rules.get((person.pk, weight), ())
    own = [_own(rule) for rule in rules if rule.channel.usable and available(rule.channel.kind)]
    usual = _usual(person, weight, known)
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


def _usual(person: Person, weight: Weight, known: Known) -> list[Way]:
    has = {
        Kind.PUSH: person.pk in known.devices,
        Kind.SMS: bool(person.phone),
        Kind.VOICE: bool(person.phone),
        Kind.MAIL: bool(person.email),
    }
    own: dict[str, Channel] = {}
    for channel in known.channels.get(person.pk, ()):
        if channel.usable:
            own.setdefault(channel.kind, channel)
    return [
        Way(kind, timedelta(seconds=wait), own.get(kind))
        for kind, wait in USUAL[weight]
        if available(kind) and (kind in own or has[kind])
    ]
