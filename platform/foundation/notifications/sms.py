"""The text message channel: by the gateway of the region's provider (see `http_gateway`).

{"to": "+32470123456", "from": "Kortrijk", "text": "...", "reference": "..."}
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from foundation.notifications import http_gateway
from foundation.notifications.channels import Message
from foundation.notifications.http_gateway import Gateway, NoGateway, NumberRefused, international

__all__ = ["NoGateway", "NumberRefused", "by_gateway", "deliver", "international", "provider", "sender_name"]
LONGEST_NAME = 11  # what a telephone shows as a sender


def deliver(message: Message) -> None:
    """Hand one text message to the way that the settings name; raises what it raises."""
    hand_over: Callable[[Message], None] = import_string(settings.STREEKPOORT_SMS_BACKEND)
    hand_over(message)


def by_gateway(message: Message) -> None:
    """Over the network, to the provider of the region."""
    body = {
        "to": international(message.recipient),
        "from": sender_name(message.sender.name),
        "text": message.text.strip(),
        "reference": message.ident,
    }
    http_gateway.post(provider(), body, key=message.ident)


def provider() -> Gateway:
    return Gateway(str(settings.STREEKPOORT_SMS_URL), str(settings.STREEKPOORT_SMS_TOKEN))


def sender_name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9 ]", "", name)[:LONGEST_NAME].strip()
