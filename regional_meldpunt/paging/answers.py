"""What somebody hears back after an answer: what is so now, never that it is unknown when it was understood."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regional_meldpunt.paging import queries
from regional_meldpunt.paging.answering import Outcome
from regional_meldpunt.paging.models import Kind, Page, Purpose
from tenants.people.models import Person
from tenants.registry.hosts import link_to_region

REGION = "public"


def summary(outcomes: Sequence[Outcome]) -> str:
    """One word for the register."""
    kinds = {str(one) for one in outcomes}
    return kinds.pop() if len(kinds) == 1 else "several" if kinds else "nothing"


def words(language: str, goes: bool, outcomes: Sequence[Outcome]) -> str:
    """In the language of the person."""
    with translation.override(language or "nl"):
        done = sum(one is (Outcome.ACCEPTED if goes else Outcome.DECLINED) for one in outcomes)
        over = len(outcomes) - done
        link = link_to_region("/wacht/")
        if not outcomes:
            return _("There is no alarm with this code. Look at %(link)s") % {"link": link}
        if not done:
            return _("Too late: it went to somebody else or was called off. You need not do anything.")
        if goes:
            said = ngettext("Confirmed: you go.", "All %(count)d confirmed: you go.", done) % {"count": done}
        else:
            said = ngettext(
                "Noted: you cannot. Somebody else is called.",
                "Noted for all %(count)d: you cannot. Somebody else is called.",
                done,
            ) % {"count": done}
        if over:
            rest = ngettext("%(count)d other was already over.", "%(count)d others were already over.", over)
            said = f"{said} {rest % {'count': over}}"
        return f"{said} {link}" if goes else said


def tell(person: Person, *, key: str, text: str, at: datetime, kind: Kind = Kind.SMS) -> None:
    """Once per key, by the outbox."""
    page = Page(
        municipality=REGION,
        received_by=REGION,
        person=person,
        purpose=Purpose.ANSWER,
        kind=kind,
        key=key,
        words=text,
        due_at=at,
    )
    Page.objects.bulk_create([page], ignore_conflicts=True)
    queries.wake()
