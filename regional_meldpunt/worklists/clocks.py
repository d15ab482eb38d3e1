"""A deadline in one word and one shape: past, near, waits, or a date. Never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regional_meldpunt.meldingen.models import Melding

NEAR = timedelta(days=2)


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
    """None for what is over or has no deadline."""
    if melding.is_final or melding.deadline_at is None:
        return None
    if melding.paused_at is not None:
        return Due(_("clock stands still"), "pause")
    left = melding.deadline_at - at
    days = abs(timezone.localtime(melding.deadline_at).date() - timezone.localtime(at).date()).days
    if left < timedelta():
        late = ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days} if days else _("late today")
        return Due(late, "circle-alert", "acute")
    if left < NEAR:
        return Due([_("due today"), _("due tomorrow"), _("due in two days")][min(days, 2)], "hourglass", "due")
    return Due(date_format(timezone.localtime(melding.deadline_at), "j M"), "clock")
