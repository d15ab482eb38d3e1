"""What is due is taken: held back, put together or marked as being sent, and committed before anything is sent.

Several processes share the work: a row is taken with SKIP LOCKED, and for one person only one process decides at a
time. A message that was tried before goes again exactly as it was, so that its gateway knows it by its key.
"""

from __future__ import annotations

import os
import socket
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from foundation.tenancy.planned import Planned, among, given
from regional_meldpunt.paging import codes, limits, marking, passing, queries, sealing
from regional_meldpunt.paging.jobs import Device, Job
from regional_meldpunt.paging.messages import words
from regional_meldpunt.paging.models import (
    WAITING,
    Kind,
    Page,
    PageState,
    Preference,
    Purpose,
    PushSubscription,
)

BATCH = 100
ANSWERED_BY = (Kind.SMS, Kind.VOICE)
Way = tuple[int, str, int | None]


def worker() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def lease() -> timedelta:
    """Longer than any sender takes: after it, another process tries again with the same key."""
    return timedelta(seconds=2 * settings.STREEKPOORT_GATEWAY_TIMEOUT + 5)


@dataclass
class Known:
    """What happened lately to the people of this batch."""

    busy: set[Way]
    sent: Mapping[Way, list[datetime]]
    quiet: Mapping[int, Preference]


def take(at: datetime, free: Mapping[str, int]) -> list[Job]:
    """Everything due that may go now, at most `free` of each kind. Behind the engine's wall."""
    with transaction.atomic():
        due = _due(at, [kind for kind, room in free.items() if room > 0])
        ours = queries.hold(page.person_id for page in due) if due else set()
        due = [page for page in due if page.person_id in ours]
        known = _known(due, at)
        room, chosen = dict(free), list[list[Page]]()
        for way, pages in _by_way(due).items():
            for group in _groups(_loud(pages, known, at)):
                if room[way[1]] > 0 and way not in known.busy and not _waits(group, way, known, at):
                    chosen.append(group)
                    known.busy.add(way)
                    room[way[1]] -= 1
        return _jobs(chosen, at) if chosen else []


def way_of(page: Page) -> Way:
    return (page.person_id, page.kind, page.channel_id)


def _due(at: datetime, kinds: Collection[str]) -> list[Page]:
    """Without those whose way is busy: however many wait for one slow answer, they keep nobody else from their turn."""
    return _DUE.ask(at, list(kinds))


def _due_rows() -> QuerySet[Page]:
    busy = Page.objects.filter(state=PageState.HANDING, bundle=None, person=OuterRef("person"), kind=OuterRef("kind"))
    busy = busy.filter(Q(channel=OuterRef("channel")) | Q(channel=None))
    rows = Page.objects.filter(
        ~Exists(busy), among("kind", 2, "text"), state__in=WAITING, due_at__lte=given(1, "timestamptz")
    )
    rows = rows.select_related("person", "channel", "test", "alarm__melding__category")
    held = rows.select_for_update(of=("self",), skip_locked=True)
    return held.order_by("-important", "due_at", "id")[:BATCH]


_DUE = Planned(_due_rows)
_WAYS = ("person_id", "kind", "channel_id")
_HANDING = Planned(
    lambda: (
        Page.objects.order_by().filter(among("person_id", 1), bundle=None, state=PageState.HANDING).values_list(*_WAYS)
    )
)
_SENT = Planned(
    lambda: (
        Page.objects.order_by()
        .filter(among("person_id", 1), bundle=None, handed_at__gt=given(2, "timestamptz"), kind__in=limits.SPACED)
        .values_list(*_WAYS, "handed_at")
    )
)


def _by_way(due: Iterable[Page]) -> dict[Way, list[Page]]:
    found: dict[Way, list[Page]] = defaultdict(list)
    for page in due:
        found[way_of(page)].append(page)
    return found


def _loud(pages: list[Page], known: Known, at: datetime) -> list[Page]:
    """Those that may make a sound now; what is not urgent is held until the end of the quiet hours of its person."""
    quiet = [page for page in pages if page.purpose == Purpose.ALARM and not page.important and page.kind != Kind.MAIL]
    until = limits.quiet_until(known.quiet.get(pages[0].person_id), at) if quiet else None
    if until is None:
        return pages
    _hold(quiet, until, "quiet", at)
    return [page for page in pages if page not in quiet]


