"""Asking for a message, and sending it: a row and a task that commit with the change that caused them."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from foundation.notifications import channels
from foundation.tasks import enqueue
from foundation.tenancy import current

DELIVER = "foundation.notifications.delivering.deliver"

_INSERT = """
INSERT INTO public.notifications_delivery
       (municipality, key, channel, recipient, template, context, language, state, attempts, error, subject, created_at)
VALUES (%(municipality)s, %(key)s, %(channel)s, %(recipient)s, %(template)s, %(context)s, %(language)s,
        'queued', 0, '', '', %(now)s)
ON CONFLICT DO NOTHING
"""


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
