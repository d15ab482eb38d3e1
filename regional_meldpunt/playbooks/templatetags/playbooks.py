"""`{% playbook melding may_act %}` in a file, `{% playbook_on_call alarm going %}` on the telephone."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.playbooks import helping
from regional_meldpunt.worklists.context import place_name

register = template.Library()


@register.inclusion_tag("playbooks/parts/beside.html", takes_context=True)
def playbook(context: dict[str, Any], melding: Melding, may_act: bool) -> dict[str, Any]:
    """In the file, at the desk and in the back office."""
    return _beside(context, melding, may_act, reverse("playbooks:tick", args=[melding.number]))


@register.inclusion_tag("playbooks/parts/on_call.html", takes_context=True)
def playbook_on_call(context: dict[str, Any], alarm: Alarm, may_act: bool) -> dict[str, Any]:
    """Whole in the page itself, so that it stays readable without a connection."""
    return _beside(context, alarm.melding, may_act, reverse("playbooks:tick_on_call", args=[alarm.pk]))


@register.filter
def euro(amount: int) -> str:
    """As it is written here: 2.500."""
    return f"{amount:,}".replace(",", ".")


@register.filter
def dial(number: str) -> str:
    """As a telephone wants it."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _beside(context: dict[str, Any], melding: Melding, may_act: bool, action: str) -> dict[str, Any]:
    return {
        "melding": melding,
        "book": helping.beside(melding),
        "may_act": bool(may_act) and not melding.is_final,
        "action": action,
        "place": place_name(melding.municipality),
        "csrf_token": context.get("csrf_token", ""),
    }
