"""How a melding ended, apart from its status: "done" says that it ended, the resolution says in what.

Stored as a readable word. Which words fit which end is data here; forms and exports ask it.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy

from regional_meldpunt.meldingen.statuses import Status


class Resolution(models.TextChoices):
    RESOLVED = "resolved", pgettext_lazy("resolution", "Solved")
    TEMPORARY = "temporary", pgettext_lazy("resolution", "Made safe for now")
    ANSWERED = "answered", pgettext_lazy("resolution", "Answered")
    NOTHING_FOUND = "nothing_found", pgettext_lazy("resolution", "Nothing found on site")
    DUPLICATE = "duplicate", pgettext_lazy("resolution", "Already reported")
    NOT_OURS = "not_ours", pgettext_lazy("resolution", "Somebody else is competent")
    NOT_POSSIBLE = "not_possible", pgettext_lazy("resolution", "Not possible")
    NO_ANSWER = "no_answer", pgettext_lazy("resolution", "The reporter did not answer")
    WITHDRAWN = "withdrawn", pgettext_lazy("resolution", "Withdrawn")


FITTING: dict[str, tuple[Resolution, ...]] = {
    Status.DONE: (Resolution.RESOLVED, Resolution.TEMPORARY, Resolution.ANSWERED, Resolution.NOTHING_FOUND),
    Status.REJECTED: (Resolution.NOT_POSSIBLE, Resolution.NOT_OURS, Resolution.NO_ANSWER),
    Status.CLOSED: tuple(word for word in Resolution if word is not Resolution.WITHDRAWN),
    Status.WITHDRAWN: (Resolution.WITHDRAWN,),
}


def fitting(status: str, chosen: str, before: str = "") -> str:
    """The resolution that goes with arriving in `status`: the chosen one, the earlier one, or the usual one.

    "" for a status in which work goes on. Raises ValueError for a word that does not fit the end.
    """
    words = FITTING.get(status)
    if words is None:
        return ""
    if not chosen:
        return before or words[0].value
    if chosen not in words:
        raise ValueError(f"{chosen!r} is no resolution of {status!r}")
    return Resolution(chosen).value
