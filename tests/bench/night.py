"""A region at night for the figures of the dispatch engine: many people on call, each with policies of their own."""

from tests.bench import house  # isort: skip  # it makes the database and settings before anything is imported

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality, region
from regional_meldpunt.categories import queries
from regional_meldpunt.categories.models import Category
from regional_meldpunt.escalation.models import REGION, Choice, Policy
from regional_meldpunt.escalation.plan import Plan, Reach, Step, Target
from regional_meldpunt.meldingen.models import Melding
from tenants.people.models import Person
from tenants.registry import hosts
from tests.faults.alone import Alone, alone
from tests.regional_meldpunt.desk.people import on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.home import CHECKOUT

PLACES = ("kortrijk", "menen", "harelbeke", "spiere_helkijn")
BY = Actor.system("bench")
Storm = Iterator[tuple[str, str]]


@contextmanager
def opened() -> Iterator[Path]:
    """A database with people on call, and a folder."""
    with house.opened(), tempfile.TemporaryDirectory() as folder:
        hosts.municipalities()
        on_call_people()
        yield Path(folder)


@contextmanager
def ear(folder: Path) -> Iterator[tuple[str, Path]]:
    """The port of a gateway that takes everything, and the file in which it writes down what arrived."""
    book = folder / "arrived.txt"
    book.touch()
    script = CHECKOUT / "tests" / "bench" / "ear.py"
    process = subprocess.Popen([sys.executable, str(script), str(book)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), book
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def processes(folder: Path, *kinds: str, **changes: str) -> Iterator[Alone]:
    """Some processes of the house on this database; `end` and `start` them as you like."""
    folder.mkdir(exist_ok=True)
    with alone(*kinds, folder=folder, STREEKPOORT_HEARTBEAT_URL="", **changes) as running:
        yield running


def people(count: int) -> list[Person]:
    """On call, each with a telephone number of their own."""
    made: list[Person] = []
    for number, place in zip(range(count), cycle(PLACES), strict=False):
        with municipality(place):
            made.append(
                Person.objects.create(
                    municipality=place, name=f"Wacht {number}", email=f"wacht{number}@wacht.test",
                    phone=f"+3247{number:07d}", role="wachtdienst", invited_by=BY, joined_at=now(),
                )
            )  # fmt: skip
    return made


def a_policy_each(on_call: list[Person], *, wait: timedelta, steps: int = 1) -> Storm:
    """For each municipality and category another person: where the meldingen of a storm may fall, again and again."""
    with region("desk"):
        categories = list(Category.objects.filter(active=True))
    spots = [(place, category) for category in categories for place in PLACES if _can_be_reported(place, category)]
    with region("coordinator"):
        for number, (place, category) in enumerate(spots):
            one = Step((Target(Reach.PERSON, str(on_call[number % len(on_call)].pk)),), wait)
            policy = Policy.objects.create(
                municipality=REGION, name=f"{place} {category.slug}", plan=Plan(name="", steps=(one,) * steps).to_json(),
                version=1, author=BY, changed_at=now(), changed_by=BY,
            )  # fmt: skip
            Choice.objects.create(municipality=REGION, category=category, place=place, policy=policy, position=number)
    return cycle([(place, category.slug) for place, category in spots])


def _can_be_reported(place: str, category: Category) -> bool:
    """Some are one municipality's own."""
    with municipality(place):
        return queries.by_slug(category.slug) is not None


def report(storm: Storm) -> Melding:
    """The next acute melding."""
    place, category = next(storm)
    with municipality(place):
        return making.receive(
            decision=making.REGION, category=category, urgency="acute", municipality=place, received_by=place
        )


def waited(condition: object, patience: float) -> bool:
    """Until something holds, or the patience is over."""
    deadline = time.monotonic() + patience
    while not condition():  # type: ignore[operator]  # a question
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
