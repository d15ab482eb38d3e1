"""The mail of an alarm. It names what and which municipality; where it is stands behind the login."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foundation.notifications import Mail, send_mail, send_mails
from regional_meldpunt.paging import links
from regional_meldpunt.paging.jobs import Job
from regional_meldpunt.paging.models import Page
from tenants.registry.hosts import by_schema, link_to_region

if TYPE_CHECKING:
    from regional_meldpunt.dispatch.models import Alarm


def send_alarms(pages: Sequence[tuple[Page, Alarm]]) -> None:
    """Once per page. The link opens a page that asks for a press: programs that look at links answer nothing."""
    send_mails([_mail(page, alarm) for page, alarm in pages])


def _mail(page: Page, alarm: Alarm) -> Mail:
    melding, person = alarm.melding, alarm.person
    return Mail(
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


def send_waiting(job: Job) -> None:
    """A mail that was not sent with its alarm: one that had to wait, or one that is no alarm. By the process."""
    page = Page.objects.select_related("channel", "alarm__person", "alarm__melding__category").get(pk=job.page)
    if page.alarm is not None:
        send_alarms([(page, page.alarm)])
        return
    send_mail(
        to=job.to,
        template="paging/mail/words",
        context={"title": job.title, "words": job.text, "link": link_to_region(job.path)},
        language=job.language,
        key=page.key,
    )
