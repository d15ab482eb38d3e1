"""Small words for the pages of the catalogue and of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from regional_meldpunt.categories.models import Question

register = template.Library()


@register.filter
def name_of(names: Mapping[str, str], value: str) -> str:
    """The name that goes with a value, or the value itself when nobody knows it any more."""
    return names.get(value, value)


@register.simple_tag
def answer_key(question: Question, option: Mapping[str, str]) -> str:
    return f"{question.slug}={option['value']}"


@register.filter
def fact_name(name: str) -> str:
    """What was changed, as the form calls it."""
    words = {
        "new": _("new"),
        "question": _("question"),
        "group": _("group"),
        "options": _("answers"),
        "shown_when": _("asked after"),
        "acute_when": _("acute with the answer"),
        "owner": _("who solves it"),
        "deadline_days": _("working days"),
        "warn_days": _("warning"),
        "duplicate_metres": _("metres for the same report"),
        "anonymous_allowed": _("without a name"),
        "public": _("on the public map"),
        "active": _("switched on"),
        "hidden": _("hidden here"),
        "urgency": _("urgency"),
        "acute": _("always acute"),
    }
    return words.get(name, name.replace("_", " "))


@register.filter
def fact_value(value: Any) -> str:
    """`True` and `False` as a person says them."""
    text = str(value)
    for machine, human in (("True", _("yes")), ("False", _("no"))):
        text = text.replace(machine, human)
    return text
