"""Whether somebody can be reached at night, and if not, why, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from regional_meldpunt.paging import reasons
from regional_meldpunt.paging.models import Channel, Kind, PushSubscription, Rule, TestAlarm, Weight
from regional_meldpunt.paging.models.people import LOUD
from tenants.people.models import Person


@dataclass(frozen=True)
class Readiness:
    """`problems` make somebody not ready; `hints` only say what could be better."""

    ready: bool
    problems: list[str]
    hints: list[str]


@dataclass(frozen=True)
class Facts:
    """What is known of several people, read at once."""

    channels: dict[int, list[Channel]]
    ruled: dict[int, set[int]]
    devices: set[int]
    tested: dict[int, datetime]


def of(person: Person, at: datetime) -> Readiness:
    return judge(person, facts([person.pk]), at)


def of_all(people: Iterable[Person], at: datetime) -> dict[int, Readiness]:
    known = list(people)
    found = facts([person.pk for person in known])
    return {person.pk: judge(person, found, at) for person in known}


def facts(people: list[int]) -> Facts:
    """Four questions, however many people there are."""
    channels: dict[int, list[Channel]] = {}
    for channel in Channel.objects.filter(person__in=people):
        channels.setdefault(channel.person_id, []).append(channel)
    ruled: dict[int, set[int]] = {}
    rows = Rule.objects.filter(person__in=people, weight=Weight.IMPORTANT)
    for person, channel_pk in rows.order_by().values_list("person_id", "channel_id"):
        ruled.setdefault(person, set()).add(channel_pk)
    devices = set(PushSubscription.objects.filter(person__in=people).values_list("person_id", flat=True))
    tests = TestAlarm.objects.filter(person__in=people).exclude(acknowledged_at=None).order_by("acknowledged_at")
    tested = {person: at for person, at in tests.values_list("person_id", "acknowledged_at") if at is not None}
    return Facts(channels, ruled, devices, tested)


def judge(person: Person, known: Facts, at: datetime) -> Readiness:
    """A verified telephone in the rules for what is acute, and a test alarm that was acknowledged lately."""
    channels = known.channels.get(person.pk, [])
    ruled = known.ruled.get(person.pk, set())
    loud = [channel for channel in channels if channel.kind in LOUD]
    problems = [*_telephone(person, loud, ruled), *_test(known.tested.get(person.pk), at)]
    hints = _hints(person, channels, known)
    return Readiness(not problems, problems, hints)


def _telephone(person: Person, loud: list[Channel], ruled: set[int]) -> list[str]:
    usable = [channel for channel in loud if channel.usable]
    if any(channel.pk in ruled for channel in usable) or (usable and not ruled):
        return []
    if usable:
        return [_("No text message or telephone call is in the rules for what is acute.")]
    if any(channel.disabled_at for channel in loud):
        why = next(channel.disabled_reason for channel in loud if channel.disabled_at)
        return [_("The telephone is switched off after failures: %(why)s") % {"why": reasons.label(why)}]
    if loud or person.phone:
        return [_("The telephone number is not verified.")]
    return [_("There is no telephone number.")]


def _test(last: datetime | None, at: datetime) -> list[str]:
    if last is None:
        return [_("No test alarm was acknowledged yet.")]
    if at - last > timedelta(days=settings.STREEKPOORT_TEST_ALARM_DAYS):
        return [_("The last test alarm was acknowledged more than %(days)d days ago.") % _days()]
    return []


def _days() -> dict[str, int]:
    return {"days": int(settings.STREEKPOORT_TEST_ALARM_DAYS)}


def _hints(person: Person, channels: list[Channel], known: Facts) -> list[str]:
    found = []
    push = next((channel for channel in channels if channel.kind == Kind.PUSH), None)
    if person.pk not in known.devices:
        found.append(_("No device shows notifications of the app."))
    elif push is not None and push.disabled_at:
        found.append(_("Notifications of the app stopped: %(why)s") % {"why": reasons.label(push.disabled_reason)})
    return found
