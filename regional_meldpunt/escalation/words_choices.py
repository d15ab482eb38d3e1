"""A choice in words: for what it holds, and what is wrong with it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from regional_meldpunt.escalation import queries
from regional_meldpunt.escalation.models import Choice
from tenants.registry import hosts


def whatfor(row: Choice) -> str:
    """«Wateroverlast, acuut, in Menen»."""
    parts = [about(row)]
    if row.urgency:
        parts.append(str(row.get_urgency_display()).lower())
    if row.place:
        parts.append(_("in %(place)s") % {"place": place(row.place)})
    return ", ".join(parts)


def about(row: Choice) -> str:
    if row.category:
        return row.category.name
    if row.group:
        return _("the group %(name)s") % {"name": row.group.name}
    return _("every category")


def place(schema: str) -> str:
    return next((one.name for one in hosts.municipalities() if one.schema_name == schema), schema)


def wrong(row: Choice) -> str:
    """Why it does not count, or never does; "" when all is well."""
    if queries.readable(row.policy) is None:
        return _("The policy “%(name)s” is not in use: the next choice holds.") % {"name": row.policy.name}
    if row.category and not (row.category.active and row.category.group.active):
        return _("The category “%(name)s” was switched off: nothing new comes in for it.") % {"name": row.category.name}
    if row.group and not row.group.active:
        return _("The group “%(name)s” was switched off: nothing new comes in for it.") % {"name": row.group.name}
    return ""
