"""The gateway of the demo: text messages stay at home, and a moment later their receipt comes in as in earnest.

A number that ends in 99 is switched off, so that a message that does not arrive can be seen too.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from foundation.notifications import demo_sms, gateway
from foundation.notifications.channels import Message
from foundation.notifications.gateway import Receipt
from foundation.tasks import enqueue, task

RECEIPT = "regional_meldpunt.answers.demo_gateway.receipt"
A_MOMENT = timedelta(seconds=2)
SWITCHED_OFF = "99"


def keep(message: Message) -> None:
    demo_sms.keep(message)
    arrived = not message.recipient.endswith(SWITCHED_OFF)
    key = f"demo-receipt:{message.ident}"
    enqueue(RECEIPT, key=key, at=now() + A_MOMENT, reference=message.ident, arrived=arrived)


@task(atomic=False)
def receipt(*, reference: str, arrived: bool) -> None:
    reason = "" if arrived else "Het toestel staat uit."
    gateway.take(Receipt(reference, arrived, reason, now()))
