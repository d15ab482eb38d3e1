"""Taking back an act of staff within its ten seconds: what it would make reporters hear does not leave.

The messages may not even be written yet, because the worker writes them. A line in the file says that a moment was
recalled; whoever writes or releases messages of that moment looks for it.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.dateparse import parse_datetime

from foundation.events import action
from foundation.identity.actor import Actor
from regional_meldpunt.answers.models import Direction, Message, MessageState
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import HistoryEntry, Melding
from regional_meldpunt.meldingen.writing import touch, write_history

VERB = "recalled"
NOT_GONE = (MessageState.HELD, MessageState.UNDONE)


@action
def recall(melding: Melding, *, moment: datetime, by: Actor, at: datetime, key: str = "") -> bool:
    """Nothing of what happened at `moment` is told any more, also to those who were joined to this melding.

    `key` names what was typed, because that gets another moment when it leaves. False when it left already.
    """
    files = [melding, *queries.merged_into(melding)]
    for file in files:
        touch(file, at)
    wanted = Q(at=moment) | Q(key__startswith=key) if key else Q(at=moment)
    rows = Message.objects.select_for_update().filter(wanted, melding__in=files, direction=Direction.OUT)
    if any(row.state not in NOT_GONE for row in rows):
        return False
    rows.filter(state=MessageState.HELD).update(state=MessageState.UNDONE, done_at=at)
    for file in files:
        if any(row.contact_ref for row in queries.signalen(file)):
            write_history(file, verb=VERB, by=by, at=at, text=moment.isoformat())
    return True


def recalled(lines: list[HistoryEntry], moment: datetime) -> bool:
    """Whether these lines of a file say that a moment was taken back."""
    return any(line.verb == VERB and parse_datetime(line.text) == moment for line in lines)
