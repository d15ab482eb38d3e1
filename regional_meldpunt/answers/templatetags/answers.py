"""`{% load answers %}`: addresses of reporters, and how a message looks to staff."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.urls import reverse

from regional_meldpunt.answers import reasons, words
from regional_meldpunt.answers.links import address
from regional_meldpunt.answers.models import Message, Way
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.statuses import State, state

register = template.Library()

WAYS = {"mail": "mail", "sms": "smartphone", "letter": "file-text", "callback": "phone", "web": "globe"}
STATES = {
    "held": ("clock", "st--due"),
    "queued": ("hourglass", ""),
    "sent": ("check", "st--ok"),
    "arrived": ("circle-check", "st--ok"),
    "posted": ("check", "st--ok"),
    "called": ("check", "st--ok"),
    "failed": ("triangle-alert", "st--acute"),
    "bounced": ("undo-2", "st--acute"),
    "undone": ("ban", ""),
    "received": ("", ""),
}


@register.simple_tag
def reporter_address(melding: Melding, secret: str) -> str:
    """The own page of a reporter, on the host of the municipality that is competent now."""
    path = reverse("meldingen:reporter", args=[melding.number, secret], urlconf=settings.MUNICIPALITY_URLCONF)
    return address(melding.municipality) + path


@register.filter
def state_of(status: str) -> State:
    return state(status)


@register.filter
def way(channel: str) -> str:
    """The word for a channel."""
    return str(Way(channel).label)


@register.filter
def way_icon(channel: str) -> str:
    return WAYS.get(channel, "mail")


@register.filter
def mark(message: Message) -> str:
    """The drawing beside the state of a message; "" when it has none."""
    return STATES[message.state][0]


@register.filter
def tone(message: Message) -> str:
    return STATES[message.state][1]


@register.filter
def why(stored: str) -> str:
    """The sentence for why a message is stuck."""
    return reasons.sentence(stored)


@register.filter
def shown(text: str) -> str:
    """As staff read it: what only the reporter gets is named, not given."""
    return words.shown(text)
