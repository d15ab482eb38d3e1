"""What the log and the hand-over refuse; `str()` is a sentence for the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _


class ShiftProblem(Exception):
    """Refused."""


class AlreadyCorrected(ShiftProblem):
    def __init__(self) -> None:
        super().__init__(_("This line was corrected already. Correct the line that came after it."))


class AlreadyTakenOver(ShiftProblem):
    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s took over already.") % {"name": name})


class NotFromYourself(ShiftProblem):
    def __init__(self) -> None:
        super().__init__(_("You handed over yourself: a colleague takes over."))
