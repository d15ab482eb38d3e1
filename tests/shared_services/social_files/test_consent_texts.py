"""A word that is changed in the form is a new version of the text: a proof must mean the same years later."""

import hashlib
from uuid import uuid4

import pytest
from django.utils.timezone import now

from shared_services.social_files.consent import texts
from shared_services.social_files.consent.models import Participant
from shared_services.social_files.consent.queries import WAITING, Person, Point

SUMS = {"2026-1": {"nl": "0a248d22e924c89d", "fr": "232501bb899b7c48", "en": "e5b53c8623081ba8"}}


def form(language: str) -> texts.Form:
    points = [Point(kind, "consent" if number % 2 else "law", WAITING) for number, kind in enumerate(texts.PLAIN)]
    row = Participant(ref=uuid4(), request_ref=uuid4(), person=uuid4(), asked_at=now())
    return texts.compose(Person(row, tuple(points)), {"sender": "A", "purpose": "B"}, receiver="C", language=language)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_words_are_those_of_their_version(language: str) -> None:
    shown = form(language).shown
    found = hashlib.sha256("\n".join(shown.lines).encode()).hexdigest()[:16]
    assert found == SUMS[texts.VERSION][language], "The words changed: raise VERSION in texts.py and add its sums here."


def test_no_line_is_left_in_another_language() -> None:
    lines = {language: form(language).shown.lines for language in ("nl", "fr", "en")}
    assert len(lines["nl"]) == len(lines["fr"]) == len(lines["en"]) > 15
    for one, other in (("nl", "en"), ("fr", "en"), ("nl", "fr")):
        same = [line for line in lines[one] if line in lines[other]]
        assert same == [], same
