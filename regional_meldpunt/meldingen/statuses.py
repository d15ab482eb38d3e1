"""The states of a melding, as data: where it can go, what OSLO calls it, and what the public reads.

The stored values are readable words. OSLO values are those of the application profile «Issue tracking voor burgers en
organisaties» (recognised 2018). Nothing else in the project decides whether a step is allowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(StrEnum):
    RECEIVED = "received"
    ASSIGNED = "assigned"
    DISPATCHED = "dispatched"
    ACKNOWLEDGED = "acknowledged"
    UNDER_WAY = "under_way"
    ON_SITE = "on_site"
    WAITING = "waiting"
    WAITING_REPORTER = "waiting_reporter"
    PAUSED = "paused"
    DONE = "done"
    CLOSED = "closed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


class Oslo(StrEnum):
    """Status values of the OSLO profile, by their number in its code list."""

    SUBMITTED = "511"
    ASSIGNED = "557"
    UNDER_INVESTIGATION = "496"
    RESOLVED = "133"
    REJECTED = "475"
    CLOSED = "250"
    WITHDRAWN = "733"
    RESUBMITTED = "647"


class Phase(StrEnum):
    """The four words under the sentence on the tracking page."""

    RECEIVED = "received"
    SEEN = "seen"
    AT_WORK = "at_work"
    DONE = "done"


@dataclass(frozen=True)
class State:
    """One row of the table. `to` empty means final."""

    status: Status
    label: Promise | str
    public: Promise | str
    oslo: Oslo
    phase: Phase
    icon: str
    to: tuple[Status, ...]

    @property
    def final(self) -> bool:
        return not self.to

    @property
    def finished(self) -> bool:
        """Nobody has to act any more, although a finished melding may be opened again."""
        return self.status in FINISHED

    @property
    def waits(self) -> bool:
        """The deadline does not come nearer in this state."""
        return self.status in CLOCK_STOPPED


S = Status
FINISHED = frozenset({S.DONE, S.CLOSED, S.REJECTED, S.WITHDRAWN})
# What follows from another act: calling somebody, asking the reporter, the reporter's own word, joining.
NOT_CHOSEN = frozenset({S.DISPATCHED, S.WAITING_REPORTER, S.WITHDRAWN, S.CLOSED})
WAITS = (S.WAITING, S.WAITING_REPORTER, S.PAUSED)
CLOCK_STOPPED = frozenset(WAITS)
ENDS = (S.DONE, S.REJECTED, S.WITHDRAWN, S.CLOSED)
ON = (S.ASSIGNED, S.DISPATCHED, S.ACKNOWLEDGED, S.UNDER_WAY, S.ON_SITE)
WORK = (S.DISPATCHED, S.ACKNOWLEDGED, S.UNDER_WAY, S.ON_SITE, *WAITS, *ENDS)

TABLE: dict[Status, State] = {
    state.status: state
    for state in (
        State(
            S.RECEIVED,
            pgettext_lazy("status", "Received"),
            _("We received your report."),
            Oslo.SUBMITTED,
            Phase.RECEIVED,
            "flag",
            (S.ASSIGNED, *WORK),
        ),
        State(
            S.ASSIGNED,
            pgettext_lazy("status", "Being handled"),
            _("Somebody is looking at your report."),
            Oslo.ASSIGNED,
            Phase.SEEN,
            "user-check",
            (S.RECEIVED, *WORK),
        ),
        State(
            S.DISPATCHED,
            pgettext_lazy("status", "Dispatched"),
            _("We called the person on duty."),
            Oslo.ASSIGNED,
            Phase.SEEN,
            "send",
            (S.RECEIVED, S.ASSIGNED, *WORK[1:]),
        ),
        State(
            S.ACKNOWLEDGED,
            pgettext_lazy("status", "Accepted"),
            _("Somebody has accepted your report and will go."),
            Oslo.UNDER_INVESTIGATION,
            Phase.AT_WORK,
            "check",
            (S.ASSIGNED, S.DISPATCHED, S.UNDER_WAY, S.ON_SITE, *WAITS, *ENDS),
        ),
        State(
            S.UNDER_WAY,
            pgettext_lazy("status", "Under way"),
            _("Somebody is on the way."),
            Oslo.UNDER_INVESTIGATION,
            Phase.AT_WORK,
            "truck",
            (S.ASSIGNED, S.DISPATCHED, S.ON_SITE, *WAITS, *ENDS),
        ),
        State(
            S.ON_SITE,
            pgettext_lazy("status", "On site"),
            _("Somebody is on site."),
            Oslo.UNDER_INVESTIGATION,
            Phase.AT_WORK,
            "wrench",
            (S.ASSIGNED, S.DISPATCHED, *WAITS, *ENDS),
        ),
        State(
            S.WAITING,
            pgettext_lazy("status", "Waiting"),
            _("We are waiting for somebody else."),
            Oslo.UNDER_INVESTIGATION,
            Phase.AT_WORK,
            "hourglass",
            (*ON, S.WAITING_REPORTER, S.PAUSED, *ENDS),
        ),
        State(
            S.WAITING_REPORTER,
            pgettext_lazy("status", "Waiting for the reporter"),
            _("We have a question for you."),
            Oslo.UNDER_INVESTIGATION,
            Phase.AT_WORK,
            "message-circle",
            (*ON, S.WAITING, S.PAUSED, *ENDS),
        ),
        State(
            S.PAUSED,
            pgettext_lazy("status", "Planned for later"),
            _("We planned this for later."),
            Oslo.UNDER_INVESTIGATION,
            Phase.AT_WORK,
            "pause",
            (*ON, S.WAITING, S.WAITING_REPORTER, *ENDS),
        ),
        State(
            S.DONE,
            pgettext_lazy("status", "Done"),
            _("It is done."),
            Oslo.RESOLVED,
            Phase.DONE,
            "check",
            (S.REOPENED, S.ASSIGNED, S.CLOSED),
        ),
        State(
            S.CLOSED,
            pgettext_lazy("status", "Closed"),
            _("Your report is closed."),
            Oslo.CLOSED,
            Phase.DONE,
            "archive",
            (S.REOPENED,),
        ),
        State(
            S.REJECTED,
            pgettext_lazy("status", "Not taken on"),
            _("We cannot take on this report."),
            Oslo.REJECTED,
            Phase.DONE,
            "ban",
            (S.REOPENED, S.ASSIGNED, S.CLOSED),
        ),
        State(
            S.WITHDRAWN,
            pgettext_lazy("status", "Withdrawn"),
            _("You withdrew this report."),
            Oslo.WITHDRAWN,
            Phase.DONE,
            "undo-2",
            (),
        ),
        State(
            S.REOPENED,
            pgettext_lazy("status", "Opened again"),
            _("We opened your report again."),
            Oslo.RESUBMITTED,
            Phase.RECEIVED,
            "rotate-ccw",
            (S.ASSIGNED, *WORK),
        ),
    )
}

STATUSES: list[tuple[str, Promise | str]] = [(state.status.value, state.label) for state in TABLE.values()]

PHASES: dict[Phase, Promise | str] = {
    Phase.RECEIVED: pgettext_lazy("phase", "Received"),
    Phase.SEEN: pgettext_lazy("phase", "Seen"),
    Phase.AT_WORK: pgettext_lazy("phase", "At work"),
    Phase.DONE: pgettext_lazy("phase", "Done"),
}


def state(status: str) -> State:
    """The row of the table for a stored value. Raises ValueError for a word that is no status."""
    return TABLE[Status(status)]


def allowed(from_status: str, to_status: str) -> bool:
    return Status(to_status) in state(from_status).to
