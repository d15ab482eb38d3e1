"""What people do with a melding. Each verb checks, mutates, writes history and announces, in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F

from foundation.events import action, announce
from foundation.files import actions as files
from foundation.files.models import StoredFile
from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.meldingen import clocks, events, mails, queries
from regional_meldpunt.meldingen.models import Attachment, HistoryEntry, Melding, Responsible, Visibility
from regional_meldpunt.meldingen.problems import AlreadyTaken, NotAllowed, NotYours, Stale, TooManyPhotos
from regional_meldpunt.meldingen.receiving import Along, Contact, Place, Report, add_signaal, receive
from regional_meldpunt.meldingen.resolutions import fitting
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from regional_meldpunt.meldingen.statuses import FINISHED, Status, allowed, state
from regional_meldpunt.meldingen.writing import attach, change, touch, write_history

__all__ = ["Along", "Contact", "Place", "Report", "add_signaal", "receive", "write_history"]
MOST_PHOTOS = 12


@action
def transition(
    melding: Melding,
    *,
    to: str,
    by: Actor,
    at: datetime,
    text: str = "",
    visibility: str = Visibility.PUBLIC,
    resolution: str = "",
    quiet: bool = False,
) -> Melding:
    """Take one step of the table in `statuses.py`. Arriving where it already is changes nothing and says nothing.

    Waiting stops the clock: the deadline moves by as long as it waited. What opens again is free for whoever is there
    now. `quiet`: the reporters are not told, because they never heard of the step that this one takes back. Raises
    NotAllowed and Stale.
    """
    before = melding.status
    if before == to:
        return melding
    if not allowed(before, to):
        raise NotAllowed(str(state(before).label), str(state(to).label))
    finished = at if Status(to) in FINISHED else None
    ended = fitting(to, resolution, melding.resolution)
    more: dict[str, Any] = clocks.after_step(melding, to, at)
    if Status(to) is Status.REOPENED:
        more |= {"claimed_by": None, "claimed_at": None}
    change(melding, at, status=Status(to).value, finished_at=finished, resolution=ended, **more)
    write_history(
        melding, verb="status", by=by, at=at, from_status=before, to_status=to, text=text, visibility=visibility
    )
    announce(events.MeldingStatusChanged(from_status=before, **events.facts(melding, at)))
    if not quiet:
        mails.after(melding, "done" if Status(to) is Status.DONE else "status_changed")
    if finished:
        _finish_merged(melding, by=by, at=at, text=text)
    return melding


@action
def claim(melding: Melding, *, by: Actor, at: datetime) -> Melding:
    """Take it, so that nobody else starts on it. Raises AlreadyTaken when somebody was first; repeating is harmless."""
    free = Melding.objects.filter(pk=melding.pk, version=melding.version, claimed_by__isnull=True)
    status = Status.ASSIGNED if melding.status == Status.RECEIVED else Status(melding.status)
    taken = free.update(claimed_by=by, claimed_at=at, status=status.value, version=melding.version + 1, changed_at=at)
    if not taken:
        return _second_claim(melding, by)
    before = melding.status
    melding.claimed_by, melding.claimed_at, melding.changed_at = by, at, at
    melding.status, melding.version = status.value, melding.version + 1
    to_status = status.value if status.value != before else ""
    write_history(melding, verb="claimed", by=by, at=at, from_status=before if to_status else "", to_status=to_status)
    announce(events.MeldingClaimed(**events.facts(melding, at)))
    return melding


def _second_claim(melding: Melding, by: Actor) -> Melding:
    """Why a claim found nothing to take."""
    now = Melding.objects.select_related("category").get(pk=melding.pk)
    if now.claimed_by is None:
        raise Stale
    if now.claimed_by.schema == by.schema and now.claimed_by.id == by.id:
        return now
    raise AlreadyTaken(now.claimed_by, now.claimed_at)


@action
def take_over(melding: Melding, *, of: Actor, by: Actor, at: datetime) -> Melding:
    """Take it from the colleague who has it, who hears so. Only from the one that was named: the database decides.

    Raises AlreadyTaken when meanwhile somebody else has it; free work is claimed.
    """
    if melding.claimed_by is None:
        return claim(melding, by=by, at=at)
    held = Melding.objects.filter(pk=melding.pk, claimed_by__schema=of.schema, claimed_by__id=of.id)
    if not held.update(claimed_by=by, claimed_at=at, version=F("version") + 1, changed_at=at):
        return _second_claim(melding, by)
    melding.refresh_from_db(fields=["claimed_by", "claimed_at", "version", "changed_at", "status"])
    write_history(melding, verb="taken_over", by=by, at=at, text=of.name)
    announce(events.MeldingTakenOver(from_account=of.id or 0, **events.facts(melding, at)))
    return melding


@action
def release(melding: Melding, *, by: Actor, at: datetime, reason: str = "") -> Melding:
    """Let go of it, so that a colleague can take it. Only the one who took it can."""
    if melding.claimed_by is None:
        return melding
    if (melding.claimed_by.schema, melding.claimed_by.id) != (by.schema, by.id):
        raise NotYours
    status = Status.RECEIVED if melding.status == Status.ASSIGNED else Status(melding.status)
    change(melding, at, claimed_by=None, claimed_at=None, status=status.value)
    write_history(melding, verb="released", by=by, at=at, text=reason)
    announce(events.MeldingReleased(**events.facts(melding, at)))
    return melding


@action
def hand_over(
    melding: Melding, *, to: str, decision: Decision, by: Actor, reason: str, at: datetime, with_contact: bool
) -> Melding:
    """Make municipality `to` competent, also for what was joined to it. The old one keeps a read-only trace of what
    came in there.

    The contacts of the reporters go along by choice; without it they stay, or go back, where the melding came in.
    """
    origin = melding.municipality
    if to == origin:
        return melding
    write_history(melding, verb="handed_over", by=by, at=at, text=reason, visibility=Visibility.PUBLIC)
    joined = queries.merged_into(melding)
    for each in (melding, *joined):
        if queries.has_contact(each) and not queries.contact_kept(each):
            write_history(each, verb=queries.CONTACT_GIVEN if with_contact else queries.CONTACT_KEPT, by=by, at=at)
    version = _hand_over_row(melding, to, decision, at)
    if version is None:
        raise Stale
    melding.municipality, melding.version, melding.changed_at = to, version, at
    melding.responsible, melding.responsible_reason = decision.responsible, decision.reason.value
    melding.at_desk = melding.at_desk or decision.responsible == Responsible.REGION
    melding.claimed_by = melding.claimed_at = melding.assigned_to = None
    melding.team = ""
    seen = {**events.facts(melding, at), "received_by": origin}
    announce(events.MeldingHandedOver(from_municipality=origin, **seen))
    for each in (melding, *joined):
        mails.move_contact(each, origin, to if with_contact else each.received_by, by=by)
    mails.after(melding, "status_changed")
    return melding


@action
def pass_on(melding: Melding, *, to: str, by: Actor, at: datetime, reason: str = "") -> Melding:
    """Between the regional desk ("region") and the own team ("municipality"). The competence does not change."""
    before = melding.responsible
    if before == to:
        return melding
    at_desk = melding.at_desk or to == Responsible.REGION
    change(
        melding,
        at,
        responsible=Responsible(to).value,
        responsible_reason=Reason.PASSED_ON.value,
        at_desk=at_desk,
        claimed_by=None,
        claimed_at=None,
        team="",
        assigned_to=None,
    )
    if at_desk:
        files.share_with_region(melding.attachments.values_list("file_id", flat=True))
    write_history(melding, verb=f"passed_on_{to}", by=by, at=at, text=reason)
    announce(events.MeldingPassedOn(from_responsible=before, **events.facts(melding, at)))
    return melding


@action
def change_urgency(melding: Melding, *, to: str, by: Actor, at: datetime, reason: str = "") -> Melding:
    """Judge again how soon somebody must look."""
    if melding.urgency == to:
        return melding
    change(melding, at, urgency=Urgency(to).value)
    write_history(melding, verb="urgency", by=by, at=at, text=reason)
    announce(events.MeldingNoteAdded(**events.facts(melding, at)))
    return melding


@action
def add_note(
    melding: Melding, *, text: str, by: Actor, at: datetime, visibility: str = Visibility.INTERNAL
) -> HistoryEntry:
    """A line in the history. What the reporter may read is mailed as well."""
    touch(melding, at)
    entry = write_history(melding, verb="note", by=by, at=at, text=text, visibility=visibility)
    announce(events.MeldingNoteAdded(**events.facts(melding, at)))
    if visibility in (Visibility.PUBLIC, Visibility.REPORTER):
        mails.after(melding, "status_changed")
    return entry


@action
def add_photo(
    melding: Melding,
    *,
    file: StoredFile,
    by: Actor,
    at: datetime,
    caption: str = "",
    visibility: str = Visibility.REPORTER,
) -> Attachment:
    """Keep a stored file with a melding."""
    if melding.attachments.count() >= MOST_PHOTOS:
        raise TooManyPhotos(MOST_PHOTOS)
    touch(melding, at)
    attachment = attach(melding, file, by=by, at=at, caption=caption, visibility=visibility)
    write_history(melding, verb="photo", by=by, at=at, text=caption, visibility=visibility)
    announce(events.MeldingPhotoAdded(**events.facts(melding, at)))
    return attachment


@action
def answer_by_reporter(melding: Melding, *, text: str, by: Actor, at: datetime) -> HistoryEntry:
    """The reporter says something more, through the secret link. An answer ends waiting for one."""
    touch(melding, at)
    entry = write_history(melding, verb="answered", by=by, at=at, text=text, visibility=Visibility.REPORTER)
    announce(events.MeldingAnswered(**events.facts(melding, at)))
    if melding.status == Status.WAITING_REPORTER:
        transition(melding, to=Status.ASSIGNED, by=by, at=at)
    return entry


def withdraw(melding: Melding, *, by: Actor, at: datetime, text: str = "") -> Melding:
    """The reporter takes it back, through the secret link. The row stays, with who and when."""
    return transition(melding, to=Status.WITHDRAWN, by=by, at=at, text=text, visibility=Visibility.REPORTER)


def _finish_merged(melding: Melding, *, by: Actor, at: datetime, text: str) -> None:
    """What was merged into a finished melding is answered with it, each reporter on their own channel.

    When its reporter withdrew it, the fact that others reported is still there: theirs go on by themselves.
    """
    for duplicate in Melding.objects.select_related("category").filter(
        municipality=melding.municipality, merged_into=melding.number
    ):
        if melding.status == Status.WITHDRAWN:
            touch(duplicate, at, merged_into="")
            write_history(duplicate, verb="unmerged", by=by, at=at, text=melding.number)
            transition(duplicate, to=Status.REOPENED, by=by, at=at)
            continue
        touch(duplicate, at)
        write_history(duplicate, verb="merged_done", by=by, at=at, text=text, visibility=Visibility.PUBLIC)
        announce(events.MeldingNoteAdded(**events.facts(duplicate, at)))
        mails.after(duplicate, "done" if melding.status == Status.DONE else "status_changed", status=melding.status)


def _hand_over_row(melding: Melding, to: str, decision: Decision, at: datetime) -> int | None:
    for_desk = decision.responsible == Responsible.REGION
    arguments: list[Any] = [melding.pk, to, melding.version, decision.responsible, decision.reason.value, for_desk, at]
    with connection.cursor() as cursor:
        cursor.execute("SELECT hand_over_melding(%s, %s, %s, %s, %s, %s, %s)", arguments)
        row = cursor.fetchone()
    return None if row is None or row[0] is None else int(row[0])
