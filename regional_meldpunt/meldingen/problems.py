"""Why an action on a melding could not happen, in words that a person may read."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from foundation.identity.actor import Actor


class MeldingProblem(Exception):
    """Base of everything that an action refuses; `str()` is a sentence for the screen."""


class NotAllowed(MeldingProblem):
    """The table of statuses has no such step."""

    def __init__(self, from_label: str, to_label: str) -> None:
        super().__init__(_("A report that is “%(before)s” cannot become “%(after)s”.") % {
            "before": from_label,
            "after": to_label,
        })  # fmt: skip


class Stale(MeldingProblem):
    """Somebody changed it between reading and writing."""

    def __init__(self) -> None:
        super().__init__(_("Somebody changed this report meanwhile. Look at it again and repeat what you did."))


class AlreadyTaken(MeldingProblem):
    """Another operator was first."""

    def __init__(self, by: Actor, at: datetime | None) -> None:
        self.by, self.at = by, at
        super().__init__(_("Already taken by %(name)s.") % {"name": by.name or _("a colleague")})


class NotYours(MeldingProblem):
    """Only the one who has it can let go of it."""

    def __init__(self) -> None:
        super().__init__(_("You have not taken this report."))


class TooManyPhotos(MeldingProblem):
    def __init__(self, limit: int) -> None:
        super().__init__(_("There can be at most %(limit)d photos with a report.") % {"limit": limit})


class CannotMerge(MeldingProblem):
    """The two do not go together."""

    def __init__(self) -> None:
        super().__init__(
            _("These two cannot be joined: choose an open report of the same municipality that is not joined itself.")
        )
