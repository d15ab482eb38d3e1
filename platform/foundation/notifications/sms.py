"""The text message channel: one POST of JSON to the gateway of the region's provider.

    POST <STREEKPOORT_SMS_URL>
    Authorization: Bearer <STREEKPOORT_SMS_TOKEN>
    Idempotency-Key: <stays the same when the message is tried again>
    {"to": "+32470123456", "from": "Kortrijk", "text": "...", "reference": "..."}

2xx means accepted; 400, 404 and 422 refuse the number for good; everything else is tried again.
"""

import json
import re
from collections.abc import Callable
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.conf import settings
from django.utils.module_loading import import_string

from foundation.notifications.channels import Message

TIMEOUT = 15  # seconds
LONGEST_NAME = 11  # what a telephone shows as a sender
FOR_GOOD = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY})


class NumberRefused(RuntimeError):
    """The gateway says that this number cannot get a message; trying again does not help."""


class NoGateway(RuntimeError):
    """No gateway is set up."""


def deliver(message: Message) -> None:
    """Hand one text message to the way that the settings name; raises what it raises."""
    hand_over: Callable[[Message], None] = import_string(settings.STREEKPOORT_SMS_BACKEND)
    hand_over(message)


def by_gateway(message: Message) -> None:
    """Over the network, to the provider of the region."""
    url = str(settings.STREEKPOORT_SMS_URL)
    if not url.startswith(("https://", "http://")):
        raise NoGateway("STREEKPOORT_SMS_URL is not set: there is no gateway for text messages.")
    try:
        with urlopen(_request(url, message), timeout=TIMEOUT):
            return
    except HTTPError as answer:
        said = answer.read(300).decode("utf-8", "replace")
        if answer.code in FOR_GOOD:
            raise NumberRefused(f"the gateway answered {answer.code}: {said}") from None
        raise


def _request(url: str, message: Message) -> Request:
    body = {
        "to": international(message.recipient),
        "from": re.sub(r"[^A-Za-z0-9 ]", "", message.sender.name)[:LONGEST_NAME].strip(),
        "text": message.text.strip(),
        "reference": message.ident,
    }
    headers = {"Content-Type": "application/json", "Idempotency-Key": message.ident}
    if settings.STREEKPOORT_SMS_TOKEN:
        headers["Authorization"] = f"Bearer {settings.STREEKPOORT_SMS_TOKEN}"
    return Request(url, data=json.dumps(body).encode(), headers=headers, method="POST")


def international(number: str) -> str:
    """As gateways want it: `0470 12 34 56` is `+32470123456`. Raises NumberRefused for what is no number."""
    digits = re.sub(r"[^\d+]", "", number)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0"):
        digits = f"+32{digits[1:]}"
    if not re.fullmatch(r"\+\d{8,15}", digits):
        raise NumberRefused(f"{number!r} is no telephone number")
    return digits
