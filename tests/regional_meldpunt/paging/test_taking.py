"""What is due is taken: too many text messages, quiet hours, several alarms at once, and what a crash left behind."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import now

from foundation.notifications.gateway import Receipt
from foundation.notifications.models import Delivery
from foundation.tenancy import region
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.paging import channels, keeping, queries, results, taking
from regional_meldpunt.paging.jobs import Handed, Job, NotNow
from regional_meldpunt.paging.models import Channel, Page, PageState
from regional_meldpunt.paging.sending import write
from tenants.people.models import Person
from tests import cast
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import DIRK
from tests.regional_meldpunt.paging.people import eva_with_a_number, melding

pytestmark = pytest.mark.usefixtures("committed")
ROOM = {"sms": 9, "voice": 9, "push": 9, "mail": 9, "chat": 9}
BRUSSELS = ZoneInfo("Europe/Brussels")


def call(eva: Person, at: datetime, urgency: str = "acute") -> Alarm:
    found = melding(urgency)
    with region("desk"):
        return dispatch.send(found, person=eva, by=DIRK, at=at)


def take(at: datetime) -> list[Job]:
    return taking.take(at, ROOM)


def page(alarm: Alarm, kind: str) -> Page:
    return next(one for one in queries.pages_of([alarm.pk])[alarm.pk] if one.kind == kind)


def trail(alarm: Alarm, kind: str) -> list[tuple[str, str]]:
    return [(one.what, one.text) for one in page(alarm, kind).trail.all()]


def test_the_sixth_text_message_in_a_quarter_waits_and_the_telephone_rings_instead() -> None:
    eva, at = eva_with_a_number(), now()
    alarms = [call(eva, at + timedelta(minutes=minute)) for minute in range(6)]
    with login("engine"), region("engine"):
        for minute, alarm in enumerate(alarms):
            moment = at + timedelta(minutes=minute, seconds=1)
            for job in take(moment):
                results.handed(job, Handed("gw"), at=moment)
                results.receipt(Receipt(job.key, True, "", moment))
            if minute < 5:
                assert page(alarm, "sms").state == "delivered"
        sixth = page(alarms[5], "sms")
        assert (sixth.state, sixth.reason) == ("held", "throttled")
        assert sixth.due_at == page(alarms[0], "sms").handed_at + timedelta(minutes=15)
        assert ("passed_on", "throttled > voice") in trail(alarms[5], "sms")
        assert page(alarms[5], "voice").due_at <= at + timedelta(minutes=5, seconds=1)


def test_what_is_not_urgent_waits_for_the_end_of_the_quiet_hours() -> None:
    eva = eva_with_a_number()
    with region("desk"):
        channels.keep_quiet(eva, start=time(22), end=time(6, 30), by=DIRK)
    night = datetime(2027, 1, 12, 3, 12, tzinfo=BRUSSELS)
    calm, acute = call(eva, night, "normal"), call(eva, night)
    with login("engine"), region("engine"):
        (job,) = [one for one in take(night + timedelta(seconds=1)) if one.kind == "sms"]
        assert "Acuut" in job.text
        waiting = page(calm, "sms")
        assert (waiting.state, waiting.reason) == ("held", "quiet")
        assert waiting.due_at == datetime(2027, 1, 12, 6, 30, tzinfo=BRUSSELS)
        assert page(acute, "sms").state == "handing"


def test_a_message_that_carried_others_is_tried_again_exactly_as_it_was() -> None:
    """With the same key and words; of what is answered meanwhile the rest goes on."""
    eva, at = eva_with_a_number(), now()
    alarms = [call(eva, at) for _ in range(3)]
    with login("engine"), region("engine"):
        (first,) = [job for job in take(at + timedelta(seconds=1)) if job.kind == "sms"]
        write([(first, NotNow("slow"))])
        (again,) = [job for job in take(now() + timedelta(seconds=5)) if job.kind == "sms"]
        assert (again.key, again.text, again.attempt) == (first.key, first.text, 2)
        assert results.handed(first, Handed(), at=now()) is False, "an earlier attempt says nothing any more"
        write([(again, NotNow("slow"))])
    with region("desk"):
        lead = Page.objects.get(key=first.key)
        dispatch.acknowledge(next(one for one in alarms if one.pk == lead.alarm_id), by=DIRK, at=now())
    with login("engine"), region("engine"):
        results.look_after(now())
        states = sorted(page(alarm, "sms").state for alarm in alarms)
        assert states == ["cancelled", "due", "due"]
        (rest,) = [job for job in take(now() + timedelta(seconds=1)) if job.kind == "sms"]
        assert rest.key != first.key
        assert rest.text.startswith("2 meldingen")


def test_a_number_that_fails_again_and_again_is_switched_off_and_its_person_is_not_ready() -> None:
    eva, at = eva_with_a_number(), now()
    with region("desk"):
        channel = Channel.objects.create(person=eva, kind="sms", address="+32470112031", made_at=at, verified_at=at)
    for turn in range(results.MOST_FAILS):
        moment = at + timedelta(hours=4 * turn)
        alarm = call(eva, moment)
        with login("engine"), region("engine"):
            job = next(one for one in take(moment + timedelta(seconds=1)) if one.kind == "sms")
            results.failed(job, "refused", at=moment, for_good=True)
            assert page(alarm, "sms").state == PageState.FAILED
    with region("desk"):
        channel.refresh_from_db()
        assert channel.disabled_reason == "refused"
        assert queries.readiness(eva, at).ready is False


def test_before_a_shift_whoever_cannot_be_reached_hears_so_once_and_so_does_the_coordinator(settings: Any) -> None:
    """Jan begins in a week; nobody ever verified a number of his."""
    eva_with_a_number()
    settings.STREEKPOORT_READINESS_HOURS, settings.STREEKPOORT_READINESS_LAST_HOURS = 24 * 8, 24 * 8
    with login("queue"), region("queue"):
        for _look in range(2):
            keeping.check_readiness()
        told = Delivery.objects.filter(template__startswith="paging/mail/not_ready").order_by("pk")
        assert [(one.template.rpartition("/")[2], one.recipient) for one in told] == [
            ("not_ready", "jan@wacht.test"),
            ("not_ready_coordinator", cast.COOR.email),
        ]
        assert told[0].context["problems"] == ["Er is geen telefoonnummer.", "Er werd nog geen proefalarm bevestigd."]


def test_what_is_old_is_forgotten_and_so_are_the_numbers_of_who_left() -> None:
    eva, at = eva_with_a_number(), now()
    old = call(eva, at)
    with region("desk"):
        Channel.objects.create(person=eva, kind="sms", address="+32470112031", made_at=at, verified_at=at)
        Page.objects.filter(alarm=old).update(due_at=at - timedelta(days=366))
    recent = call(eva, at)
    with region("admin"):
        Person.objects.filter(pk=eva.pk).update(active=False, withdrawn_at=at - timedelta(days=31))
    with login("queue"), region("queue"):
        keeping.forget()
        assert set(Page.objects.values_list("alarm_id", flat=True)) == {recent.pk}
        assert Channel.objects.count() == 0
