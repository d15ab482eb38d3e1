"""What the telephone, the work lists and the storms leave behind, in every municipality of the world."""

import uuid
from datetime import datetime

from foundation.identity.actor import Actor
from regional_meldpunt.duplicates import storms
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.playbooks import helping
from regional_meldpunt.telephone.models import CallCard, CallState, FirstLine
from regional_meldpunt.worklists.models import BulkAct, SavedList


def furnish(melding: Melding, *, by: Actor, at: datetime) -> None:
    """Behind the wall of the municipality that has the melding: a card, a count, a list, an act, a tick and a storm."""
    own = melding.municipality
    CallCard.objects.create(
        municipality=own,
        call=f"call of {own}",
        phone="0470 12 34 56",
        line=f"line of {own}",
        state=CallState.MISSED,
        at=at,
    )
    FirstLine.objects.create(
        municipality=own, competent=own, number=melding.number, category="put-in-de-weg", channel="phone", by=by, at=at
    )
    SavedList.objects.create(municipality=own, name=f"list of {own}", query="lijst=team", at=at)
    items = [{"number": melding.number, "version": melding.version, "before": {}}]
    BulkAct.objects.create(municipality=own, key=uuid.uuid4(), verb="assign", items=items, by=by, user_id=1, at=at)
    if (book := helping.beside(melding)) is not None:
        helping.tick(melding, step=0, mark=book.mark, by=by, at=at)
    storm = storms.begin(f"storm of {own}", by=by, at=at)
    storms.note_message(storm, key=uuid.uuid4(), text=f"message of {own}", by=by, at=at)
