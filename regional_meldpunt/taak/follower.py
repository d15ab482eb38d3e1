"""What an outside party does in its own system comes back into the taak. Called by `open311`, in its transaction."""

from __future__ import annotations

from datetime import datetime

from foundation.identity.actor import Actor
from regional_meldpunt.open311 import states
from regional_meldpunt.open311.models import Link
from regional_meldpunt.open311.states import Extended
from regional_meldpunt.taak import actions, queries, writing
from regional_meldpunt.taak.models import Taak, TaakState
from regional_meldpunt.taak.problems import NotOpen

BEGUN = frozenset({Extended.IN_PROGRESS, Extended.PLANNED, Extended.ACTION_SCHEDULED, Extended.INVESTIGATING})
SOLVED = frozenset({Extended.FIXED, Extended.CLOSED})


class Follower:
    """See `open311.owners.Owner`."""

    def sent(self, link: Link, *, at: datetime) -> None:
        if (taak := _of(link)) is not None:
            writing.note_number(taak, link.remote_id)
            actions.say(taak, text=link.remote_id, by=_by(link), at=at)

    def told(self, link: Link, *, word: str, text: str, at: datetime) -> None:
        """Their words are a message; a word that says that they began accepts the taak."""
        taak = _of(link)
        if taak is None:
            return
        if taak.state == TaakState.GIVEN and states.read(word) in BEGUN:
            actions.accept(taak, by=_by(link), at=at)
        if text:
            actions.say(taak, text=text, by=_by(link), at=at)

    def ended(self, link: Link, *, word: str, text: str, at: datetime) -> None:
        """Solved over there is done here. Any other end says that they did not do it, and a person goes on."""
        taak = _of(link)
        if taak is None:
            return
        try:
            if states.read(word) in SOLVED:
                actions.finish(taak, text=text, by=_by(link), at=at)
            else:
                actions.decline(taak, reason=text or word, by=_by(link), at=at)
        except NotOpen:  # somebody ended it here before
            if text:
                actions.say(taak, text=text, by=_by(link), at=at)

    def stuck(self, link: Link, *, at: datetime) -> None:
        if (taak := _of(link)) is not None:
            writing.note_problem(taak, link.problem)


FOLLOWER = Follower()


def _of(link: Link) -> Taak | None:
    return queries.by_id(link.owner_id) if link.owner_id else None


def _by(link: Link) -> Actor:
    """The party itself, as when it answers on its page."""
    return Actor(link.municipality, None, link.endpoint_name)
