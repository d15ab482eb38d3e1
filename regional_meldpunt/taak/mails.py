"""Mails to whoever does the work. Asked for inside an action, written by the worker behind the giver's wall."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext as _

from foundation.notifications import send_mail
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from regional_meldpunt.mailbox import queries as mailboxes
from regional_meldpunt.mailbox import reply_tokens
from regional_meldpunt.routing import queries as parties
from regional_meldpunt.routing.models import Party
from regional_meldpunt.taak import links, outside, queries, writing
from regional_meldpunt.taak.models import Receiver, Taak
from regional_meldpunt.teams import queries as teams
from tenants.registry import hosts

WRITE = "regional_meldpunt.taak.mails.write"
BEFORE_DUE = timedelta(days=1)
WITHOUT_DUE = timedelta(days=7)


def tell(taak: Taak, template: str, *, at: datetime | None = None, again: str = "") -> None:
    """Ask that the receiver hears of it, now or at a moment; `again` makes another try of what got stuck."""
    enqueue(
        WRITE,
        key=f"taak-mail:{taak.municipality}:{taak.pk}:{template}{again}",
        at=at,
        municipality_name=taak.municipality,
        taak=taak.pk,
        template=template,
    )


def plan_reminder(taak: Taak, at: datetime) -> None:
    """A day before it must be ready, or after a week without a word; nothing is mailed when it is over by then."""
    moment = taak.due_at - BEFORE_DUE if taak.due_at else at + WITHOUT_DUE
    tell(taak, "reminder", at=max(moment, at + timedelta(hours=4)))


@task(atomic=False)
def write(*, municipality_name: str, taak: int, template: str) -> None:
    """Mail the receiver, once per template, or speak with its own system. No reminder for what is over."""
    with municipality(municipality_name):
        found = queries.by_id(taak)
        if found is None or (template != "cancelled" and not found.is_open):
            return
        if (party := outside.party_of(found)) is not None and _by_open311(found, party, template):
            return
        address = address_of(found)
        if template == "given" and found.receiver != Receiver.TEAM:
            writing.note_problem(found, "" if address else _("No address is known for mails about work."))
        if address:
            send_mail(
                to=address,
                template=f"taak/mail/{template}",
                context=_facts(found),
                key=f"taak:{municipality_name}:{found.pk}:{template}",
            )


def _by_open311(taak: Taak, party: Party, template: str) -> bool:
    """Whether that was all: what is taken back is mailed as well, because Open311 knows no word for it."""
    if template == "given":
        outside.send(taak, party, at=now())
    if template == "cancelled":
        outside.stop(taak)
    return template != "cancelled"


def address_of(taak: Taak) -> str:
    """Where the receiver reads mail; "" when none is known, and the work then waits on a list."""
    if taak.receiver == Receiver.PARTY:
        from_party = parties.party(taak.receiver_slug, taak.municipality)
        return from_party.email if from_party else ""
    if taak.receiver == Receiver.MUNICIPALITY:
        return str(hosts.by_schema(taak.receiver_slug).contact.get("email", ""))
    team = teams.team(taak.municipality, taak.receiver_slug)
    return team.email if team else ""


def _facts(taak: Taak) -> dict[str, Any]:
    melding = taak.melding
    token = reply_tokens.make(melding.number, taak.pk, reply_tokens.Side.TASK)
    mailbox = mailboxes.address_of(taak.municipality)
    outside = taak.receiver != Receiver.TEAM
    return {
        "number": melding.number,
        "tail": reply_tokens.subject_tail(token),
        "reply_to": reply_tokens.reply_address(token, mailbox) if mailbox else "",
        "category": melding.category.name_nl,
        "urgency": melding.urgency,
        "place": melding.place_text,
        "what": taak.what,
        "instructions": taak.instructions,
        "due_at": taak.due_at.isoformat() if taak.due_at else "",
        "giver": hosts.by_schema(taak.municipality).name,
        "link": links.page(taak.municipality, taak.key) if outside else links.file(taak.municipality, melding.number),
    }
