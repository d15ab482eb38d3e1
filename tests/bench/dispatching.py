"""The dispatch engine: how exact its moments are, and how soon after a report the first message leaves."""

from tests.bench import night  # isort: skip  # it makes the database and settings before anything is imported

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

from foundation.events.models import StoredEvent
from foundation.tenancy import region
from regional_meldpunt.dispatch.models import Alarm, Engine
from regional_meldpunt.paging.models import Kind, Page
from tests.bench.figures import Figure
from tests.bench.spending import Spending, budget

PER_SECOND, SECONDS = 50, 20
PEOPLE = 320  # so many that nobody gets more messages than a number may get in so short a time
AT_ONCE = {"STREEKPOORT_PAGE_SPACING": "0", "STREEKPOORT_RECEIPT_WITHIN": "600"}
"""Nobody is spared a second message here, and the gateway says nothing back: it is about how fast the first one leaves."""
MOST_MS = 500.0
MOST_COST = 20.0
STEPS, MELDINGEN = 6, 60
WAIT = timedelta(seconds=4)
MOST_LATE, MOST_LATE_KILLED = 1.0, 5.0


def run() -> list[Figure]:
    return [*_first_message(), *_deadlines()]


def _first_message() -> list[Figure]:
    """Each melding is in the clock from its commit on; its message until the gateway, another process, has it."""
    with night.opened() as folder, night.ear(folder) as (port, book):
        storm = night.a_policy_each(night.people(PEOPLE), wait=timedelta(minutes=10))
        with night.processes(folder / "stack", "engine", "paging", STREEKPOORT_GATEWAY_PORT=port, **AT_ONCE) as stack:
            assert night.waited(_engines, 120), "the engine"
            working = {kind: stack.processes[kind].pid for kind in ("engine", "paging")}
            spending = Spending({**working, "reporting": os.getpid()})
            for _ in range(5):
                night.report(storm)
            assert night.waited(book.read_text, 60), "the paging process"
            spending.mark()
            accepted = _storm(storm)
            night.waited(lambda: len(_by_alarm(book)) >= len(accepted) + 5, 90)
            spent = spending.since()
            return [*_told(accepted, _by_alarm(book)), _cost(spent, len(accepted))]


def _storm(storm: night.Storm) -> dict[int, float]:
    """Melding -> the moment at which it was accepted, so many a second as this machine can make up to the goal."""
    accepted: dict[int, float] = {}
    begun = time.monotonic()
    for number in range(PER_SECOND * SECONDS):
        time.sleep(max(0.0, begun + number / PER_SECOND - time.monotonic()))
        found = night.report(storm)
        accepted[found.pk] = time.time()
    print(f"{len(accepted)} meldingen in {time.monotonic() - begun:.1f} s", flush=True)
    return accepted


def _by_alarm(book: Path) -> dict[str, float]:
    """Key of a page -> when it first arrived."""
    arrived: dict[str, float] = {}
    for line in book.read_text().splitlines():
        at, _blank, key = line.partition(" ")
        arrived.setdefault(key, float(at))
    return arrived


def _told(accepted: dict[int, float], arrived: dict[str, float]) -> list[Figure]:
    with region("desk"):
        pages = {page.pk: page for page in Page.objects.select_related("alarm").filter(kind=Kind.SMS)}
        rows = {event.data["number"]: event.at for event in StoredEvent.objects.filter(event="alarm.sent")}
        numbers = dict(Alarm.objects.filter(melding__in=accepted).values_list("melding_id", "melding__number"))
    alarm = sorted((rows[numbers[pk]].timestamp() - at) * 1000 for pk, at in accepted.items() if pk in numbers)
    handed = []
    for page in pages.values():
        carrier = pages.get(page.bundle_id or page.pk, page)
        at = arrived.get(carrier.key)
        if at is not None and page.alarm is not None and page.alarm.melding_id in accepted:
            handed.append((at - accepted[page.alarm.melding_id]) * 1000)
    handed.sort()
    whole = len(handed) == len(accepted)
    return [
        _figure("accepted to alarm row", alarm, MOST_MS, len(alarm) == len(accepted)),
        _figure(f"accepted to first message at the gateway, {PER_SECOND}/s", handed, MOST_MS, whole),
    ]


