"""Calendars of leave that come in, broken ones included, and the addresses at which shifts go out."""

from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import icalendar
import pytest
from django.utils.timezone import now

from foundation.tasks.models import Task
from foundation.tenancy import region
from regional_meldpunt.roster import keeping
from regional_meldpunt.roster.calendars import feeds, leave, reading, writing
from regional_meldpunt.roster.calendars.reading import CalendarProblem
from regional_meldpunt.roster.models import Absence, LeaveCalendar, Shift
from regional_meldpunt.roster.problems import RosterProblem
from tests.regional_meldpunt.roster import making
from tests.regional_meldpunt.roster.making import BY
from tests.support.places import Place

SPAN = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


def calendar(*events: str) -> bytes:
    told = "".join(f"BEGIN:VEVENT\r\nUID:{n}\r\n{event}\r\nEND:VEVENT\r\n" for n, event in enumerate(events))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{told}END:VCALENDAR\r\n".encode()


def at(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=UTC)  # type: ignore[misc]  # year, month, day and so on


def test_whole_days_are_from_midnight_to_midnight_in_brussels_and_touching_ones_are_one() -> None:
    text = calendar(
        "DTSTART;VALUE=DATE:20260720\r\nDTEND;VALUE=DATE:20260725", "DTSTART;VALUE=DATE:20260725\r\nSUMMARY:nog een dag"
    )
    assert reading.away(text, *SPAN) == [(at(2026, 7, 19, 22), at(2026, 7, 25, 22))]


def test_what_repeats_counts_each_time_and_what_is_free_or_cancelled_never() -> None:
    text = calendar(
        "DTSTART;TZID=Europe/Brussels:20260325T090000\r\nDTEND;TZID=Europe/Brussels:20260325T120000\r\nRRULE:FREQ=WEEKLY;COUNT=2",
        "DTSTART:20260601T080000Z\r\nDTEND:20260601T100000Z\r\nTRANSP:TRANSPARENT",
        "DTSTART:20260602T080000Z\r\nDTEND:20260602T100000Z\r\nSTATUS:CANCELLED",
    )
    assert reading.away(text, *SPAN) == [
        (at(2026, 3, 25, 8), at(2026, 3, 25, 11)),
        (at(2026, 4, 1, 7), at(2026, 4, 1, 10)),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"<html>please log in</html>", "geen iCalendar-bestand"),
        (b"", "geen iCalendar-bestand"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:gisteren\r\n", "kan niet|kunnen niet|beschadigd"),
        (b"BEGIN:VCALENDAR\r\n" + b"X" * (reading.LARGEST + 1), "groter dan één megabyte"),
        (
            calendar("DTSTART:20260101T000000Z\r\nDTEND:20260101T000100Z\r\nRRULE:FREQ=SECONDLY"),
            "vaker dan één keer per dag",
        ),
        (calendar("DTSTART:20260101T000000Z\r\nRRULE:FREQ=DAILY;BYHOUR=1,2,3"), "vaker dan één keer per dag"),
        (calendar(*["DTSTART:20260101T000000Z"] * (reading.MOST_EVENTS + 1)), "meer dan"),
        (b"\x00\xff\xfe BEGIN:VCALENDAR BEGIN:VEVENT", "beschadigd|kunnen niet|geen iCalendar"),
    ],
)
def test_a_broken_calendar_is_refused_with_a_sentence(text: bytes, words: str) -> None:
    with pytest.raises(CalendarProblem, match=words):
        assert reading.away(text, *SPAN) == "never"


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.7/verlof.ics",
        "file:///etc/passwd",
        "https://u:p@x.be/a.ics",
    ],
)
def test_an_address_of_our_own_network_is_never_asked(url: str, settings: Any) -> None:
    settings.STREEKPOORT_OUTBOUND_PRIVATE = False
    eva = making.person("Eva")
    with region("desk"), pytest.raises(RosterProblem, match="openbaar webadres"):
        leave.add_calendar(eva, url, by=BY, at=now())


class Answers(BaseHTTPRequestHandler):
    text = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.text)

    def log_message(self, *_words: object) -> None:
        return None


