"""What a case worker does with the file itself: assign, join what belongs together, part what does not, open again.

Like `actions`: each verb checks, mutates, writes history and announces in one transaction. A form that was filled in
for an older version of the melding is refused with `Stale`, so that two people never undo each other unknowingly.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from foundation.events import action, announce
from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Category, Urgency
from regional_meldpunt.meldingen import actions, events, mails
from regional_meldpunt.meldingen.models import Channel, Kind, Melding, Responsible, Signaal, Visibility
from regional_meldpunt.meldingen.problems import CannotMerge, Stale
from regional_meldpunt.meldingen.receiving import Contact, Place, Report, add_signaal, receive
from regional_meldpunt.meldingen.resolutions import Resolution
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from regional_meldpunt.meldingen.statuses import Status, allowed
from regional_meldpunt.meldingen.writing import change, touch, write_history

SPLITS = uuid.UUID("0b7a3f0e-5d0b-5c52-8a33-2f6f2f0f9b11")


def expect(melding: Melding, version: int | None) -> Melding:
    """Refuse a form that was made of an older melding. Raises Stale."""
    if version is not None and version != melding.version:
        raise Stale
    return melding


@action
def assign(melding: Melding, *, team: str, to: Actor | None, by: Actor, at: datetime, reason: str = "") -> Melding:
    """Give it to a team, to a person, to both, or with neither back to everybody."""
    if (melding.team, melding.assigned_to) == (team, to):
        return melding
    starts = bool(team or to) and melding.status in (Status.RECEIVED, Status.REOPENED)
    before = melding.status
    status = Status.ASSIGNED.value if starts else before
    change(melding, at, team=team, assigned_to=to, status=status)
    names = ", ".join(name for name in (to.name if to else "", team, reason) if name)
    steps = {"from_status": before, "to_status": status} if starts else {}
    write_history(melding, verb="assigned", by=by, at=at, text=names, **steps)
    announce(events.MeldingChanged(**events.facts(melding, at)))
    return melding


@action
def change_kind(melding: Melding, *, to: str, by: Actor, at: datetime, reason: str = "") -> Melding:
    """A question is no complaint. Number and history stay as they are."""
    return _relabel(melding, "kind", at, by, f"{Kind(melding.kind).label} → {Kind(to).label}", reason, kind=to)


@action
def change_category(
    melding: Melding, *, to: Category, by: Actor, at: datetime, deadline_at: datetime | None = None, reason: str = ""
) -> Melding:
    """It is about something else than the reporter chose; the deadline of the new category holds."""
    said = f"{melding.category.name_nl} → {to.name_nl}"
    return _relabel(melding, "category", at, by, said, reason, category=to, deadline_at=deadline_at)


@action
def put_in_storm(melding: Melding, *, storm: str, by: Actor, at: datetime, name: str = "") -> Melding:
    """Group it with what one storm caused; "" takes it out again. `name` is what people call the storm."""
    return _relabel(melding, "storm" if storm else "storm_left", at, by, name, "", storm=storm)


@action
def merge(duplicate: Melding, *, into: Melding, by: Actor, at: datetime) -> Melding:
    """Close a melding because another tells the same fact; its reporters are answered when that one ends.

    Raises CannotMerge when they belong to different municipalities, are the same, or the other one is closed or is
    itself merged away.
    """
    held = {
        row.pk: row for row in Melding.objects.select_for_update().filter(pk__in=[duplicate.pk, into.pk]).order_by("pk")
    }
    if len(held) != 2 or duplicate.municipality != into.municipality:
        raise CannotMerge
    if held[into.pk].merged_into or held[into.pk].finished_at or held[duplicate.pk].merged_into:
        raise CannotMerge
    actions.transition(duplicate, to=Status.CLOSED, by=by, at=at, resolution=Resolution.DUPLICATE)
    change(duplicate, at, merged_into=into.number)
    write_history(duplicate, verb="merged", by=by, at=at, text=into.number)
    for earlier in Melding.objects.filter(municipality=into.municipality, merged_into=duplicate.number):
        touch(earlier, at, merged_into=into.number)
        write_history(earlier, verb="merged", by=by, at=at, text=into.number)
    touch(into, at)
    write_history(into, verb="merged_in", by=by, at=at, text=duplicate.number)
    announce(events.MeldingChanged(**events.facts(duplicate, at)))
    announce(events.MeldingChanged(**events.facts(into, at)))
    return duplicate


@action
def unmerge(duplicate: Melding, *, by: Actor, at: datetime) -> Melding:
    """It was another fact after all: it goes on by itself, where it stood."""
    target = Melding.objects.select_related("category").filter(number=duplicate.merged_into).first()
    if target is None:
        raise CannotMerge
    change(duplicate, at, merged_into="")
    write_history(duplicate, verb="unmerged", by=by, at=at, text=target.number)
    touch(target, at)
    write_history(target, verb="unmerged", by=by, at=at, text=duplicate.number)
    announce(events.MeldingChanged(**events.facts(target, at)))
    return actions.transition(duplicate, to=Status.REOPENED, by=by, at=at)


@action
def split(melding: Melding, *, description: str, category: Category, by: Actor, at: datetime) -> Melding:
    """Part of it is another fact: a second melding at the same place, for the same reporter, with its own life."""
    touch(melding, at)
    report = Report(
        key=uuid.uuid5(SPLITS, f"{melding.key}:{melding.version}"),
        municipality=melding.municipality,
        received_by=melding.municipality,
        category=category,
        urgency=category.urgency,
        decision=Decision(melding.responsible, Reason.PASSED_ON),
        place=Place(text=melding.place_text, postal_code=melding.postal_code, lat=melding.lat, lon=melding.lon),
        description=description,
        kind=melding.kind,
        channel=Channel(melding.channel),
        language=melding.language,
        contact_ref=melding.contact_ref,
    )
    part = receive(report, by=by, at=at)
    write_history(part, verb="split_from", by=by, at=at, text=melding.number)
    write_history(melding, verb="split", by=by, at=at, text=part.number)
    announce(events.MeldingChanged(**events.facts(melding, at)))
    return part


@action
def reopen(melding: Melding, *, by: Actor, at: datetime, text: str = "") -> Melding:
    """It was not solved after all. What was merged away goes on by itself again.

    What is acute goes to the regional desk when nobody of ours opens it: no office waits at its mail or its page.
    """
    if melding.merged_into:
        return unmerge(melding, by=by, at=at)
    if melding.urgency == Urgency.ACUTE and not by.is_known:
        actions.pass_on(melding, to=Responsible.REGION, by=by, at=at)
    return actions.transition(melding, to=Status.REOPENED, by=by, at=at, text=text, visibility=Visibility.REPORTER)


@action
def ask_reporter(melding: Melding, *, text: str, by: Actor, at: datetime) -> Melding:
    """Ask the reporter something; the clock stands still until the answer comes. A second question is a message."""
    if not allowed(melding.status, Status.WAITING_REPORTER):
        actions.add_note(melding, text=text, by=by, at=at, visibility=Visibility.REPORTER)
        return melding
    return actions.transition(
        melding, to=Status.WAITING_REPORTER, by=by, at=at, text=text, visibility=Visibility.REPORTER
    )


@action
def follow(melding: Melding, contact: Contact, *, by: Actor, at: datetime) -> Signaal:
    """Somebody reports the same fact and follows this melding instead. The same key twice changes nothing.

    When it was closed in the very moment before, it is opened again: a report is never swallowed by what is over.
    """
    touch(melding, at)
    before = melding.signalen.count()
    signaal = add_signaal(melding, contact, by=by, at=at)
    if melding.signalen.count() > before:
        write_history(melding, verb="signaal", by=by, at=at, text=contact.description, visibility=Visibility.INTERNAL)
        announce(events.MeldingChanged(**events.facts(melding, at)))
        mails.after(melding, "received")
        melding.refresh_from_db(fields=["status", "finished_at", "merged_into"])
        if melding.finished_at and not melding.merged_into and allowed(melding.status, Status.REOPENED):
            reopen(melding, by=by, at=at)
    return signaal


def _relabel(melding: Melding, verb: str, at: datetime, by: Actor, said: str, reason: str, **values: Any) -> Melding:
    if all(getattr(melding, name) == value for name, value in values.items() if name != "deadline_at"):
        return melding
    change(melding, at, **values)
    write_history(melding, verb=verb, by=by, at=at, text=f"{said}. {reason}" if reason else said)
    announce(events.MeldingChanged(**events.facts(melding, at)))
    return melding
