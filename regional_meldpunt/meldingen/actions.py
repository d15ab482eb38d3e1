"""What people do with a melding. Each verb checks, mutates, writes history and announces, in one transaction."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from foundation.events import action, announce
from foundation.files import actions as files
from foundation.files.models import StoredFile
from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Category, Urgency
from regional_meldpunt.meldingen import events, mails, melding_number, secret_links
from regional_meldpunt.meldingen.models import (
    Attachment,
    Channel,
    HistoryEntry,
    Kind,
    Melding,
    Responsible,
    Visibility,
)
from regional_meldpunt.meldingen.problems import AlreadyTaken, NotAllowed, NotYours, Stale, TooManyPhotos
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from regional_meldpunt.meldingen.statuses import FINISHED, Status, allowed, state

ATTEMPTS = 8
MOST_PHOTOS = 12
ONCE = "melding_once_per_key"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where it is: words, a point, or both. `metres_outside` counts from the edge of the region."""

    text: str = ""
    postal_code: str = ""
    lat: float | None = None
    lon: float | None = None
    metres_outside: int = 0


@dataclass(frozen=True, kw_only=True)
class Report:
    """What came in, complete and checked. `key` makes one melding of any number of copies."""

    key: uuid.UUID
    municipality: str
    received_by: str
    category: Category
    urgency: str
    decision: Decision
    place: Place
    description: str = ""
    danger: bool = False
    kind: str = Kind.MELDING
    channel: str = Channel.WEB
    language: str = "nl"
    contact_ref: uuid.UUID | None = None
    photos: tuple[uuid.UUID, ...] = field(default=())


@action
def receive(report: Report, *, by: Actor, at: datetime) -> Melding:
    """Make one melding of a report; a second copy with the same key answers the first one, unchanged."""
    melding, created = _once(report, at)
    if not created:
        return melding
    write_history(melding, verb="received", by=by, at=at, to_status=Status.RECEIVED, visibility=Visibility.PUBLIC)
    for stored in files.mine(report.photos):
        _attach(melding, stored, by=by, at=at, caption="", visibility=Visibility.REPORTER)
    announce(events.MeldingReceived(**events.facts(melding, at)))
    mails.move_contact(melding, report.received_by)
    mails.after(melding, "received")
    return melding


@action
def transition(
    melding: Melding,
    *,
    to: str,
    by: Actor,
    at: datetime,
    text: str = "",
    visibility: str = Visibility.PUBLIC,
) -> Melding:
    """Take one step of the table in `statuses.py`. Arriving where it already is changes nothing and says nothing."""
    before = melding.status
    if before == to:
        return melding
    if not allowed(before, to):
        raise NotAllowed(str(state(before).label), str(state(to).label))
    finished = at if Status(to) in FINISHED else None
    _change(melding, at, status=Status(to).value, finished_at=finished)
    write_history(
        melding, verb="status", by=by, at=at, from_status=before, to_status=to, text=text, visibility=visibility
    )
    announce(events.MeldingStatusChanged(from_status=before, **events.facts(melding, at)))
    mails.after(melding, "done" if Status(to) is Status.DONE else "status_changed")
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
def release(melding: Melding, *, by: Actor, at: datetime, reason: str = "") -> Melding:
    """Let go of it, so that a colleague can take it. Only the one who took it can."""
    if melding.claimed_by is None:
        return melding
    if (melding.claimed_by.schema, melding.claimed_by.id) != (by.schema, by.id):
        raise NotYours
    status = Status.RECEIVED if melding.status == Status.ASSIGNED else Status(melding.status)
    _change(melding, at, claimed_by=None, claimed_at=None, status=status.value)
    write_history(melding, verb="released", by=by, at=at, text=reason)
    announce(events.MeldingReleased(**events.facts(melding, at)))
    return melding


@action
def hand_over(melding: Melding, *, to: str, decision: Decision, by: Actor, reason: str, at: datetime) -> Melding:
    """Make municipality `to` competent. The old one keeps a read-only trace when the melding came in there."""
    origin = melding.municipality
    if to == origin:
        return melding
    write_history(melding, verb="handed_over", by=by, at=at, text=reason, visibility=Visibility.PUBLIC)
    version = _hand_over_row(melding, to, decision, at)
    if version is None:
        raise Stale
    melding.municipality, melding.version, melding.changed_at = to, version, at
    melding.responsible, melding.responsible_reason = decision.responsible, decision.reason.value
    melding.at_desk = melding.at_desk or decision.responsible == Responsible.REGION
    melding.claimed_by = melding.claimed_at = None
    seen = {**events.facts(melding, at), "received_by": origin}
    announce(events.MeldingHandedOver(from_municipality=origin, **seen))
    mails.move_contact(melding, origin)
    mails.after(melding, "status_changed")
    return melding


