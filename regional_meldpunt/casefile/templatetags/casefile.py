"""`{% load casefile %}`: the verbs, the facts and the reporters of a file, in any page that shows one."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.timezone import now

from regional_meldpunt.casefile import queries, verbs
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.taak import queries as taken
from regional_meldpunt.taak.models import Taak
from regional_meldpunt.worklists import clocks

register = template.Library()


@register.inclusion_tag("casefile/parts/verbs.html", takes_context=True)
def case_verbs(context: template.Context, melding: Melding, may_act: bool) -> dict[str, Any]:
    """Every verb that fits, each with its form."""
    listed = [(verb, verb.form(melding=melding, auto_id=f"id_{verb.slug}_%s")) for verb in verbs.fitting(melding)]
    return {"melding": melding, "verbs": listed if may_act else [], "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("casefile/parts/links.html")
def case_links(melding: Melding, may_act: bool) -> dict[str, Any]:
    """Every verb that fits, as a link to its page: for a narrow place."""
    return {"melding": melding, "verbs": verbs.fitting(melding) if may_act else []}


@register.inclusion_tag("casefile/parts/facts.html", takes_context=True)
def case_facts(context: template.Context, melding: Melding, may_act: bool) -> dict[str, Any]:
    """Reporters, answers, and what was joined to it."""
    return {
        "melding": melding,
        "file": queries.file(melding),
        "may_act": may_act,
        "csrf_token": context.get("csrf_token"),
        "file_url": "meldpunt_office:melding" if context.get("municipality") else "desk:melding",
    }


@register.simple_tag
def case_due(melding: Melding) -> clocks.Due | None:
    """`{% case_due melding as due %}`: the deadline in a word and a shape."""
    return clocks.due(melding, now())


@register.simple_tag
def case_awaits(melding: Melding) -> Taak | None:
    """`{% case_awaits melding as taak %}`: the task for which the melding waits, when it waits for one."""
    return taken.awaited([melding.pk]).get(melding.pk) if melding.status == Status.WAITING else None


@register.simple_tag
def case_team(melding: Melding) -> str:
    return queries.file(melding).team if melding.team else ""
