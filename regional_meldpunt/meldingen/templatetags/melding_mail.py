"""`{% reporter_link host number %}`: the secret link, made while the mail is rendered and stored nowhere."""

from __future__ import annotations

from django import template

from regional_meldpunt.meldingen import mails, queries
from regional_meldpunt.meldingen.statuses import state

register = template.Library()


@register.simple_tag
def reporter_link(host: str, number: str) -> str:
    """The address for the reporter of this melding, or only the website when the melding is gone."""
    melding = queries.by_number(number)
    return f"{host}{mails.path_for_reporter(melding)}" if melding else host


@register.filter
def public_sentence(status: str) -> str:
    """What the public reads about a status, in the language of the mail."""
    return str(state(status).public)
