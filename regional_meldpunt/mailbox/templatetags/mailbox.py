"""`{% documents melding %}`: what hangs on a melding and is no photo, to download."""

from __future__ import annotations

from typing import Any

from django import template

from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding

register = template.Library()


@register.inclusion_tag("mailbox/parts/documents.html")
def documents(melding: Melding) -> dict[str, Any]:
    return {"melding": melding, "documents": queries.documents(melding)}
