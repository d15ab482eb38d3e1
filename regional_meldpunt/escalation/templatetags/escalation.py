"""Choices in words."""

from django import template

from regional_meldpunt.escalation import words_choices
from regional_meldpunt.escalation.models import Choice

register = template.Library()


@register.filter
def whatfor(row: Choice) -> str:
    words = words_choices.whatfor(row)
    return words[:1].upper() + words[1:]
