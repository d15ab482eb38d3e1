"""Which endings have which period, as data.

A melding is not removed when its period is over: number, category, dates, status and a coarse place stay for the
figures. What tells about people goes: words, names, photos, contacts and the exact place.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy

from regional_meldpunt.meldingen.statuses import Status

SHORTEST, LONGEST = 30, 3653


class Ending(models.TextChoices):
    SOLVED = "solved", pgettext_lazy("ending of a melding", "Done or closed")
    REFUSED = "refused", pgettext_lazy("ending of a melding", "Not taken on")
    WITHDRAWN = "withdrawn", pgettext_lazy("ending of a melding", "Withdrawn")


STATUSES: dict[str, tuple[Status, ...]] = {
    Ending.SOLVED: (Status.DONE, Status.CLOSED),
    Ending.REFUSED: (Status.REJECTED,),
    Ending.WITHDRAWN: (Status.WITHDRAWN,),
}

# Days, when a municipality decided nothing: five years for what was handled, one year for what was not.
USUAL: dict[str, int] = {Ending.SOLVED: 1826, Ending.REFUSED: 365, Ending.WITHDRAWN: 365}
