"""Calling somebody for a melding, and what they answer: alarm and melding move in one transaction."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _

from foundation.events import action, announce
from foundation.files.models import StoredFile
from foundation.identity.actor import Actor
from foundation.notifications import send_mail
from regional_meldpunt.dispatch import events
from regional_meldpunt.dispatch.models import LIVE, Alarm, AlarmState, Presence
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.meldingen.statuses import Status
from tenants.people.models import Person
from tenants.registry.hosts import by_schema, link_to_region


class AlarmProblem(MeldingProblem):
    """An alarm that cannot be answered in this way any more; `str()` is a sentence for the screen."""


@action
def send(melding: Melding, *, person: Person, by: Actor, at: datetime) -> Alarm:
    """Call a person for a melding. A live alarm for somebody else is called off; for the same person it is kept."""
    melding = locked(melding)
    live = Alarm.objects.filter(melding=melding, state__in=LIVE).first()
    if live and live.person_id == person.pk:
        return live
    if live:
        _end(live, melding, AlarmState.RECALLED, at)
    Alarm.objects.filter(melding=melding).update(due_at=None)
    step = (Alarm.objects.filter(melding=melding).aggregate(last=Max("step"))["last"] or 0) + 1
    alarm = Alarm.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        person=person,
        person_name=person.name,
        step=step,
        by=by,
        sent_at=at,
        due_at=at + answer_within(),
    )
    if melding.status != Status.DISPATCHED:
        meldingen.transition(melding, to=Status.DISPATCHED, by=by, at=at)
    meldingen.write_history(melding, verb="alarm_sent", by=by, at=at, text=person.name)
    announce(events.AlarmSent(**events.facts(alarm, melding)))
    _mail(alarm, melding)
    return alarm


@action
def acknowledge(alarm: Alarm, *, by: Actor, at: datetime) -> Alarm:
    """ "Ik ga": the person takes it. An alarm that meanwhile went to somebody else is refused with a sentence."""
    melding = locked(alarm.melding)
    changed = Alarm.objects.filter(pk=alarm.pk, state=AlarmState.SENT).update(
        state=AlarmState.ACKNOWLEDGED, answered_at=at, due_at=None
    )
    alarm.refresh_from_db()
    if not changed:
        if alarm.state == AlarmState.ACKNOWLEDGED:
            return alarm
        raise AlarmProblem(_("This alarm is over: it went to somebody else or was called off."))
    meldingen.transition(melding, to=Status.ACKNOWLEDGED, by=by, at=at)
    announce(events.AlarmAnswered(**events.facts(alarm, melding)))
    return alarm


@action
def decline(alarm: Alarm, *, by: Actor, at: datetime, reason: str = "") -> Alarm:
    """ "Ik kan niet", also after accepting: the next person is called at once, by the engine."""
    melding = locked(alarm.melding)
    changed = Alarm.objects.filter(pk=alarm.pk, state__in=LIVE).update(
        state=AlarmState.DECLINED, answered_at=at, due_at=at, reason=reason[:300]
    )
    alarm.refresh_from_db()
    if not changed:
        return alarm
    meldingen.write_history(melding, verb="alarm_declined", by=by, at=at, text=reason)
    if melding.status != Status.DISPATCHED:
        meldingen.transition(melding, to=Status.DISPATCHED, by=by, at=at, visibility=Visibility.INTERNAL)
    announce(events.AlarmAnswered(**events.facts(alarm, melding)))
    return alarm


def under_way(alarm: Alarm, *, by: Actor, at: datetime) -> Alarm:
    return _step(alarm, to=Status.UNDER_WAY, by=by, at=at)


def arrive(alarm: Alarm, *, by: Actor, at: datetime) -> Alarm:
    return _step(alarm, to=Status.ON_SITE, by=by, at=at)


@action
def finish(alarm: Alarm, *, by: Actor, at: datetime, text: str = "", photos: Sequence[StoredFile] = ()) -> Alarm:
    """ "Klaar": the work is done; the note is public, the photos are for the reporter."""
    melding = _accepted(alarm)
    for photo in photos:
        meldingen.add_photo(melding, file=photo, by=by, at=at)
    meldingen.transition(melding, to=Status.DONE, by=by, at=at, text=text)
    _end(alarm, melding, AlarmState.FINISHED, at)
    return alarm


@action
def note(alarm: Alarm, *, by: Actor, at: datetime, text: str = "", photos: Sequence[StoredFile] = ()) -> Alarm:
    """A remark or photos from the street, for colleagues."""
    melding = _accepted(alarm)
    for photo in photos:
        meldingen.add_photo(melding, file=photo, by=by, at=at, visibility=Visibility.INTERNAL)
    if text:
        meldingen.add_note(melding, text=text, by=by, at=at)
    announce(events.AlarmMoved(**events.facts(alarm, melding)))
    return alarm


@action
def expire(alarm: Alarm, melding: Melding, *, at: datetime) -> Alarm:
    """Nobody answered in time. The caller holds the melding's row and calls the next person."""
    meldingen.write_history(melding, verb="alarm_expired", by=Actor.system("engine"), at=at, text=alarm.person_name)
    _end(alarm, melding, AlarmState.EXPIRED, at)
    return alarm


