"""`{% load access %}`: what a template may ask about the reader."""

from typing import Any

from django import template
from django.template.context import Context

from foundation.access import checks, declarations

register = template.Library()


@register.simple_tag(takes_context=True)
def my_roles(context: Context) -> list[str]:
    """The names of the reader's roles on this host, in the order of the registry."""
    request = context.get("request")
    held = checks.roles_of(getattr(request, "user", None))
    return [str(role) for role in declarations.roles() if role.code in held]


@register.filter(name="can")
def may(user: Any, permission: str) -> bool:
    """`{% if request.user|can:"office.users" %}`"""
    return checks.can(user, permission)
