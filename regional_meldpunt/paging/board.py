"""What the pages show: the own ways of a person, and who of the coming shifts cannot be reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from regional_meldpunt.paging import codes, queries, rules
from regional_meldpunt.paging.forms import ChannelForm, CodeForm, QuietForm, RuleForm, described
from regional_meldpunt.paging.models import Channel, Kind, Page, Preference, PushSubscription, Rule, TestAlarm, Weight
from regional_meldpunt.paging.reasons import label
from regional_meldpunt.paging.senders import push
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.roster.models import Shift
from tenants.people.models import Person
from tenants.registry import hosts

AHEAD = timedelta(days=14)
ICONS = {
    Kind.PUSH: "bell",
    Kind.SMS: "message-square",
    Kind.VOICE: "phone-call",
    Kind.MAIL: "mail",
    Kind.CHAT: "message-circle",
}


@dataclass(frozen=True)
class ChannelLine:
    channel: Channel
    icon: str
    waits: bool  # for its code
    off: str  # why it is switched off


@dataclass(frozen=True)
class RuleLine:
    """`rule` None: one of the usual ways, for somebody without rules."""

    name: str
    icon: str
    wait: int
    rule: Rule | None = None


@dataclass(frozen=True)
class RuleSet:
    weight: str
    label: str
    own: bool
    lines: list[RuleLine]
    form: RuleForm


@dataclass(frozen=True)
class ShiftLine:
    """One person, the first of their coming shifts, and what stands in the way."""

    person: Person
    home: str
    shift: Shift
    many: int
    ready: bool
    problems: list[str]
    hints: list[str]


def own(person: Person, at: datetime) -> dict[str, Any]:
    """Everything of the page of one person."""
    known = list(Channel.objects.filter(person=person))
    preference = Preference.objects.filter(person=person).first()
    tests = list(TestAlarm.objects.filter(person=person)[:1])
    kept = {"quiet_from": preference.quiet_from, "quiet_until": preference.quiet_until} if preference else None
    return {
        "readiness": queries.readiness(person, at),
        "channels": [_channel(one, at) for one in known if one.kind != Kind.PUSH],
        "devices": list(PushSubscription.objects.filter(person=person)),
        "sets": [_rules(person, weight) for weight in Weight],
        "offer_number": person.phone if _offers_number(person, known) else "",
        "test": tests[0] if tests else None,
        "test_pages": _test_pages(tests[0]) if tests else [],
        "channel_form": ChannelForm(),
        "code_form": CodeForm(),
        "quiet_form": QuietForm(initial=kept),
        "quiet": preference,
        "vapid": push.public_key(),
    }


def coming(at: datetime) -> list[ShiftLine]:
    """Who is on call now or within two weeks, the first shift first."""
    firsts: dict[int, Shift] = {}
    many: dict[int, int] = {}
    for one in roster.rosters():
        for shift in roster.shifts_between(one, at, at + AHEAD):
            if shift.person_id is None:
                continue
            many[shift.person_id] = many.get(shift.person_id, 0) + 1
            first = firsts.get(shift.person_id)
            if first is None or shift.starts_at < first.starts_at:
                firsts[shift.person_id] = shift
    people = Person.objects.in_bulk(firsts)
    judged = queries.readiness_of(people.values(), at)
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    lines = [
        ShiftLine(
            person,
            names.get(person.municipality, person.municipality),
            firsts[pk],
            many[pk],
            judged[pk].ready,
            judged[pk].problems,
            judged[pk].hints,
        )
        for pk, person in people.items()
    ]
    return sorted(lines, key=lambda line: (line.ready, line.shift.starts_at, line.person.name))


def _channel(channel: Channel, at: datetime) -> ChannelLine:
    waits = channel.asked_at is not None and at - channel.asked_at < codes.VERIFY_WITHIN
    off = label(channel.disabled_reason) if channel.disabled_at else ""
    return ChannelLine(channel, ICONS[Kind(channel.kind)], waits, off)


def _rules(person: Person, weight: Weight) -> RuleSet:
    own_rules = rules.rules_of(person.pk, weight)
    form = RuleForm(person=person, weight=weight)
    if own_rules:
        lines = [
            RuleLine(described(rule.channel), ICONS[Kind(rule.channel.kind)], rule.wait, rule) for rule in own_rules
        ]
    else:
        ways = rules.ways(person, weight)
        lines = [RuleLine(_named(way), ICONS[way.kind], int(way.wait.total_seconds())) for way in ways]
    return RuleSet(weight, str(weight.label), bool(own_rules), lines, form)


def _named(way: rules.Way) -> str:
    return described(way.channel) if way.channel else str(way.kind.label)


def _offers_number(person: Person, known: list[Channel]) -> bool:
    return bool(person.phone) and not any(channel.kind in (Kind.SMS, Kind.VOICE) for channel in known)


def _test_pages(test: TestAlarm) -> list[tuple[str, str, str, str]]:
    rows = Page.objects.filter(test=test).order_by("position")
    return [(ICONS[Kind(page.kind)], page.get_kind_display(), page.state, page.get_state_display()) for page in rows]
