"""Answers by text message or telephone key: heard once, done once, and answered with what is so now.

A reply is ours when it comes from the number of somebody on call and says yes or no, or when it answers a message of
ours. Everything else is left to whoever listens next: somebody on call is a citizen as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from foundation.identity.actor import Actor
from foundation.notifications.gateway import Receipt, Reply
from foundation.notifications.http_gateway import NumberRefused, international
from foundation.tenancy import region
from regional_meldpunt.paging import answering, answers, codes, results, testing
from regional_meldpunt.paging.answering import Outcome
from regional_meldpunt.paging.models import Channel, Code, Heard, Kind, Page, Purpose
from tenants.people.models import Person
from tenants.registry import hosts

WALL = "desk"
"""The web hears the gateway, and may not work as the engine does."""
YES = frozenset({"1", "ja", "j", "ok", "yes", "y", "oui", "o", "ik ga", "go"})
NO = frozenset({"2", "nee", "neen", "n", "no", "non"})
SAID = re.compile(r"^\s*(?P<word>[a-zA-Z ]{1,6}?|[12])\s*[:.,!-]?\s*(?P<code>\d{4})?\b[\s.,:!-]*(?P<rest>.*)$", re.S)


@dataclass(frozen=True)
class Said:
    """`code` empty: about whatever this person was last asked."""

    goes: bool
    code: str
    rest: str


def parse(text: str) -> Said | None:
    """ "JA 4821", "1", "nee 4821 ik ben ziek"; None for anything else."""
    found = SAID.match(text)
    if found is None:
        return None
    word = " ".join(found["word"].lower().split())
    if word not in YES | NO:
        return None
    return Said(word in YES, found["code"] or "", found["rest"].strip()[:300])


def receipt(told: Receipt) -> bool:
    with region(WALL):
        return results.receipt(told)


def reply(told: Reply) -> bool:
    """Whether it was ours. The same message of the gateway, told again or a hundred times at once, is done once."""
    said = parse(told.text)
    if said is None:
        return False
    hosts.municipalities()  # known before any transaction: inside one the register cannot be read
    with region(WALL):
        person, asked = _who(told)
        if person is None:
            return False
        meant = _meant(person, said, asked, told.at)
        if meant is None and not said.code and not _was_asked(person, told.at):
            return False
        heard, _made = Heard.objects.get_or_create(
            key=f"{told.key}"[:120], defaults={"person": person, "text": told.text[:300], "at": told.at}
        )
        if heard.done_at is not None:
            return True
    outcomes = _do(person, said, meant, told.at)
    with region(WALL):
        _finish(heard, person, said, meant, outcomes, told.at)
    return True


def _who(told: Reply) -> tuple[Person | None, Page | None]:
    """By the message that it answers, or else by the number that it comes from."""
    asked = Page.objects.select_related("person").filter(key=told.reference).first() if told.reference else None
    if asked is not None:
        return (asked.person if asked.person.active else None), asked
    try:
        number = international(told.phone)
    except NumberRefused:
        return None, None
    own = Channel.objects.filter(kind__in=(Kind.SMS, Kind.VOICE)).exclude(verified_at=None)
    digits = number[-8:]
    near = Q(pk__in=[row.person_id for row in own if _same(row.address, number)])
    for person in Person.objects.filter(near | Q(phone__regex=r"\D*".join(digits) + "$"), active=True).order_by("pk"):
        return person, None
    return None, None


def _same(text: str, number: str) -> bool:
    try:
        return international(text) == number
    except NumberRefused:
        return False


def _meant(person: Person, said: Said, asked: Page | None, at: datetime) -> Code | None:
    """What the answer is about: the code that was said, that of the message answered, or the last one that was sent."""
    code = said.code or (asked.code if asked else "")
    if code:
        return codes.find(person.pk, code, at)
    live = Code.objects.select_related("test").filter(person=person, at__gt=at - codes.HOLDS)
    return live.order_by("-at", "-pk").first()


def _was_asked(person: Person, at: datetime) -> bool:
    return Page.objects.filter(person=person, purpose=Purpose.ALARM, due_at__gt=at - codes.HOLDS).exists()


def _do(person: Person, said: Said, meant: Code | None, at: datetime) -> list[Outcome]:
    """Each alarm in its own transaction, by whoever keeps alarms. Repeating it is harmless."""
    if meant is None:
        return []
    by = Actor("public", person.region_account, person.name)
    if meant.test is not None:
        with region(WALL):
            testing.acknowledge(meant.test, how="sms", at=at)
        return [Outcome.ACCEPTED]
    if said.goes:
        return [answering.acknowledge(alarm, by=by, at=at) for alarm in meant.alarms]
    return [answering.decline(alarm, by=by, at=at, reason=said.rest) for alarm in meant.alarms]


@transaction.atomic
def _finish(
    heard: Heard, person: Person, said: Said, meant: Code | None, outcomes: list[Outcome], at: datetime
) -> None:
    """Once: whoever comes second finds it done and says nothing."""
    outcome = answers.summary(outcomes)
    if not Heard.objects.filter(pk=heard.pk, done_at=None).update(done_at=at, outcome=outcome):
        return
    if meant is None or meant.test is None:
        answers.tell(person, key=f"answer.{heard.pk}", text=answers.words(person.language, said.goes, outcomes), at=at)
