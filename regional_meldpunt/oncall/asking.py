"""Asking for help: the next person, a colleague by name, a party outside, a neighbour. Each as the desk does it."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.oncall.forms import HelpForm
from regional_meldpunt.taak import actions as taken
from regional_meldpunt.taak.actions import Work


def ask(alarm: Alarm, form: HelpForm, *, key: uuid.UUID, by: Actor, at: datetime) -> str:
    """Returns the sentence for the screen. What is needed stands in the file for everybody who opens it."""
    melding, to, what = alarm.melding, form.cleaned_data["to"], form.cleaned_data["what"]
    if to == HelpForm.NEXT:
        meldingen.add_note(melding, text=_asked(what), by=by, at=at)
        dispatch.force_next(melding, by=by, at=at)
        return _("The next person is being called. The alarm stays yours.")
    if to in form.people:
        person = form.people[to]
        meldingen.add_note(melding, text=_asked(what), by=by, at=at)
        dispatch.send(melding, person=person, by=by, at=at)
        return _("%(name)s is being called and takes it over from you.") % {"name": person.name}
    return _give(melding, to, form.names[to], what, key=key, by=by, at=at)


def _give(melding: Melding, to: str, name: str, what: str, *, key: uuid.UUID, by: Actor, at: datetime) -> str:
    receiver, _colon, slug = to.partition(":")
    taken.give(melding, Work(receiver=receiver, slug=slug, name=name, what=what), key=key, by=by, at=at)
    return _("%(name)s was asked. The answer appears with this melding.") % {"name": name}


def _asked(what: str) -> str:
    return _("Help asked: %(what)s") % {"what": what}
