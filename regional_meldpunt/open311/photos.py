"""A photo that a report only points at. It is fetched later, from outside addresses only, and drawn again like any
other; what is no photo, is too large or stands inside our own network leaves a line in the history instead."""

from __future__ import annotations

import io

from django.utils.timezone import now
from django.utils.translation import gettext as _

from foundation import outbound
from foundation.files import actions as files
from foundation.files.limits import LARGEST_FILE
from foundation.files.problems import FileRefused
from foundation.identity.actor import Actor
from foundation.tasks import task
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.problems import MeldingProblem

BY = Actor.system("Open311")


@task
def fetch(number: str, url: str) -> None:
    """Once: an address that fails now is a line in the history, and a person may look."""
    melding = queries.by_number(number)
    if melding is None:
        return
    at = now()
    try:
        answer = outbound.ask("GET", url, largest=LARGEST_FILE)
        if not answer.fine:
            raise outbound.Unreachable(f"HTTP {answer.status}")
        picture = files.take_picture(io.BytesIO(answer.body), by=BY, at=at)
        meldingen.add_photo(melding, file=picture, by=BY, at=at)
    except (outbound.OutboundProblem, FileRefused, MeldingProblem) as problem:
        text = _("The photo at %(url)s was not taken over: %(why)s") % {"url": url[:200], "why": problem}
        meldingen.add_note(melding, text=text, by=BY, at=at)
