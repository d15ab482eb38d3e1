"""A melding that was entered without a connection, and comes in later. Nothing of it is lost.

Whoever typed it is not there to be asked for more. So when no word in it names a municipality it comes to that of the
person on call, with a line on their telephone that it has to be looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from foundation.events import action
from foundation.identity.actor import Actor
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.writing import write_history
from regional_meldpunt.night_line.models import NightCall
from regional_meldpunt.oncall import entering
from regional_meldpunt.oncall.entering import Entry, Located
from regional_meldpunt.oncall.forms import EntryForm, PressedForm
from regional_meldpunt.oncall.models import Outcome
from regional_meldpunt.oncall.pressing import LATE
from tenants.people.models import Person
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

GIVEN = ("key", "where", "lat", "lon", "municipality", "urgency", "description", "phone")
EARLIER = "pressed_earlier"


def located(form: EntryForm) -> Located:
    given = form.cleaned_data
    return entering.locate(given["where"], given["lat"], given["lon"], given["municipality"])


def entry(form: EntryForm, category: Category) -> Entry:
    return Entry(category=category, **{name: form.cleaned_data[name] for name in GIVEN})


def take(
    form: EntryForm, posted: Mapping[str, str], *, person: Person, call: NightCall | None, by: Actor, at: datetime
) -> dict[str, str]:
    """What the telephone is told; the same key is told the same again."""
    category = categories.by_slug(form.cleaned_data["category"]) if form.is_valid() else None
    if category is None:
        return {"outcome": Outcome.REFUSED, "said": _first_problem(form) or _("Choose what it is about.")}
    where = located(form)
    known = where.municipality or _home(person)
    alarm = entering.enter(
        entry(form, category), replace(where, municipality=known), person=person, call=call, by=by, at=at
    )
    _key, pressed_at = PressedForm(posted).read(at)
    if at - pressed_at > LATE:
        _tell_when(alarm.melding, pressed_at, by=by, at=at)
    if where.municipality is None:
        said = _("Saved: %(number)s. No municipality was in it: it stands with %(name)s. Look at it, or call the desk.")
        return {"outcome": Outcome.KEPT, "said": said % {"number": alarm.melding.number, "name": known.name}}
    return {"outcome": Outcome.DONE, "said": _("Saved: %(number)s. It is yours.") % {"number": alarm.melding.number}}


def _home(person: Person) -> MunicipalitySnapshot:
    """Where the person on call comes from, while that municipality takes part."""
    places = hosts.municipalities()
    return next((one for one in places if one.schema_name == person.municipality), places[0])


def _first_problem(form: EntryForm) -> str:
    return next((str(problem) for problems in form.errors.values() for problem in problems), "")


@action
def _tell_when(melding: Melding, pressed_at: datetime, *, by: Actor, at: datetime) -> None:
    """Once, however often it is sent."""
    if all(line.verb != EARLIER for line in meldingen.history(melding)):
        write_history(melding, verb=EARLIER, by=by, at=at, text=f"{_('New melding')}: {localtime(pressed_at):%H:%M}")