@pytest.mark.usefixtures("db")
def test_leave_of_whoever_is_on_call_is_seen_and_stays_when_the_calendar_breaks(settings: Any) -> None:
    settings.STREEKPOORT_OUTBOUND_PRIVATE = True
    server = HTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    eva = making.person("Eva")
    day = now() + timedelta(days=3)
    Answers.text = calendar(f"DTSTART;VALUE=DATE:{day:%Y%m%d}\r\nSUMMARY:Operatie")
    try:
        with region("coordinator"):
            made = making.published([eva])
            kept = leave.add_calendar(eva, f"http://127.0.0.1:{server.server_port}/verlof.ics", by=BY, at=now())
            assert leave.due(now()) == [kept]
            leave.read(kept.pk, at=now())
            [absence] = leave.of_person(eva, now())
            assert "Operatie" not in str(absence.__dict__), "when, never why"
            shifts = list(Shift.objects.filter(roster=made, ends_at__gt=now()))
            assert [clash for _shift, clash in leave.clashes(shifts, [absence])] == [absence]
            Answers.text = b"<html>"
            broken = leave.read(kept.pk, at=now())
            assert broken is not None
            assert "geen iCalendar-bestand" in broken.problem
            assert Absence.objects.filter(calendar=kept).count() == 1
    finally:
        server.shutdown()


@pytest.mark.usefixtures("db")
def test_a_feed_keeps_the_identity_of_a_shift_and_warns_before_it(regio: Place) -> None:
    eva, jan = making.person("Eva"), making.person("Jan", "menen")
    with region("coordinator"):
        made = making.published([eva, jan])
        _feed, secret = feeds.make(account=5, person=eva, roster=None, by=BY, at=now())
    answer = regio.client().get(f"/rooster/agenda/{secret}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    with region("desk"):
        mine = list(Shift.objects.filter(person=eva).order_by("starts_at"))
        again = writing.write(mine, name="x", own=True)
    assert [event["UID"] for event in events] == [
        event["UID"] for event in icalendar.Calendar.from_ical(again).walk("VEVENT")
    ]
    assert len({str(event["UID"]) for event in events}) == len(mine)
    assert all(len(event.walk("VALARM")) == 2 for event in events)
    # A calendar knows whole seconds; the shift that goes on while the roster is published begins at that very moment.
    assert [event.start for event in events] == [shift.starts_at.replace(microsecond=0) for shift in mine]
    assert made.name in str(events[0]["DESCRIPTION"])


@pytest.mark.usefixtures("db")
def test_a_revoked_or_guessed_address_is_nothing_and_a_withdrawn_person_reads_no_more(regio: Place) -> None:
    eva = making.person("Eva")
    with region("coordinator"):
        made = making.published([eva])
        first, secret = feeds.make(account=5, person=eva, roster=made, by=BY, at=now())
        _second, renewed = feeds.make(account=5, person=eva, roster=made, by=BY, at=now())
    visitor = regio.client()
    assert visitor.get(f"/rooster/agenda/{secret}.ics").status_code == 404, "a new one ends the one before"
    assert visitor.get(f"/rooster/agenda/{renewed}.ics").status_code == 200
    assert visitor.get("/rooster/agenda/geraden.ics").status_code == 404
    with region("coordinator"):
        [left] = feeds.of_account(5)
        feeds.revoke(left, by=BY, at=now())
        assert first.pk != left.pk
    assert visitor.get(f"/rooster/agenda/{renewed}.ics").status_code == 404


@pytest.mark.usefixtures("committed")
def test_the_worker_reads_a_calendar_that_is_due_once() -> None:
    from tests.foundation.tasks.logins import login

    eva = making.person("Eva")
    with region("desk"):
        kept = LeaveCalendar.objects.create(person=eva, url="http://127.0.0.1:9/x.ics", added_at=now(), due_at=now())
    with login("queue"), region("queue"):
        keeping.look_at_calendars()
        keeping.look_at_calendars()
        assert Task.objects.filter(name__endswith="read_leave").count() == 1
        keeping.read_leave(calendar=kept.pk)
        kept.refresh_from_db()
        assert kept.problem
        assert kept.due_at > now()