@action
def pass_on(melding: Melding, *, to: str, by: Actor, at: datetime, reason: str = "") -> Melding:
    """Between the regional desk ("region") and the own team ("municipality"). The competence does not change."""
    before = melding.responsible
    if before == to:
        return melding
    at_desk = melding.at_desk or to == Responsible.REGION
    _change(
        melding,
        at,
        responsible=Responsible(to).value,
        responsible_reason=Reason.PASSED_ON.value,
        at_desk=at_desk,
        claimed_by=None,
        claimed_at=None,
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
    _change(melding, at, urgency=Urgency(to).value)
    write_history(melding, verb="urgency", by=by, at=at, text=reason)
    announce(events.MeldingNoteAdded(**events.facts(melding, at)))
    return melding


@action
def add_note(
    melding: Melding, *, text: str, by: Actor, at: datetime, visibility: str = Visibility.INTERNAL
) -> HistoryEntry:
    """A line in the history. What the reporter may read is mailed as well."""
    _touch(melding, at)
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
    _touch(melding, at)
    attachment = _attach(melding, file, by=by, at=at, caption=caption, visibility=visibility)
    write_history(melding, verb="photo", by=by, at=at, text=caption, visibility=visibility)
    announce(events.MeldingPhotoAdded(**events.facts(melding, at)))
    return attachment


@action
def answer_by_reporter(melding: Melding, *, text: str, by: Actor, at: datetime) -> HistoryEntry:
    """The reporter says something more, through the secret link. An answer ends waiting for one."""
    _touch(melding, at)
    entry = write_history(melding, verb="answered", by=by, at=at, text=text, visibility=Visibility.REPORTER)
    announce(events.MeldingAnswered(**events.facts(melding, at)))
    return entry


def withdraw(melding: Melding, *, by: Actor, at: datetime, text: str = "") -> Melding:
    """The reporter takes it back, through the secret link. The row stays, with who and when."""
    return transition(melding, to=Status.WITHDRAWN, by=by, at=at, text=text, visibility=Visibility.REPORTER)


def write_history(melding: Melding, *, verb: str, by: Actor, at: datetime, **more: Any) -> HistoryEntry:
    """Append one line. Public so that dispatch can tell its own steps; there is no way to change a line."""
    return HistoryEntry.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        verb=verb,
        by=by,
        at=at,
        **more,
    )


def _once(report: Report, at: datetime) -> tuple[Melding, bool]:
    """Insert, or find what the same key made before; a number that exists is drawn again."""
    same = Melding.objects.select_related("category").filter(received_by=report.received_by, key=report.key)
    if found := same.first():
        return found, False
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return _insert(report, at), True
        except IntegrityError as error:
            if ONCE in str(error):
                return same.get(), False
            if "number" not in str(error):
                raise
    raise RuntimeError("No free number was drawn: the alphabet is too small for so many meldingen.")


def _insert(report: Report, at: datetime) -> Melding:
    place = report.place
    return Melding.objects.create(
        number=melding_number.new(report.received_by),
        secret_hash=secret_links.digest(secret_links.token(report.key)),
        key=report.key,
        municipality=report.municipality,
        received_by=report.received_by,
        responsible=report.decision.responsible,
        responsible_reason=report.decision.reason.value,
        at_desk=report.decision.responsible == Responsible.REGION,
        kind=report.kind,
        channel=report.channel,
        category=report.category,
        urgency=report.urgency,
        danger=report.danger,
        description=report.description,
        place_text=place.text,
        postal_code=place.postal_code,
        lat=place.lat,
        lon=place.lon,
        metres_outside=place.metres_outside,
        contact_ref=report.contact_ref,
        language=report.language,
        reported_at=at,
        changed_at=at,
    )


def _change(melding: Melding, at: datetime, **values: Any) -> None:
    """Write new values if nobody wrote in between; then the object in hand says the same as the row."""
    values |= {"version": melding.version + 1, "changed_at": at}
    if not Melding.objects.filter(pk=melding.pk, version=melding.version).update(**values):
        raise Stale
    for name, value in values.items():
        setattr(melding, name, value)


def _touch(melding: Melding, at: datetime) -> None:
    """Something was added; a reader in between does no harm, so the row is locked instead of compared."""
    melding.version = Melding.objects.select_for_update().values_list("version", flat=True).get(pk=melding.pk)
    _change(melding, at)


def _attach(
    melding: Melding, stored: StoredFile, *, by: Actor, at: datetime, caption: str, visibility: str
) -> Attachment:
    files.keep(stored, municipality=melding.municipality, at_region=melding.at_desk, at=at)
    return Attachment.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        file=stored,
        by=by,
        at=at,
        caption=caption,
        visibility=visibility,
    )


def _hand_over_row(melding: Melding, to: str, decision: Decision, at: datetime) -> int | None:
    for_desk = decision.responsible == Responsible.REGION
    arguments: list[Any] = [melding.pk, to, melding.version, decision.responsible, decision.reason.value, for_desk, at]
    with connection.cursor() as cursor:
        cursor.execute("SELECT hand_over_melding(%s, %s, %s, %s, %s, %s, %s)", arguments)
        row = cursor.fetchone()
    return None if row is None or row[0] is None else int(row[0])
