"""A letter for an envelope with a window, with the reporter's name looked up under log."""

import re
import zlib

import pytest
from django.db import connection
from django.utils.timezone import now

from regional_meldpunt.answers import actions, postroom, queries
from regional_meldpunt.meldingen import actions as meldingen
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


def letter_of_a_finished_report(language: str = "nl") -> bytes:
    melding = talking.reported(talking.LETTER, language=language)
    meldingen.transition(melding, to="done", by=making.ANNA, at=now(), text="De put is gevuld.")
    talking.told(melding, "done")
    talking.let_go(melding)
    return postroom.printed(queries.letters(), by=making.ANNA, at=now())


def test_it_is_one_page_of_a4_for_one_letter() -> None:
    printed = letter_of_a_finished_report()
    assert printed.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1
    assert b"/MediaBox [0 0 595.28 841.89]" in printed


def test_the_address_stands_in_the_window_of_the_envelope() -> None:
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", letter_of_a_finished_report(), re.DOTALL)
    page = next(text for text in map(_unpacked, streams) if b" Td " in text)
    points = [(float(x), float(y)) for x, y in re.findall(rb"([\d.]+) ([\d.]+) Td", page)]
    millimetres = [(x / 72 * 25.4, 297 - y / 72 * 25.4) for x, y in points]
    in_window = [(x, y) for x, y in millimetres if 100 < x < 190 and 50 < y < 85]
    assert len(in_window) == 3


def test_opening_the_contact_book_for_it_is_written_down() -> None:
    letter_of_a_finished_report("fr")
    with connection.cursor() as cursor:
        cursor.execute("SELECT by_name, facts->>'reason' FROM audit_auditentry WHERE verb = 'contacts.read'")
        assert cursor.fetchall() == [("Anna Declercq", "letter")]


def test_marked_as_posted_it_leaves_the_list() -> None:
    letter_of_a_finished_report()
    assert actions.posted(queries.letters(), by=making.ANNA, at=now()) == 1
    assert queries.letters() == []
    assert actions.posted(queries.letters(), by=making.ANNA, at=now()) == 0


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
