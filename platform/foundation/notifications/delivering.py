"""The worker's side: render in the name of the sender, hand over to the channel, write down what came of it."""

import logging

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from foundation.notifications import channels
from foundation.notifications.channels import Message
from foundation.notifications.models import Delivery, State
from foundation.notifications.rendering import render
from foundation.notifications.senders import sender_of
from foundation.tasks.registry import task
from foundation.tenancy import current

log = logging.getLogger(__name__)


@task(atomic=False, max_attempts=8)
def deliver(delivery: str) -> None:
    """Send the message with that key of the present municipality. A message that was sent is not sent again.

    A worker that dies between the handing over and the commit sends twice; the Message-ID is the same then.
    """
    problem = _attempt(delivery)
    if problem is not None:
        raise problem


def _attempt(key: str) -> Exception | None:
    """One try, written down in any case. It is rendered before the transaction, in which the walls stand still."""
    row = Delivery.objects.get(municipality=current().schema, key=key)
    if row.state == State.SENT:
        return None
    try:
        message = message_of(row)
    except Exception as problem:
        return _note(row.pk, problem)
    return _hand_over(row.pk, message)


def _hand_over(delivery: int, message: Message) -> Exception | None:
    """Give the message to its channel; the row is locked meanwhile, so that two workers send it once."""
    with transaction.atomic():
        row = Delivery.objects.select_for_update().get(pk=delivery)
        if row.state == State.SENT:
            return None
        try:
            channels.get(row.channel)(message)
        except Exception as problem:  # whatever a channel raises: it is noted, and the task tries again
            return _note(delivery, problem)
        row.state, row.error, row.subject, row.sent_at = State.SENT, "", message.subject, timezone.now()
        row.attempts += 1
        row.save(update_fields=["state", "error", "subject", "attempts", "sent_at"])
    return None


def _note(delivery: int, problem: Exception) -> Exception:
    error = f"{type(problem).__name__}: {problem}"[:2000]
    Delivery.objects.filter(pk=delivery).update(state=State.FAILED, error=error, attempts=F("attempts") + 1)
    return problem


def message_of(row: Delivery) -> Message:
    """The delivery in words, as it goes out now."""
    sender = sender_of(row.municipality)
    language = row.language if row.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    words = render(row.template, row.context, schema=row.municipality, sender=sender, language=language)
    return Message(
        ident=f"{row.municipality}.{row.pk}",
        recipient=row.recipient,
        subject=words.subject[:250],
        text=words.text,
        html=words.html,
        language=language,
        sender=sender,
        reference=str(row.context.get("number", "")),
        reply_to=str(row.context.get("reply_to", "")),
    )
