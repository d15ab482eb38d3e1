"""Inviting, joining and withdrawing: a municipality answers for its people, the person proves the address."""

import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.access import actions as access
from foundation.access import declarations
from foundation.audit import record
from foundation.events import action, announce
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.notifications import send_mail
from foundation.tenancy import current, region
from tenants.people.events import PersonJoined, PersonWithdrawn
from tenants.people.models import Person

INVITATION_HOLDS = timedelta(days=7)


class InvitationRefused(Exception):
    """Why it cannot be done, in words for the person who tried."""


@action
def invite(*, name: str, email: str, phone: str, role: str, by: Actor, language: str = "nl") -> Person:
    """Ask somebody of this municipality to work for the region. The mail leads to the region's host."""
    if not declarations.get(role).from_home:
        raise InvitationRefused(_("Only the region can give this task."))
    person = Person(
        municipality=current().schema, name=name, email=email.lower(), phone=phone, role=role, language=language,
        invited_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise InvitationRefused(_("Somebody with this e-mail address is already on the list.")) from None
    record("people.invited", by=by, subject=person, facts={"role": role})
    _send_invitation(person)
    return person


@action
def invite_again(person: Person, *, by: Actor) -> Person:
    """A new link; the old one stops working. Brings a withdrawn person back to `invited`."""
    if person.active and person.joined_at:
        raise InvitationRefused(_("This person already joined."))
    verb = "people.invited_again" if person.active else "people.returned"
    person.active, person.withdrawn_at, person.withdrawn_by = True, None, None
    person.joined_at = None
    person.save(update_fields=["active", "withdrawn_at", "withdrawn_by", "joined_at"])
    record(verb, by=by, subject=person)
    _send_invitation(person)
    return person


@action
def withdraw(person: Person, *, by: Actor) -> Person:
    """End somebody's work for the region, at once: sessions and sockets are refused from the next check on.

    The roles end with it: somebody who comes back has those that are given then, and no forgotten ones.
    """
    ended = Person.objects.filter(pk=person.pk, active=True)
    if ended.update(active=False, withdrawn_at=timezone.now(), withdrawn_by=by, secret_hash="", secret_until=None):
        record("people.withdrawn", by=by, subject=person, facts={"roles": ", ".join(_end_roles(person, by))})
        announce(PersonWithdrawn(municipality=person.municipality, received_by=person.municipality, person=person.pk))
    person.refresh_from_db()
    return person


def _end_roles(person: Person, by: Actor) -> list[str]:
    """They lie at the region, beyond the wall of the municipality: see `sql/end_region_grants.sql`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.end_region_grants(%s, %s::jsonb)", [person.pk, json.dumps(asdict(by))])
        ended: list[str] = cursor.fetchone()[0]
    return ended


@dataclass(frozen=True)
class Invitation:
    """What the link opened: the person, and the region account that already has this address, if any."""

    person: Person
    account: User | None


def open_invitation(secret: str) -> Invitation | None:
    """At the region. None for a link that is unknown, used, withdrawn or too old."""
    with region("admin"):
        person = Person.objects.filter(
            secret_hash=_hash(secret), secret_until__gt=timezone.now(), active=True, joined_at=None
        ).first()
        if person is None:
            return None
        return Invitation(person, User.objects.filter(email=person.email, is_active=True).first())


def join(secret: str, *, account: User | None) -> tuple[Person, User] | None:
    """Use the link once. `account` is the signed-in account with the same address; without one it is made here."""
    with region("admin"):
        return _join(secret, account)


@action
def _join(secret: str, account: User | None) -> tuple[Person, User] | None:
    waiting = Person.objects.select_for_update().filter(
        secret_hash=_hash(secret), secret_until__gt=timezone.now(), active=True, joined_at=None
    )
    person = waiting.first()
    if person is None or (account is not None and account.email != person.email):
        return None
    if account is None:
        if User.objects.filter(email=person.email).exists():
            return None
        account = User.objects.create_user(person.email, display_name=person.name, language=person.language)
    person.region_account, person.joined_at = account.pk, timezone.now()
    person.secret_hash, person.secret_until = "", None
    person.save(update_fields=["region_account", "joined_at", "secret_hash", "secret_until"])
    access.grant(account, role=person.role, by=person.invited_by)
    record("people.joined", by=Actor.person(account), subject=person, facts={"home": person.municipality})
    announce(PersonJoined(municipality=person.municipality, received_by=person.municipality, person=person.pk))
    return person, account


def _send_invitation(person: Person) -> None:
    secret = token_urlsafe(32)
    person.secret_hash, person.secret_until = _hash(secret), timezone.now() + INVITATION_HOLDS
    person.save(update_fields=["secret_hash", "secret_until"])
    context: dict[str, Any] = {
        "name": person.name,
        "task": str(declarations.get(person.role)),
        "region": settings.STREEKPOORT_REGION_NAME,
        "link": f"{region_address()}/uitnodiging/{secret}/",
        "days": INVITATION_HOLDS.days,
    }
    send_mail(to=person.email, template="people/mail/invitation", context=context, language=person.language)


def region_address() -> str:
    """The region's host as people type it; locally with the port."""
    port = f":{settings.STREEKPOORT_PORT}" if settings.STREEKPOORT_DEMO and settings.STREEKPOORT_PORT != 80 else ""
    scheme = "http" if settings.STREEKPOORT_DEMO else "https"
    return f"{scheme}://regio.{settings.STREEKPOORT_DOMAIN}{port}"


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
