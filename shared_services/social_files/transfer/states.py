"""What can follow what, on either side. The database only makes a step from the state that it starts in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    ASKED = "asked", _("we ask")
    GIVEN = "given", _("we are asked")


class State(models.TextChoices):
    DRAFT = "draft", _("being prepared")
    ASKED = "asked", _("asked")
    PAPER = "paper", _("asked on paper")
    HANDLED = "handled", _("being handled")
    SENT = "sent", _("sealed and sent")
    OPENED = "opened", _("to be read")
    FINISHED = "finished", _("taken over")
    REFUSED = "refused", _("refused")
    UNKNOWN = "unknown", _("not known there")
    PASSED_ON = "passed_on", _("passed on")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")


RECEIVER: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ASKED, State.PAPER, State.WITHDRAWN}),
    State.PAPER: frozenset({State.FINISHED, State.WITHDRAWN}),
    State.ASKED: frozenset({State.SENT, State.REFUSED, State.UNKNOWN, State.PASSED_ON, State.WITHDRAWN, State.EXPIRED}),
    State.SENT: frozenset({State.OPENED, State.ASKED, State.WITHDRAWN, State.EXPIRED}),
    State.OPENED: frozenset({State.FINISHED}),
}
SENDER: dict[State, frozenset[State]] = {
    State.ASKED: frozenset({State.HANDLED, State.WITHDRAWN, State.EXPIRED}),
    State.HANDLED: frozenset(
        {State.ASKED, State.SENT, State.REFUSED, State.UNKNOWN, State.PASSED_ON, State.WITHDRAWN, State.EXPIRED}
    ),
    State.SENT: frozenset({State.OPENED, State.HANDLED, State.WITHDRAWN, State.EXPIRED}),
    State.OPENED: frozenset({State.FINISHED}),
}
STEPS = {Side.ASKED: RECEIVER, Side.GIVEN: SENDER}
OPEN = (State.DRAFT, State.ASKED, State.PAPER, State.HANDLED, State.SENT, State.OPENED)
OVER = tuple(state for state in State if state not in OPEN)


def sources(side: str, to: State) -> list[State]:
    """From which states one gets there."""
    return [state for state, following in STEPS[Side(side)].items() if to in following]


class Choice(models.TextChoices):
    """The sender's, per section."""

    OPEN = "", _("to choose")
    SEND = "send", _("goes along")
    REFUSE = "refuse", _("refused")
    NOTHING = "nothing", _("there is nothing")


class Decision(models.TextChoices):
    """The receiver's, per section."""

    OPEN = "", _("to choose")
    TAKE = "take", _("taken over")
    AGAIN = "again", _("investigate again")
