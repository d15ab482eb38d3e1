"""Mails to the reporter: received, each step, done. Asked for inside the action, sent by the worker.

The request carries a number and no person: the worker opens the contact book of the municipality that has it.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from foundation.notifications import send_mail
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from regional_meldpunt.contacts import queries as contacts
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import queries, secret_links
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.statuses import state
from tenants.registry import hosts

TEMPLATES = ("received", "status_changed", "done")


def after(melding: Melding, template: str) -> None:
    """Ask for a mail about the melding as it is now, when there is somebody to write to."""
    if melding.contact_ref is None:
        return
    enqueue(
        "regional_meldpunt.meldingen.mails.write",
        key=f"melding-mail:{melding.number}:{template}:{melding.version}",
        number=melding.number,
        municipality_name=melding.municipality,
        template=template,
    )


def move_contact(melding: Melding, origin: str) -> None:
    """Ask that the contact follows the melding to the municipality that is competent now."""
    if melding.contact_ref is None or melding.municipality == origin:
        return
    enqueue(
        "regional_meldpunt.contacts.moving.follow",
        key=f"contact-move:{melding.number}:{melding.version}",
        ref=str(melding.contact_ref),
        origin=origin,
        target=melding.municipality,
    )


@task(atomic=False)
def write(*, number: str, municipality_name: str, template: str) -> None:
    """Write the mail behind the wall of the municipality that holds the contact; repeated, it is sent once."""
    with municipality(municipality_name):
        melding = queries.by_number(number)
        facts = _facts(melding) if melding else None
    if melding is None or facts is None or melding.contact_ref is None:
        return
    for schema in dict.fromkeys((melding.municipality, melding.received_by)):
        with municipality(schema):
            contact = contacts.find(melding.contact_ref)
            if contact is not None:
                _send(contact, template, facts, key=f"{number}:{template}:{melding.version}")
                return


def _send(contact: Contact, template: str, facts: dict[str, Any], *, key: str) -> None:
    if contact.email:
        send_mail(
            to=contact.email,
            template=f"meldingen/mail/{template}",
            context={**facts, "name": contact.name},
            language=contact.language,
            key=key,
        )


def _facts(melding: Melding) -> dict[str, Any]:
    """Plain values for a template that is rendered later, in the language of the reader."""
    said = [line for line in queries.history(melding, Visibility.PUBLIC, Visibility.REPORTER) if line.text]
    last = said[-1] if said and said[-1].at == melding.changed_at else None
    return {
        "number": melding.number,
        "category_nl": melding.category.name_nl,
        "category_fr": melding.category.name_fr,
        "place": melding.place_text,
        "status": melding.status,
        "final": state(melding.status).final,
        "said": last.text if last else "",
        "municipality_name": hosts.by_schema(melding.municipality).name,
        "host": address(melding.municipality),
    }


def path_for_reporter(melding: Melding) -> str:
    """The path of the secret link, or of the public page when the installation's secret changed since.

    It is made when a mail is rendered, so that no table ever holds it.
    """
    secret = secret_links.still_valid(melding.key, melding.secret_hash)
    if secret:
        return reverse("meldingen:reporter", args=[melding.number, secret], urlconf=settings.MUNICIPALITY_URLCONF)
    return reverse("meldingen:public", args=[melding.number], urlconf=settings.MUNICIPALITY_URLCONF)


def address(schema: str) -> str:
    """The address of the website of a municipality, without a path."""
    scheme = "http" if settings.STREEKPOORT_DEMO else "https"
    port = f":{settings.STREEKPOORT_PORT}" if settings.STREEKPOORT_DEMO else ""
    return f"{scheme}://{hosts.by_schema(schema).host}{port}"
