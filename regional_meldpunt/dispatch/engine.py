"""The dispatch engine: a process of its own that calls whoever must be called, and never waits for anybody.

It works on rows with a moment at which something is due, takes them with SKIP LOCKED so that several engines share
the work, and believes only the clock of the database. Killed at any point it leaves either everything or nothing of
a step behind; the next engine goes on.
"""

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Q, QuerySet

from foundation import heartbeat
from foundation.events import announcing
from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.dispatch import actions, queries
from regional_meldpunt.dispatch.models import LIVE, Alarm, AlarmState
from regional_meldpunt.meldingen.models import Melding, Responsible
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.roster import queries as roster
from tenants.registry import hosts

TICK = 0.5
BATCH = 20
ENGINE = Actor.system("engine")
WAITING_FOR_SOMEBODY = (Status.RECEIVED, Status.ASSIGNED, Status.DISPATCHED)

log = logging.getLogger(__name__)


def run() -> None:
    """Work until SIGTERM. An error of the database is survived: the connection is made anew."""
    stop = threading.Event()
    _on_end(stop.set)
    while not stop.is_set():
        try:
            hosts.municipalities()  # known before any transaction: inside one the register cannot be read
            with region("engine"):
                work(database_clock())
                heartbeat.beat("engine", oldest_due=oldest_due(database_clock()))
        except DatabaseError as error:
            log.warning("The engine lost the database and tries again: %s", type(error).__name__)
            connection.close()
        stop.wait(TICK)
    connection.close()


def _on_end(stop: Callable[[], None]) -> None:
    def handle(number: int, frame: FrameType | None) -> None:
        stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)


def database_clock() -> datetime:
    """The only clock: engines on several machines would otherwise disagree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
    return now


def work(at: datetime) -> int:
    """Do everything that is due at a moment; returns how many steps were taken. Behind the engine's wall."""
    steps = 0
    for due in (_unanswered, _unclaimed):
        while _take_one(due, at):
            steps += 1
            if steps >= BATCH:
                return steps
    return steps


def _take_one(due: Callable[[datetime], Melding | None], at: datetime) -> bool:
    with announcing():
        melding = due(at)
        if melding is None:
            return False
        call_next(melding, at)
    return True


def call_next(melding: Melding, at: datetime) -> Alarm | None:
    """Call the next person in the order of the roster, after the last one the first; nobody: the desk sees it."""
    tried = list(Alarm.objects.filter(melding=melding).order_by("step"))
    for alarm in tried:
        if alarm.state == AlarmState.SENT:
            actions.expire(alarm, melding, at=at)
        elif alarm.state == AlarmState.DECLINED and alarm.due_at is not None:
            Alarm.objects.filter(pk=alarm.pk).update(due_at=None)
    people = roster.to_reach(at)
    if not people:
        return None
    counts = {person.pk: 0 for person in people}
    for alarm in tried:
        if alarm.person_id in counts:
            counts[alarm.person_id] += 1
    fewest = min(counts.values())
    person = next(person for person in people if counts[person.pk] == fewest)
    return actions.send(melding, person=person, by=ENGINE, at=at)


def _unanswered(at: datetime) -> Melding | None:
    """A melding whose alarm was declined, or not answered in time."""
    alarms = Alarm.objects.filter(due_at__lte=at, state__in=(AlarmState.SENT, AlarmState.DECLINED))
    rows = Melding.objects.filter(pk__in=alarms.values("melding_id"), status__in=WAITING_FOR_SOMEBODY)
    return _first(rows.exclude(alarms__state=AlarmState.ACKNOWLEDGED))


def _unclaimed(at: datetime) -> Melding | None:
    """What nobody has taken: acute after the claim timeout; acute and urgent at once when the desk is empty."""
    patience = timedelta(seconds=settings.STREEKPOORT_CLAIM_TIMEOUT)
    late = Q(urgency=Urgency.ACUTE, reported_at__lte=at - patience)
    if not queries.operators(at):
        late = Q(urgency__in=(Urgency.ACUTE, Urgency.URGENT))
    rows = Melding.objects.filter(
        late, responsible=Responsible.REGION, status=Status.RECEIVED, claimed_by__isnull=True, finished_at=None
    )
    return _first(rows.exclude(alarms__state__in=LIVE)) if roster.to_reach(at) else None


def _first(rows: QuerySet[Melding]) -> Melding | None:
    """Hold the oldest that no other engine holds."""
    return rows.select_for_update(of=("self",), skip_locked=True).select_related("category").order_by("id").first()


def oldest_due(at: datetime) -> float:
    """Seconds by which the most overdue step is late; 0 when nothing is."""
    rows = Alarm.objects.filter(due_at__lte=at, state__in=(AlarmState.SENT, AlarmState.DECLINED))
    oldest = rows.order_by("due_at").values_list("due_at", flat=True).first()
    return max(0.0, (at - oldest).total_seconds()) if oldest else 0.0
