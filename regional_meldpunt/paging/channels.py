"""The ways of one person: added, verified with a code, put in order, taken away. Each by that person, in the book."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from secrets import token_hex

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import translation
from django.utils.translation import gettext as _

from foundation import outbound
from foundation.audit import record
from foundation.events import action
from foundation.identity.actor import Actor
from foundation.notifications.http_gateway import NumberRefused, international
from regional_meldpunt.paging import codes, queries, sealing
from regional_meldpunt.paging.answers import REGION
from regional_meldpunt.paging.models import (
    Channel,
    Kind,
    Page,
    Preference,
    Purpose,
    PushSubscription,
    Rule,
    Weight,
)
from regional_meldpunt.paging.problems import PagingProblem
from tenants.people.models import Person

MOST_CHANNELS = 10
MOST_RULES = 8
MOST_DEVICES = 6
MOST_CODES = 5
CODES_WITHIN = timedelta(hours=1)
TELEPHONES = (Kind.SMS, Kind.VOICE)
BY_CODE = (Kind.SMS, Kind.VOICE, Kind.MAIL, Kind.CHAT)


@dataclass(frozen=True)
class Keys:
    """What a browser gives when it subscribes."""

    endpoint: str
    p256dh: str
    auth: str


@action
def add(person: Person, *, kind: Kind, address: str, label: str, by: Actor, at: datetime) -> Channel:
    """A way that counts once it is verified; the code goes out with it. The same again gives the one there is."""
    address = address.strip()
    if kind in TELEPHONES:
        address = _number(address)
    shown, sealed = (_short(address), sealing.seal(address)) if kind is Kind.CHAT else (address, "")
    known = Channel.objects.filter(person=person, kind=kind, address=shown).first()
    if known is not None:
        return known
    if Channel.objects.filter(person=person).count() >= MOST_CHANNELS:
        raise PagingProblem(_("These are many ways already. Remove one first."))
    try:
        with transaction.atomic():
            made = Channel.objects.create(
                person=person, kind=kind, address=shown, sealed=sealed, label=label[:60], made_at=at
            )
    except IntegrityError:
        raise PagingProblem(_("You have this one already.")) from None
    record("paging.channel_added", by=by, subject=person, facts={"kind": kind})
    ask_code(made, at=at)
    return made


@action
def ask_code(channel: Channel, *, at: datetime) -> None:
    """By the way itself, a new one each time; not more often than somebody needs it."""
    asked = Page.objects.filter(person=channel.person_id, purpose=Purpose.CODE, due_at__gt=at - CODES_WITHIN)
    if asked.count() >= MOST_CODES:
        raise PagingProblem(_("You asked for a code many times. Wait an hour."))
    channel.asked_at, channel.tries = at, 0
    channel.save(update_fields=["asked_at", "tries"])
    code = codes.to_verify(channel)
    spoken = f"{code[:3]} {code[3:]}" if channel.kind == Kind.VOICE else code
    with translation.override(channel.person.language or "nl"):
        words = _("Your code for Streekpoort is %(code)s.") % {"code": spoken}
    if channel.kind == Kind.VOICE:
        words = f"{words} {words}"
    _send(channel, words, at)


@action
def verify(channel: Channel, *, code: str, by: Actor, at: datetime) -> bool:
    """The code of the last asking. A way that is verified comes behind the rules that there are."""
    Channel.objects.filter(pk=channel.pk).update(tries=F("tries") + 1)
    channel.refresh_from_db()
    if not codes.fits(channel, code, at):
        return False
    channel.verified_at, channel.disabled_at, channel.disabled_reason, channel.fails = at, None, "", 0
    channel.asked_at = None
    channel.save(update_fields=["verified_at", "disabled_at", "disabled_reason", "fails", "asked_at"])
    record("paging.channel_verified", by=by, subject=channel.person, facts={"kind": channel.kind})
    return True


@action
def remove(channel: Channel, *, by: Actor) -> None:
    record("paging.channel_removed", by=by, subject=channel.person, facts={"kind": channel.kind})
    channel.delete()


@action
def add_rule(person: Person, *, weight: Weight, channel: Channel, wait: int, by: Actor) -> Rule:
    """At the end; by a way that is verified, because one that is not would only be found out at night."""
    if not channel.usable:
        raise PagingProblem(_("Verify this way first."))
    rows = Rule.objects.filter(person=person, weight=weight)
    if rows.count() >= MOST_RULES:
        raise PagingProblem(_("These are many rules already. Remove one first."))
    last = rows.aggregate(last=Max("position"))["last"]
    made = Rule.objects.create(
        person=person, weight=weight, channel=channel, wait=wait, position=0 if last is None else last + 1
    )
    record("paging.rules_changed", by=by, subject=person, facts={"weight": weight})
    return made


@action
def move_rule(rule: Rule, *, up: bool, by: Actor) -> None:
    rows = list(Rule.objects.select_for_update().filter(person=rule.person_id, weight=rule.weight))
    here = next(place for place, one in enumerate(rows) if one.pk == rule.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        for place, one in enumerate(rows):
            Rule.objects.filter(pk=one.pk).update(position=place)
        record("paging.rules_changed", by=by, subject=rule.person, facts={"weight": rule.weight})


@action
def remove_rule(rule: Rule, *, by: Actor) -> None:
    record("paging.rules_changed", by=by, subject=rule.person, facts={"weight": rule.weight})
    rule.delete()


@action
def keep_quiet(person: Person, *, start: time | None, end: time | None, by: Actor) -> None:
    """Both or none. What is acute or urgent is never quiet."""
    Preference.objects.update_or_create(person=person, defaults={"quiet_from": start, "quiet_until": end})
    record("paging.quiet_changed", by=by, subject=person)


@action
def subscribe(person: Person, keys: Keys, *, device: str, by: Actor, at: datetime) -> PushSubscription:
    """A device of this person. One that belonged to somebody else before is now theirs."""
    _check(keys)
    digest = hashlib.sha256(keys.endpoint.encode()).hexdigest()
    facts = {
        "person": person,
        "endpoint": keys.endpoint,
        "p256dh": keys.p256dh,
        "auth": keys.auth,
        "device": device[:80],
        "made_at": at,
    }
    found, made = PushSubscription.objects.update_or_create(digest=digest, defaults=facts)
    if made:
        record("paging.device_added", by=by, subject=person)
        olds = PushSubscription.objects.filter(person=person).order_by("-made_at")[MOST_DEVICES:]
        PushSubscription.objects.filter(pk__in=[one.pk for one in olds]).delete()
    channel, _made = Channel.objects.get_or_create(
        person=person, kind=Kind.PUSH, address="", defaults={"made_at": at, "verified_at": at}
    )
    if not channel.usable:
        Channel.objects.filter(pk=channel.pk).update(verified_at=at, disabled_at=None, disabled_reason="", fails=0)
    return found


@action
def unsubscribe(person: Person, endpoint: str, *, by: Actor) -> None:
    digest = hashlib.sha256(endpoint.encode()).hexdigest()
    gone, _kinds = PushSubscription.objects.filter(person=person, digest=digest).delete()
    if gone:
        record("paging.device_removed", by=by, subject=person)
    if not PushSubscription.objects.filter(person=person).exists():
        Channel.objects.filter(person=person, kind=Kind.PUSH).delete()


def _send(channel: Channel, words: str, at: datetime) -> None:
    Page.objects.create(
        municipality=REGION,
        received_by=REGION,
        person_id=channel.person_id,
        purpose=Purpose.CODE,
        kind=channel.kind,
        channel=channel,
        key=f"code.{channel.pk}.{token_hex(6)}",
        words=words,
        due_at=at,
    )
    queries.wake()


def _number(text: str) -> str:
    try:
        return international(text)
    except NumberRefused:
        raise PagingProblem(_("This is not a telephone number.")) from None


def _short(url: str) -> str:
    """What is shown of the address of a chat: its service and nothing that opens it."""
    scheme = url.partition(":")[0].lower()[:20]
    return f"{scheme}://…{hashlib.sha256(url.encode()).hexdigest()[:6]}"


def _check(keys: Keys) -> None:
    fine = len(keys.endpoint) <= 1000 and 80 <= len(keys.p256dh) <= 120 and 16 <= len(keys.auth) <= 60
    secure = keys.endpoint.startswith("https://") or settings.STREEKPOORT_DEMO
    try:
        outbound.check(keys.endpoint)
    except outbound.AddressRefused:
        fine = False
    except outbound.OutboundProblem:
        pass  # unreachable just now; that shows when something is sent
    if not (fine and secure):
        raise PagingProblem(_("This device cannot show notifications."))