def _cost(spent: dict[str, float], meldingen: int) -> Figure:
    """What calling somebody costs beside receiving the report: that leaves room for fifty a second on two cores."""
    print(f"on a processor, for one of {meldingen} meldingen\n{budget(spent, meldingen)}", flush=True)
    cost = sum(seconds for name, seconds in spent.items() if not name.startswith("reporting")) / meldingen * 1000
    return Figure(
        name="calling somebody for a melding, on a processor", ours=cost, unit="ms",
        other=sum(spent.values()) / meldingen * 1000, other_name="ms with receiving it",
        goal=f"< {MOST_COST:.0f} ms", met=cost < MOST_COST,
    )  # fmt: skip


def _figure(name: str, times: list[float], most: float, whole: bool) -> Figure:
    p99 = times[int(len(times) * 0.99)] if times else 0.0
    print(f"{name}: {len(times)}, p50 {_middle(times):.0f}, p99 {p99:.0f}, max {max(times, default=0):.0f}", flush=True)
    return Figure(
        name=f"{name}, p99", ours=p99, unit="ms", other=_middle(times), other_name="median",
        goal=f"< {most:.0f} ms", met=whole and p99 < most,
    )  # fmt: skip


def _middle(times: list[float]) -> float:
    return times[len(times) // 2] if times else 0.0


def _deadlines() -> list[Figure]:
    """Two engines, and one of them is killed in the middle: how late each step was written, by the database's clock."""
    with night.opened() as folder:
        storm = night.a_policy_each(night.people(240), wait=WAIT, steps=STEPS)
        with night.processes(folder / "one", "engine") as one, night.processes(folder / "two", "engine"):
            assert night.waited(lambda: _engines() == 2, 120), "two engines"
            begun = time.monotonic()
            for _ in range(MELDINGEN):
                night.report(storm)
                time.sleep(WAIT.total_seconds() / MELDINGEN)
            one.kill("engine", signal.SIGKILL)
            one.start("engine")
            night.waited(lambda: _calls() >= MELDINGEN * STEPS, STEPS * WAIT.total_seconds() + 60)
            print(f"{_calls()} calls in {time.monotonic() - begun:.0f} s", flush=True)
        late = sorted(_late())
    p99 = late[int(len(late) * 0.99)]
    print(
        f"late: {len(late)} steps, p50 {late[len(late) // 2]:.3f} s, p99 {p99:.3f} s, max {late[-1]:.3f} s", flush=True
    )
    return [
        Figure(
            name="deadline error of a step, p99", ours=p99 * 1000, unit="ms", other=late[len(late) // 2] * 1000,
            other_name="median", goal=f"<= {MOST_LATE:.0f} s", met=p99 <= MOST_LATE,
        ),
        Figure(
            name="deadline error with a kill -9, largest", ours=late[-1] * 1000, unit="ms",
            goal=f"<= {MOST_LATE_KILLED:.0f} s", met=late[-1] <= MOST_LATE_KILLED,
        ),
    ]  # fmt: skip


def _late() -> list[float]:
    with region("desk"):
        written = {event.data["alarm"]: event.at for event in StoredEvent.objects.filter(event="alarm.sent")}
        alarms = Alarm.objects.order_by("melding", "id").values_list("melding", "id", "sent_at")
        late, before = [], None
        for melding, pk, sent_at in alarms:
            if before is not None and before[0] == melding:
                late.append((written[pk] - before[1] - WAIT).total_seconds())
            before = (melding, sent_at)
    return late


def _engines() -> int:
    with region("desk"):
        return Engine.objects.count()


def _calls() -> int:
    with region("desk"):
        return Alarm.objects.count()


if __name__ == "__main__":
    for figure in run():
        print(figure.line)