@action
def rest(alarm: Alarm, melding: Melding, *, at: datetime) -> Alarm:
    """Everybody was tried: the desk hears that nobody answered, and after a pause the next round begins."""
    until = at + timedelta(seconds=settings.STREEKPOORT_ROUND_PAUSE)
    Alarm.objects.filter(pk=alarm.pk).update(due_at=until, finished_at=at)
    alarm.due_at, alarm.finished_at = until, at
    meldingen.write_history(melding, verb="nobody_answered", by=Actor.system("engine"), at=at)
    announce(events.NobodyAnswered(**events.facts(alarm, melding)))
    return alarm


@action
def call_off(alarm: Alarm, melding: Melding, *, at: datetime) -> Alarm:
    """The melding needs nobody any more: the telephone stops ringing, and no round follows."""
    if alarm.is_live:
        _end(alarm, melding, AlarmState.RECALLED, at)
    else:
        Alarm.objects.filter(pk=alarm.pk).update(due_at=None)
    return alarm


def note_present(*, account: int, name: str, at: datetime) -> None:
    """An operator's desk gives a sign."""
    Presence.objects.update_or_create(account=account, defaults={"name": name, "seen_at": at})


@action
def _step(alarm: Alarm, *, to: Status, by: Actor, at: datetime) -> Alarm:
    melding = _accepted(alarm)
    meldingen.transition(melding, to=to, by=by, at=at)
    announce(events.AlarmMoved(**events.facts(alarm, melding)))
    return alarm


def _accepted(alarm: Alarm) -> Melding:
    melding = locked(alarm.melding)
    alarm.refresh_from_db(fields=["state"])
    if alarm.state != AlarmState.ACKNOWLEDGED:
        raise AlarmProblem(_("Accept the alarm first, or ask the desk: it may have gone to somebody else."))
    return melding


def _mail(alarm: Alarm, melding: Melding) -> None:
    """The alarm by mail as well. It names what and which municipality; where it is stands behind the login."""
    send_mail(
        to=alarm.person.email,
        template="dispatch/mail/alarm",
        context={
            "number": melding.number,
            "category": melding.category.name_nl,
            "place_name": by_schema(melding.municipality).name,
            "link": link_to_region("/wacht/"),
        },
        language=alarm.person.language,
        key=f"alarm:{melding.number}:{alarm.step}",
    )


def locked(melding: Melding) -> Melding:
    """The row as it is now, held until the end of the transaction: the order of steps is decided here."""
    return Melding.objects.select_for_update(of=("self",)).select_related("category").get(pk=melding.pk)


def answer_within() -> timedelta:
    """How long somebody has to answer an alarm."""
    return timedelta(seconds=settings.STREEKPOORT_ANSWER_WITHIN)


def _end(alarm: Alarm, melding: Melding, state: AlarmState, at: datetime) -> None:
    Alarm.objects.filter(pk=alarm.pk).update(state=state, finished_at=at, due_at=None)
    alarm.state, alarm.finished_at, alarm.due_at = state, at, None
    announce(events.AlarmEnded(**events.facts(alarm, melding)))