def _groups(pages: list[Page]) -> list[list[Page]]:
    """New alarms go together in one message. What was tried before, and what is no alarm, goes by itself."""
    together = [page for page in pages if page.purpose == Purpose.ALARM and page.attempts == 0]
    alone = [[page] for page in pages if page not in together]
    return [*alone, together] if together else alone


def _known(due: list[Page], at: datetime) -> Known:
    people = list({page.person_id for page in due})
    if not people:
        return Known(set(), {}, {})
    sent: dict[Way, list[datetime]] = defaultdict(list)
    for person, kind, channel, moment in _SENT.ask(people, at - limits.LONGEST):
        sent[person, kind, channel].append(moment)
    unimportant = {page.person_id for page in due if not page.important}
    quiet = Preference.objects.in_bulk(unimportant) if unimportant else {}
    return Known(set(_HANDING.ask(people)), sent, quiet)


def _waits(group: list[Page], way: Way, known: Known, at: datetime) -> bool:
    """Whether it is held back now. What is acute or urgent takes its next way instead of waiting for this one."""
    first = group[0]
    if first.purpose in (Purpose.CODE, Purpose.ANSWER):
        return False
    until = limits.free_from(first.kind, known.sent.get(way, []), at)
    if until is not None:
        passing.pass_on([page.pk for page in group if page.important], at=at, why="throttled")
        return _hold(group, until, "throttled", at)
    until = limits.spaced(first.kind, max(known.sent.get(way, []), default=None), at)
    if until is not None and first.attempts == 0:
        Page.objects.filter(pk__in=[page.pk for page in group]).update(due_at=until)
        return True
    return False


def _hold(group: list[Page], until: datetime, reason: str, at: datetime) -> bool:
    for page in group:
        if page.state != PageState.HELD or page.reason != reason:
            passing.note(page, "held", at=at, text=reason)
    rows = Page.objects.filter(pk__in=[page.pk for page in group])
    rows.update(state=PageState.HELD, due_at=until, reason=reason)
    return True


def _jobs(groups: list[list[Page]], at: datetime) -> list[Job]:
    """The first of each group carries the others; the rows say so before anything goes, all of them at once."""
    messages = [(group[0], _carried(group[0]) if group[0].attempts else group[1:]) for group in groups]
    _give_codes(messages, at)
    marking.sending(messages, worker=worker(), until=at + lease())
    for lead, others in messages:
        if others and not lead.attempts:
            passing.note(lead, "bundled", at=at, text=str(len(others) + 1))
    return [_job(lead, others) for lead, others in messages]


def _give_codes(messages: list[tuple[Page, list[Page]]], at: datetime) -> None:
    """To what can be answered and has none yet; a message that is tried again keeps the one it had."""
    wants: dict[int, codes.Want] = {}
    for place, (lead, others) in enumerate(messages):
        asked = [
            page.alarm_id for page in (lead, *others) if page.alarm_id and not getattr(page.alarm, "inform", False)
        ]
        if not lead.code and lead.kind in ANSWERED_BY and (asked or lead.test_id):
            wants[place] = codes.Want(lead.person_id, tuple(asked), lead.test_id)
    for place, code in zip(wants, codes.give(list(wants.values()), at=at) if wants else (), strict=True):
        messages[place][0].code = code


def _job(lead: Page, others: list[Page]) -> Job:
    said = words(lead, others, lead.code)
    return Job(
        page=lead.pk,
        attempt=lead.attempts + 1,
        kind=lead.kind,
        key=lead.key,
        to=_address(lead),
        title=said.title,
        text=said.text,
        language=lead.person.language,
        path=said.path,
        answer=said.answer,
        tag=said.tag,
        labels=said.labels,
        devices=_devices(lead) if lead.kind == Kind.PUSH else (),
        answerable=bool(lead.code),
    )


def _carried(lead: Page) -> list[Page]:
    rows = Page.objects.filter(bundle=lead, state=PageState.HANDING)
    return list(rows.select_related("person", "alarm__melding__category"))


def _address(page: Page) -> str:
    if page.channel is not None:
        return sealing.unseal(page.channel.sealed) if page.kind == Kind.CHAT else page.channel.address
    if page.kind in ANSWERED_BY:
        return page.person.phone
    return page.person.email if page.kind == Kind.MAIL else ""


def _devices(page: Page) -> tuple[Device, ...]:
    rows = PushSubscription.objects.filter(person_id=page.person_id)
    return tuple(Device(row.pk, row.endpoint, row.p256dh, row.auth) for row in rows)
