"""Work for an outside party with a system of its own: it goes there by Open311 instead of by mail.

Runs in the worker, behind the wall of the municipality that gave the work.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from regional_meldpunt.open311 import actions as open311
from regional_meldpunt.open311 import queries as hand_ons
from regional_meldpunt.open311 import targets
from regional_meldpunt.open311.models import LinkState
from regional_meldpunt.open311.parameters import LONGEST_DESCRIPTION
from regional_meldpunt.routing import queries as routing
from regional_meldpunt.routing.models import Party, Way
from regional_meldpunt.taak import links, queries, writing
from regional_meldpunt.taak.models import Receiver, Taak

OWNER = "taak"


def party_of(taak: Taak) -> Party | None:
    """The party that does it, when that one works by Open311."""
    if taak.receiver != Receiver.PARTY:
        return None
    party = routing.party(taak.receiver_slug, taak.municipality)
    return party if party is not None and party.way == Way.OPEN311 else None


def send(taak: Taak, party: Party, *, at: datetime) -> None:
    """Hand it on, or try again what got stuck. What is missing for it stands on the list of what is stuck."""
    code = targets.system_of(party).code_for(taak.melding.category.slug)
    why = ""
    if not party.endpoint:
        why = _("This party has no Open311 address. Its keeper fills it in under Outside parties.")
    elif not code:
        why = _("Nobody said to which service of this party «%(category)s» goes.") % {
            "category": taak.melding.category.name_nl
        }
    writing.note_problem(taak, why)
    if why:
        return
    sending, link = _sending(taak, code), hand_ons.link_of(OWNER, taak.pk)
    if link is not None and link.state == LinkState.REFUSED:
        open311.try_again(link, at=at, sending=sending)
        return
    open311.hand_to_party(taak.melding, party, sending=sending, owner=OWNER, owner_id=taak.pk, by=taak.made_by, at=at)


def stop(taak: Taak) -> None:
    """It was taken back: nothing more is sent or asked. What they did already is theirs."""
    link = hand_ons.link_of(OWNER, taak.pk)
    if link is not None and (link.live or link.state == LinkState.REFUSED):
        open311.stop_following(link)


def _sending(taak: Taak, code: str) -> dict[str, Any]:
    """What they get: the work, the place and the answers about it; nothing about who reported it."""
    melding = taak.melding
    words = [taak.what, taak.instructions, melding.description, links.page(taak.municipality, taak.key)]
    photos = queries.photos(taak)
    return {
        "service_code": code,
        "lat": melding.lat,
        "long": melding.lon if melding.lat is not None else None,
        "address_string": melding.place_text,
        "description": "\n\n".join(word for word in words if word)[:LONGEST_DESCRIPTION],
        "account_id": melding.number,
        "media_url": links.photo(taak.municipality, taak.key, photos[0].file.ref) if photos else "",
        "attributes": {row["question"]: row["value"] for row in melding.answers},
    }
