"""Why an escalation waits or passes by a step, in plain words."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regional_meldpunt.dispatch.calling import clock

WHY = {
    "desk": gettext_lazy("the desk has time to take it"),
    "night": gettext_lazy("it is not urgent: people may sleep"),
    "urgency": gettext_lazy("not for this urgency"),
    "weekday": gettext_lazy("not on this day of the week"),
    "days": gettext_lazy("not on such a day (working day, or free)"),
    "window": gettext_lazy("not at this hour"),
    "round": gettext_lazy("then everybody is called again"),
    "shift": gettext_lazy("nobody is on call until the next shift"),
}


def waits_for(why: str, until: datetime | None, at: datetime) -> str:
    """«until 08:00: …»; without a moment only why."""
    because = str(WHY.get(why, ""))
    if until is None:
        return because
    words = _("until %(moment)s") % {"moment": clock(until, at)}
    return f"{words}: {because}" if because else words
