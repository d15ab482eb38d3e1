"""A party answers our mail. One word on the first line says what it did; everything else is for a person to judge.

The word must stand alone on its line, or before a colon. "Niet gedaan" and "gedaan?" say nothing to a machine: no taak
is ever ended by a guess.
"""

from __future__ import annotations

import re
from datetime import datetime

from foundation.identity.actor import Actor
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.taak import actions, queries
from regional_meldpunt.taak.problems import NotOpen

DONE, ACCEPT, DECLINE = "done", "accept", "decline"
WORDS = {
    "gedaan": DONE,
    "uitgevoerd": DONE,
    "afgewerkt": DONE,
    "hersteld": DONE,
    "fait": DONE,
    "terminé": DONE,
    "aanvaard": ACCEPT,
    "wij doen het": ACCEPT,
    "accepté": ACCEPT,
    "geweigerd": DECLINE,
    "wij doen het niet": DECLINE,
    "refusé": DECLINE,
}
LINE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,3})\s*(?:[.!]|:\s*(.*))?")
GREETING = re.compile(
    r"(?:beste|dag|hallo|geachte|goeiedag|goedemorgen|goedemiddag|bonjour|madame)\b[^.:!?]{0,40}[,!]?"
)
LONGEST_OUTCOME = 2_000


def read(text: str) -> tuple[str, str]:
    """What the first line says, and the words after it; ("", text) when it says nothing for sure."""
    lines = [line.strip() for line in text.strip().splitlines()]
    lines = [line for line in lines if line]
    if lines and GREETING.fullmatch(lines[0].lower()):
        lines = lines[1:]
    found = LINE.fullmatch(lines[0]) if lines else None
    verb = WORDS.get(found[1].lower(), "") if found else ""
    if not found or not verb:
        return "", text
    rest = "\n".join([found[2] or "", *lines[1:]]).strip()
    return verb, rest[:LONGEST_OUTCOME]


def heard(melding: Melding, pk: int, *, text: str, who: str, at: datetime) -> None:
    """In the transaction in which the mail lands; the words themselves stand in the file already."""
    taak = queries.find(melding, pk)
    if taak is None:
        return
    verb, rest = read(text)
    by = Actor(melding.municipality, None, f"{who} ({taak.receiver_name})"[:120])
    try:
        if verb == DONE:
            actions.finish(taak, text=rest, by=by, at=at)
        elif verb == ACCEPT:
            actions.accept(taak, by=by, at=at)
        elif verb == DECLINE:
            actions.decline(taak, reason=rest, by=by, at=at)
        else:
            actions.to_judge(taak, at=at)
    except NotOpen:
        actions.to_judge(taak, at=at)
