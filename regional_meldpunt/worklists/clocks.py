"""A deadline in one word and one shape: past, near, waits, or a date. Never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.routing import deadlines


@dataclass(frozen=True)
class Due:
    """`tone` is a class of the house style; `icon` its shape."""

    word: str
    icon: str
    tone: str = ""

    @property
    def css(self) -> str:
        return f"st--{self.tone}" if self.tone else ""


def due(melding: Melding, at: datetime) -> Due | None:
    """None for what is over or has no deadline. Near is what its category promised to warn of, in working days."""
    if melding.is_final or melding.deadline_at is None:
        return None
    if melding.paused_at is not None:
        return Due(_("clock stands still"), "pause")
    days = abs(timezone.localtime(melding.deadline_at).date() - timezone.localtime(at).date()).days
    if melding.deadline_at < at:
        late = ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days} if days else _("late today")
        return Due(late, "circle-alert", "due")
    if deadlines.warning(melding.category, melding.municipality, melding.deadline_at) <= at:
        return Due(_near(days), "hourglass", "due")
    return Due(date_format(timezone.localtime(melding.deadline_at), "j M").lower(), "clock")


def _near(days: int) -> str:
    if days < 2:
        return _("due tomorrow") if days else _("due today")
    return ngettext("due in %(days)d day", "due in %(days)d days", days) % {"days": days}
