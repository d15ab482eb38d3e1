"""Every week all links are looked at: our own in the database, the others by asking politely.

One request at a time, HEAD before GET, seldom more than once a second for the same host, with an end to everything.
The guard of `foundation.outbound` stands before each request, also before each step of a redirection. What fails once
may be a bad day: it is broken when it failed twice.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate, now
from wagtail.models import Page

from cms.editing import linking, queries
from cms.editing.models import Address, Link, Outcome
from foundation import outbound
from foundation.tasks import enqueue, task
from foundation.tenancy import current, municipality
from tenants.registry import hosts

CHECK = "cms.editing.link_checking.check"
CHECK_AGAIN = "cms.editing.link_checking.check_again"
AGAIN = timedelta(hours=6)
LOOK_EVERY = 3600.0
MOST_PER_RUN = 400
MOST_STEPS = 5
PATIENCE = 8.0
BETWEEN = 1.0  # seconds for the same host
ASK_AGAIN = {401, 403, 405, 429, 500, 501, 503}
FORBIDDEN = {401, 403, 429}
MOVED_FOR_GOOD = {301, 308}
STEPS = {301, 302, 303, 307, 308}


def look() -> int:
    """Once a week per municipality, spread over the days."""
    today, asked = localdate(), 0
    for number, place in enumerate(hosts.municipalities()):
        if today.weekday() == number % 7:
            with municipality(place.schema_name):
                asked += enqueue(CHECK, key=f"links:{place.schema_name}:{today}")
    return asked


@task(atomic=False)
def check() -> None:
    """What stands on the pages now, and how each address is."""
    collect()
    _look_at(list(Address.objects.order_by("checked_at")[:MOST_PER_RUN]))
    if Address.objects.filter(failures=1).exists():
        at = now() + AGAIN
        with transaction.atomic():
            enqueue(CHECK_AGAIN, key=f"links-again:{current().schema}:{at.isoformat()}", at=at)


@task(atomic=False)
def check_again() -> None:
    """What failed for the first time a few hours ago."""
    _look_at(list(Address.objects.filter(failures=1)[:MOST_PER_RUN]))


def _look_at(addresses: list[Address]) -> None:
    at = now()
    last: dict[str, float] = {}
    own = frozenset((hosts.by_schema(current().schema).host,))
    for address in addresses:
        wrong = linking.inside(address.url, own)
        if wrong is None:
            _wait(address.url, last)
            outcome, detail = ask(address.url)
        else:
            outcome, detail = (Outcome.BROKEN, wrong) if wrong else (Outcome.FINE, "")
        note(address, outcome, detail, at=at, at_once=wrong is not None)


@transaction.atomic
def collect() -> None:
    """Links of published pages; an address that no page has any more is forgotten."""
    Link.objects.all().delete()
    wanted: dict[str, set[int]] = {}
    for page in Page.objects.filter(live=True, depth__gt=1).specific().iterator():
        if isinstance(page, queries.page_types()):
            for url in linking.addresses_of(page):
                wanted.setdefault(url, set()).add(page.pk)
    Address.objects.bulk_create((Address(url=url) for url in wanted), ignore_conflicts=True)
    known = dict(Address.objects.filter(url__in=wanted).values_list("url", "pk"))
    Link.objects.bulk_create(Link(page_id=pk, address_id=known[url]) for url, pages in wanted.items() for pk in pages)
    Address.objects.filter(links=None).delete()


def ask(url: str) -> tuple[Outcome, str]:
    """How an address of elsewhere is, after at most five steps."""
    moved, here = "", url
    for _step in range(MOST_STEPS):
        try:
            answer = _ask_once(here)
        except outbound.AddressRefused as problem:
            return Outcome.REFUSED, str(problem)[:300]
        except outbound.OutboundProblem as problem:
            return Outcome.BROKEN, str(problem)[:300]
        if answer.status in STEPS and (there := answer.headers.get("location")):
            here = urljoin(here, there)
            moved = here if answer.status in MOVED_FOR_GOOD else moved
            continue
        if answer.fine:
            return (Outcome.MOVED, moved[:300]) if moved else (Outcome.FINE, "")
        if answer.status in FORBIDDEN:
            return Outcome.REFUSED, f"HTTP {answer.status}"
        return Outcome.BROKEN, f"HTTP {answer.status}"
    return Outcome.BROKEN, "redirects"


def _ask_once(url: str) -> outbound.Answer:
    answer = outbound.ask("HEAD", url, patience=PATIENCE)
    if answer.status not in ASK_AGAIN:
        return answer
    return outbound.ask("GET", url, patience=PATIENCE, headers={"Range": "bytes=0-1023"}, cut=True)


def _wait(url: str, last: dict[str, float]) -> None:
    host = urlsplit(url).hostname or ""
    before = last.get(host)
    if before is not None and not settings.STREEKPOORT_OUTBOUND_PRIVATE:
        time.sleep(max(0.0, BETWEEN - (time.monotonic() - before)))
    last[host] = time.monotonic()


def note(address: Address, outcome: Outcome, detail: str, *, at: datetime, at_once: bool) -> None:
    """Our own link is wrong at once; another is broken when it failed twice."""
    failed = outcome == Outcome.BROKEN
    address.failures = address.failures + 1 if failed else 0
    address.outcome = Outcome.FINE if failed and not at_once and address.failures < 2 else outcome
    address.detail, address.checked_at = detail, at
    address.save(update_fields=["failures", "outcome", "detail", "checked_at"])
