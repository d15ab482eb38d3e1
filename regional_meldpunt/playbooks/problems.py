"""Why a step could not be ticked, in words that a person may read."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from regional_meldpunt.meldingen.problems import MeldingProblem


class Ticked(MeldingProblem):
    """Somebody was earlier; the database decided."""

    def __init__(self, name: str, at: datetime) -> None:
        said = {"name": name, "time": localtime(at).strftime("%H:%M")}
        super().__init__(_("%(name)s ticked this step already, at %(time)s.") % said)


class OtherVersion(MeldingProblem):
    """The form showed another version than the one that was opened for this melding."""

    def __init__(self) -> None:
        super().__init__(_("Another version of the draaiboek was opened meanwhile. Look at the steps again."))


class Over(MeldingProblem):
    """The melding is closed; what was ticked stays as it is."""

    def __init__(self) -> None:
        super().__init__(_("This report is closed. Its steps can only be read."))
