"""Why something with a message could not happen, in words that a person may read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from regional_meldpunt.meldingen.problems import MeldingProblem


class TooLate(MeldingProblem):
    """It left already, or somebody else dealt with it."""

    def __init__(self) -> None:
        super().__init__(_("That is no longer possible: the message left, or a colleague dealt with it."))
