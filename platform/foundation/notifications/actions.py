"""Asking for a message, and sending it: a row and a task that commit with the change that caused them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from foundation.notifications import channels
from foundation.tasks import ask_for_all, enqueue
from foundation.tenancy import current
from foundation.tenancy.prepared import prepared

DELIVER = "foundation.notifications.delivering.deliver"

_INSERT = """
INSERT INTO public.notifications_delivery
       (municipality, key, channel, recipient, template, context, language, state, attempts, error, subject, created_at)
VALUES (%(municipality)s, %(key)s, %(channel)s, %(recipient)s, %(template)s, %(context)s, %(language)s,
        'queued', 0, '', '', %(now)s)
ON CONFLICT DO NOTHING
"""


_INSERT_ALL = """
INSERT INTO public.notifications_delivery
       (municipality, key, channel, recipient, template, context, language, state, attempts, error, subject, created_at)
SELECT $1, key, $2, recipient, template, context::jsonb, language, 'queued', 0, '', '', $3
FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
     AS wanted (key, recipient, template, context, language)
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class Mail:
    """What `send_mail` is asked for, of several mails at once."""

    to: str
    template: str
    context: Mapping[str, Any]
    language: str
    key: str


def send_mails(mails: Sequence[Mail]) -> None:
    """As `send_mail` for each, in two statements; nobody waits for the answer which of them was asked for before."""
    if not mails:
        return
    context = [json.dumps(dict(mail.context), cls=DjangoJSONEncoder) for mail in mails]
    values = (
        current().schema,
        channels.MAIL,
        timezone.now(),
        [mail.key for mail in mails],
        [mail.to for mail in mails],
        [mail.template for mail in mails],
        context,
        [mail.language for mail in mails],
    )
    prepared(_INSERT_ALL, values)
    ask_for_all(DELIVER, {f"delivery:{mail.key}": {"delivery": mail.key} for mail in mails})


def send_mail(
    *,
    to: str,
    template: str,
    context: Mapping[str, Any] | None = None,
    language: str = "nl",
    key: str | None = None,
) -> bool:
    """Mail `template` to one address, in the name of the present municipality or of the region.

    `context` must be JSON; `number` in it becomes the reference of the mail. With `key` the same message is sent once,
    however often it is asked for. Returns whether it was asked for now.
    """
    key = key or uuid4().hex
    values: dict[str, Any] = {
        "municipality": current().schema,
        "key": key,
        "channel": channels.MAIL,
        "recipient": to,
        "template": template,
        "context": json.dumps(dict(context or {}), cls=DjangoJSONEncoder),
        "language": language,
        "now": timezone.now(),
    }
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, values)
            if cursor.rowcount == 0:
                return False
        enqueue(DELIVER, key=f"delivery:{key}", delivery=key)
    return True
