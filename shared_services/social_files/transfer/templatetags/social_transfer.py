"""Words of the history for templates."""

from __future__ import annotations

from typing import Any

from django import template

from shared_services.social_files.investigation.insight import VERBS
from shared_services.social_files.investigation.sections import BY_KIND
from shared_services.social_files.transfer.figures import FEW
from shared_services.social_files.transfer.problems import WORDS, in_words

register = template.Library()


@register.filter
def transfer_verb(verb: str) -> Any:
    return VERBS.get(f"transfer_{verb}", verb)


@register.filter
def part_name(kind: str) -> Any:
    return BY_KIND[kind].label if kind in BY_KIND else kind


@register.filter
def refusal_name(code: str) -> Any:
    return in_words(code) if code in WORDS else code


@register.filter
def not_few(count: int) -> str:
    """A count of one OCMW; a very small one would say about whom it is."""
    return f"1-{FEW - 1}" if 0 < count < FEW else str(count)
