"""Writing in the log, handing over and taking over. Each verb checks, mutates, announces, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from foundation.access.queries import holders
from foundation.audit import record
from foundation.events import action, announce
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.notifications import send_mail
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.shifts import events, queries
from regional_meldpunt.shifts.models import HandOver, LogEntry, MorningSetting, Rules
from regional_meldpunt.shifts.problems import AlreadyCorrected, AlreadyTakenOver, NotFromYourself
from tenants.registry.hosts import link_to_region


@action
def log(
    text: str,
    *,
    by: Actor,
    at: datetime,
    melding: Melding | None = None,
    corrects: LogEntry | None = None,
    happened_at: datetime | None = None,
) -> LogEntry:
    """A line in the log. `at` is now; what happened earlier has its own moment. Raises AlreadyCorrected.

    A correction stands at the moment of what it corrects.
    """
    number = melding.number if melding else corrects.number if corrects else ""
    when = happened_at or (corrects.at if corrects else at)
    try:
        with transaction.atomic():
            entry = LogEntry.objects.create(at=when, written_at=at, by=by, text=text, number=number, corrects=corrects)
    except IntegrityError:
        raise AlreadyCorrected from None
    announce(events.LogWritten(line=entry.pk))
    return entry


@action
def hand_over(
    *, begins_at: datetime, text: str, to: User | None, picture: Mapping[str, Any], by: Actor, at: datetime
) -> HandOver:
    """«Ik draag over». Whoever comes gets a mail; without a name nobody does, and the screen says so."""
    made = HandOver.objects.create(
        begins_at=min(begins_at, at),
        at=at,
        by=by,
        to_account=to.pk if to else None,
        to_name=to.display_name if to else "",
        text=text,
        picture=dict(picture),
    )
    record("shiftlog.handed_over", by=by, subject=made, facts={"to": made.to_name})
    announce(events.ShiftHandedOver(hand_over=made.pk))
    if to is not None and to.email:
        send_mail(
            to=to.email,
            template="shiftlog/mail/handover",
            context=mail_of(made),
            language=to.language,
            key=f"handover:{made.pk}:{to.pk}",
        )
    return made


@action
def take_over(handed: HandOver, *, by: Actor, at: datetime) -> HandOver:
    """«Ik neem over», by anybody but the one who left. The database decides who was first."""
    if (handed.by.schema, handed.by.id) == (by.schema, by.id):
        raise NotFromYourself
    taken = HandOver.objects.filter(pk=handed.pk, taken_at=None).update(taken_at=at, taken_by=by)
    handed.refresh_from_db()
    if not taken:
        if handed.taken_by and handed.taken_by.id == by.id:
            return handed
        raise AlreadyTakenOver(handed.taken_by.name if handed.taken_by else "")
    record("shiftlog.taken_over", by=by, subject=handed)
    announce(events.ShiftTakenOver(hand_over=handed.pk))
    return handed


def tell_coordinator(handed: HandOver, *, at: datetime) -> int:
    """Nobody took over in time. Once per hand-over, whoever looks; returns how many were mailed."""
    with transaction.atomic():
        if not HandOver.objects.filter(pk=handed.pk, taken_at=None, told_at=None).update(told_at=at):
            return 0
        return sum(
            send_mail(
                to=user.email,
                template="shiftlog/mail/not_taken",
                context={**mail_of(handed), "minutes": queries.rules().takeover_minutes},
                language=user.language,
                key=f"handover-not-taken:{handed.pk}:{user.pk}",
            )
            for user in holders("coordinator")
        )


def mail_of(handed: HandOver) -> dict[str, Any]:
    """What the mail says. Numbers and kinds of what is open, no place and nobody's words but the free text."""
    return {
        "by": handed.by.name,
        "at": handed.at,
        "begins_at": handed.begins_at,
        "text": handed.text,
        "picture": handed.picture,
        "link": link_to_region(f"/overdracht/{handed.pk}/"),
    }


def change_rules(values: Mapping[str, Any], *, by: Actor) -> Rules:
    with transaction.atomic():
        found = Rules.objects.select_for_update().first() or Rules()
        changed = {name: str(value) for name, value in values.items() if getattr(found, name) != value}
        for name, value in values.items():
            setattr(found, name, value)
        found.save()
        record("shiftlog.rules_changed", by=by, facts=changed)
    return found


def change_setting(schema: str, values: Mapping[str, Any], *, by: Actor) -> MorningSetting:
    with transaction.atomic():
        found = queries.setting(schema)
        changed = {name: str(value) for name, value in values.items() if getattr(found, name) != value}
        for name, value in values.items():
            setattr(found, name, value)
        found.save()
        record("shiftlog.morning_changed", by=by, facts=changed)
    return found
