"""Reads of mailboxes and mails. Each wall answers with its own; nothing here looks across."""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count

from foundation.tenancy import Wall, WallError, current, municipality
from foundation.tenancy.wall import municipality_wall, region_wall
from regional_meldpunt.answers.models import Message
from regional_meldpunt.mailbox.models import REGION, IncomingMail, Mailbox, MailState, RawMail
from regional_meldpunt.meldingen.models import Melding
from tenants.registry import hosts

LONGEST_LIST = 200
HOUR = timedelta(hours=1)


def wall_of(schema: str) -> Wall:
    """Where a mailbox is worked with: its municipality, or for the region its desk."""
    return region_wall("desk") if schema == REGION else municipality_wall(schema)


def mailboxes() -> list[Mailbox]:
    return list(Mailbox.objects.order_by("address"))


def mailbox(pk: int) -> Mailbox | None:
    return Mailbox.objects.filter(pk=pk).first()


def to_fetch() -> list[Mailbox]:
    """Those of the present wall that have a server to ask."""
    return list(Mailbox.objects.filter(active=True).exclude(host="").order_by("pk"))


def address_of(schema: str) -> str:
    """The address in which answers for this municipality are read; "" when it has no mailbox."""
    try:
        with municipality(schema):
            return _address()
    except WallError:  # inside a transaction of somebody else, whose mails then carry the common address
        return ""


def _address() -> str:
    found = Mailbox.objects.filter(active=True).order_by("pk").values_list("address", flat=True).first()
    return str(found or "")


def own_addresses() -> frozenset[str]:
    """Addresses of this wall that are ourselves, in lower case."""
    found = {address.lower() for address in Mailbox.objects.values_list("address", flat=True)}
    return frozenset(found | {str(settings.DEFAULT_FROM_EMAIL).rpartition("<")[2].strip("> ").lower()})


def own_hosts() -> frozenset[str]:
    """The hosts in the Message-IDs that we send."""
    return frozenset({place.host for place in hosts.municipalities()} | {f"regio.{settings.STREEKPOORT_DOMAIN}"})


def latest_uid(box: Mailbox) -> int:
    """The highest number stored so far."""
    found = IncomingMail.objects.filter(mailbox=box).order_by("-uid").values_list("uid", flat=True).first()
    return int(found or 0)


def to_handle(box: Mailbox, *, after: int, limit: int) -> list[IncomingMail]:
    """What was stored and not yet handled, beyond the row `after`, oldest first."""
    rows = IncomingMail.objects.select_related("mailbox").filter(mailbox=box, state=MailState.STORED, pk__gt=after)
    return list(rows.order_by("id")[:limit])


def recent_of(sender: str, at: datetime) -> int:
    """How many mails of this sender were taken in during the last hour."""
    rows = IncomingMail.objects.filter(sender_email=sender, stored_at__gt=at - HOUR)
    return rows.exclude(state=MailState.STORED).count()


def landed_among(message_ids: Sequence[str]) -> IncomingMail | None:
    """The newest earlier mail, of those named, that lies in a melding."""
    rows = IncomingMail.objects.filter(message_id__in=list(message_ids), state=MailState.LANDED).exclude(number="")
    return rows.order_by("-id").first()


def raw(mail: IncomingMail) -> bytes:
    """The bytes as they came; nothing when they were swept."""
    packed = RawMail.objects.filter(mail=mail).values_list("packed", flat=True).first()
    return zlib.decompress(bytes(packed)) if packed is not None else b""


def by_ref(ref: uuid.UUID) -> IncomingMail | None:
    return IncomingMail.objects.select_related("mailbox").filter(ref=ref).first()


def in_state(*states: str, limit: int = LONGEST_LIST) -> list[IncomingMail]:
    """Mails in these states, newest first."""
    rows = IncomingMail.objects.select_related("mailbox").filter(state__in=states)
    return list(rows.order_by("-stored_at", "-id")[:limit])


def counts() -> dict[str, int]:
    """How many in each state."""
    rows = IncomingMail.objects.values_list("state").annotate(number=Count("id")).order_by()
    return dict(rows)


def waiting() -> int:
    """What waits for a person."""
    return IncomingMail.objects.filter(state=MailState.QUARANTINE).count()


def made_of(ref: uuid.UUID) -> Melding | None:
    """The melding that an earlier try made of this mail."""
    return Melding.objects.filter(key=ref, received_by=current().schema).first()


def heard(melding: Melding, key: str) -> bool:
    """Whether an earlier try added it to this melding."""
    return Message.objects.filter(melding=melding, key=f"in:{key}"[:120]).exists()


def of_melding(number: str) -> list[IncomingMail]:
    """The mails that lie in one melding, as far as they came in here."""
    return list(IncomingMail.objects.filter(number=number, state=MailState.LANDED).order_by("id"))
