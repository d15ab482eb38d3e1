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
from time import monotonic
from types import FrameType

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.db.models import Case, Q, QuerySet, Value, When

from foundation import heartbeat
from foundation.events import announcing
from foundation.identity.actor import Actor
from foundation.realtime.waking import Waker
from foundation.tenancy import region
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.dispatch import actions, queries
from regional_meldpunt.dispatch.models import LIVE, Alarm, AlarmState
from regional_meldpunt.meldingen.models import Melding, Responsible
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.roster import queries as roster
from tenants.people.models import Person
from tenants.registry import hosts

TICK = 0.5
"""Seconds until the next look when nothing wakes the engine."""
BATCH = 20
SET_ASIDE = timedelta(minutes=1)
ENGINE = Actor.system("engine")
NOT_BEGUN = (Status.RECEIVED, Status.REOPENED)
WAITING_FOR_SOMEBODY = (*NOT_BEGUN, Status.ASSIGNED, Status.DISPATCHED)

log = logging.getLogger(__name__)
Due = Callable[[datetime], QuerySet[Melding]]


def run() -> None:
    """Work until SIGTERM. An error of the database is survived: the connection is made anew."""
    stop, waker, beaten = threading.Event(), Waker("streekpoort engine listener"), 0.0
    _on_end(stop.set)
    while not stop.is_set():
        try:
            hosts.municipalities()  # known before any transaction: inside one the register cannot be read
            with region("engine"):
                at = database_clock()
                work(at)
                if monotonic() - beaten >= heartbeat.INTERVAL:
                    heartbeat.beat("engine", oldest_due=oldest_due(at))
                    beaten = monotonic()
        except DatabaseError as error:
            log.warning("The engine lost the database and tries again: %s", type(error).__name__)
            connection.close()
            stop.wait(TICK)
        waker.wait(TICK, stop)
    waker.close()
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


class Aside:
    """Meldingen with which something went wrong that is not the database: the others do not wait for them."""

    def __init__(self) -> None:
        self._until: dict[int, datetime] = {}

    def put(self, pk: int, at: datetime) -> None:
        self._until[pk] = at + SET_ASIDE

    def now(self, at: datetime) -> set[int]:
        self._until = {pk: until for pk, until in self._until.items() if until > at}
        return set(self._until)


aside = Aside()


def work(at: datetime) -> int:
    """Do everything that is due at a moment; returns how many steps were taken. Behind the engine's wall."""
    steps = 0
    for due, act in ((_needless, _call_off), (_unanswered, call_next), (_unclaimed, call_next)):
        while steps < BATCH and _take_one(due, act, at):
            steps += 1
    return steps


def _take_one(due: Due, act: Callable[[Melding, datetime], None], at: datetime) -> bool:
    """One melding, held in one transaction so that no other engine has it; False when nothing is due."""
    melding = None
    try:
        with announcing():
            melding = _first(due(at).exclude(pk__in=aside.now(at)))
            if melding is not None:
                act(melding, at)
    except DatabaseError:
        raise
    except Exception:
        if melding is None:
            raise
        log.exception("The engine could not go on with melding %s; it tries again in a minute", melding.number)
        aside.put(melding.pk, at)
    return melding is not None


def call_next(melding: Melding, at: datetime) -> None:
    """Call the next person in the order of the roster; after everybody a pause, then everybody again.

    What is due was read before the row was held, so it is judged again: another engine or an operator may have acted.
    """
    alarms = list(Alarm.objects.filter(melding=melding).order_by("step"))
    live = next((alarm for alarm in alarms if alarm.is_live), None)
    resting = next((alarm for alarm in alarms if alarm.is_resting), None)
    if any(alarm and (alarm.due_at is None or alarm.due_at > at) for alarm in (live, resting)):
        return
    if live:
        actions.expire(live, melding, at=at)
    begins = resting is not None or melding.status in NOT_BEGUN
    person = _whom(alarms, begins=begins, at=at)
    if person is not None:
        actions.send(melding, person=person, by=ENGINE, at=at)
    elif alarms:
        actions.rest(alarms[-1], melding, at=at)


def _whom(alarms: list[Alarm], *, begins: bool, at: datetime) -> Person | None:
    """The first on the roster who was called least; nobody when the round is over, unless one `begins` now."""
    finished = [place for place, alarm in enumerate(alarms, 1) if alarm.state == AlarmState.FINISHED]
    called = [alarm.person_id for alarm in alarms[max(finished, default=0) :]]
    people = roster.to_reach(at)
    counts = [called.count(person.pk) for person in people]
    if not people or (min(counts) == max(counts) > 0 and not begins):
        return None
    return people[counts.index(min(counts))]


def _call_off(melding: Melding, at: datetime) -> None:
    alarms = Alarm.objects.filter(melding=melding).order_by("step")
    for alarm in alarms.filter(Q(state__in=LIVE) | Q(due_at__isnull=False)):
        actions.call_off(alarm, melding, at=at)


def _needless(at: datetime) -> QuerySet[Melding]:
    """Somebody is called for something that is over, or that the region does not handle any more."""
    ringing = Q(state=AlarmState.SENT) | Q(due_at__isnull=False)
    elsewhere = ~Q(melding__responsible=Responsible.REGION) | Q(melding__finished_at__isnull=False)
    busy = ~Q(melding__status__in=WAITING_FOR_SOMEBODY)
    alarms = Alarm.objects.filter(ringing | Q(state__in=LIVE)).filter(elsewhere | (ringing & busy))
    return Melding.objects.filter(pk__in=alarms.values("melding_id"))


def _unanswered(at: datetime) -> QuerySet[Melding]:
    """An alarm was declined or not answered in time, or the pause after a round is over."""
    alarms = Alarm.objects.filter(due_at__lte=at)
    rows = Melding.objects.filter(pk__in=alarms.values("melding_id"), status__in=WAITING_FOR_SOMEBODY)
    return rows.exclude(alarms__state=AlarmState.ACKNOWLEDGED)


def _unclaimed(at: datetime) -> QuerySet[Melding]:
    """What nobody has taken, new or opened again: acute after the claim timeout; acute and urgent at once when the desk
    is empty.
    """
    since = at - timedelta(seconds=settings.STREEKPOORT_CLAIM_TIMEOUT)
    waited = Q(status=Status.RECEIVED, reported_at__lte=since) | Q(status=Status.REOPENED, changed_at__lte=since)
    late = Q(urgency=Urgency.ACUTE) & waited
    if not queries.operators(at):
        late = Q(urgency__in=(Urgency.ACUTE, Urgency.URGENT))
    rows = Melding.objects.filter(
        late, responsible=Responsible.REGION, status__in=NOT_BEGUN, claimed_by__isnull=True, finished_at=None
    )
    rows = rows.exclude(alarms__state__in=LIVE).exclude(alarms__due_at__gt=at)
    return rows if roster.to_reach(at) else Melding.objects.none()


def _first(rows: QuerySet[Melding]) -> Melding | None:
    """Hold the one that comes first and that no other engine holds: acute before the rest, then the oldest."""
    acute = Case(When(urgency=Urgency.ACUTE, then=Value(0)), default=Value(1))
    held = rows.select_for_update(of=("self",), skip_locked=True).select_related("category")
    return held.order_by(acute, "id").first()


def oldest_due(at: datetime) -> float:
    """Seconds by which the most overdue step is late; 0 when nothing is."""
    oldest = Alarm.objects.filter(due_at__lte=at).order_by("due_at").values_list("due_at", flat=True).first()
    return max(0.0, (at - oldest).total_seconds()) if oldest else 0.0
