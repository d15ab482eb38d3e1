"""The mail of an alarm. It names what and which municipality; where it is stands behind the login."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foundation.notifications import send_mail
from regional_meldpunt.paging import links
from regional_meldpunt.paging.jobs import Job
from regional_meldpunt.paging.models import Page
from tenants.registry.hosts import by_schema, link_to_region

if TYPE_CHECKING:
    from regional_meldpunt.dispatch.models import Alarm


def send_alarm(page: Page, alarm: Alarm) -> bool:
    """Once per page. The link opens a page that asks for a press: programs that look at links answer nothing."""
    melding, person = alarm.melding, alarm.person
    return send_mail(
        to=page.channel.address if page.channel else person.email,
        template="paging/mail/alarm",
        context={
            "number": melding.number,
            "category": melding.category.name_nl,
            "place_name": by_schema(melding.municipality).name,
            "link": link_to_region("/wacht/"),
            "answer": link_to_region(f"/wacht/antwoord/{links.token(alarm.pk, person.pk)}/"),
            "inform": bool(getattr(alarm, "inform", False)),
        },
        language=person.language,
        key=f"alarm:{page.key}",
    )


def send_waiting(job: Job) -> bool:
    """A mail that was not sent with its alarm: one that had to wait, or one that is no alarm. By the process."""
    page = Page.objects.select_related("channel", "alarm__person", "alarm__melding__category").get(pk=job.page)
    if page.alarm is not None:
        return send_alarm(page, page.alarm)
    return send_mail(
        to=job.to,
        template="paging/mail/words",
        context={"title": job.title, "words": job.text, "link": link_to_region(job.path)},
        language=job.language,
        key=page.key,
    )
