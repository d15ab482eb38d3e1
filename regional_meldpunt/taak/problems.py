"""Why something could not happen with a taak, in words for the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from regional_meldpunt.meldingen.problems import MeldingProblem


class NotOpen(MeldingProblem):
    """It ended meanwhile, or has not begun."""

    def __init__(self) -> None:
        super().__init__(_("This task is not open any more, or not yet."))
