"""What is simulated: a real melding by its number, or one that nobody made; a moment; and who answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from foundation.calendar.clock import moment
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.escalation import queries
from regional_meldpunt.escalation.choosing import Asked
from regional_meldpunt.escalation.models import REGION, Policy
from regional_meldpunt.escalation.simulator import Answer, Said
from regional_meldpunt.meldingen import access as meldingen_access
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.roster.forms import time_field
from tenants.people.queries import people_here
from tenants.registry import hosts

HOURS = [(hours, str(hours)) for hours in (2, 4, 8, 12, 24, 48)]


@dataclass(frozen=True)
class Case:
    """What the simulator is asked. `policy` set: that one, whatever is chosen."""

    asked: Asked
    category_name: str
    at: datetime
    horizon: timedelta
    number: str = ""
    policy: Policy | None = None
    answers: tuple[Answer, ...] = field(default=())


class SimulateForm(forms.Form):
    number = forms.CharField(
        label=_("Number of a melding"),
        required=False,
        max_length=20,
        help_text=_("Or leave it empty and describe one."),
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    urgency = forms.ChoiceField(
        label=_("Urgency"), required=False, choices=[("", _("Of the category")), *Urgency.choices]
    )
    day = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    time = time_field(_("Time"), required=False)
    hours = forms.TypedChoiceField(label=_("Look ahead, hours"), coerce=int, choices=HOURS, required=False)
    policy = forms.ChoiceField(label=_("By"), required=False)
    person = forms.ChoiceField(label=_("Somebody answers"), required=False)
    said = forms.ChoiceField(
        label=_("with"),
        required=False,
        choices=[(Said.ACKNOWLEDGE.value, _("I am going")), (Said.DECLINE.value, _("I cannot"))],
    )
    minutes = forms.IntegerField(label=_("after minutes"), required=False, min_value=0, max_value=2880)

    def __init__(self, data: Any = None, *, at: datetime, policy: str = "", owner: str = REGION) -> None:
        wall = localtime(at)
        initial = {"day": wall.date(), "time": wall.time(), "hours": 4, "policy": policy}
        super().__init__(data, initial=initial)
        self.at = at
        self.known = {category.slug: category for category in categories.choosable()}
        grouped: dict[str, list[tuple[str, str]]] = {}
        for category in self.known.values():
            grouped.setdefault(category.group.name, []).append((category.slug, category.name))
        self.policies = {str(row.pk): row for row in queries.policies(owner) if row.active}
        self.melding: Melding | None = None
        self._offer("category", list(grouped.items()))
        self._offer("municipality", [(one.schema_name, one.name) for one in hosts.municipalities()])
        named = [(pk, row.name) for pk, row in self.policies.items()]
        self._offer("policy", [("", _("the policy that holds")), *named])
        people = [(str(row.pk), row.name) for row in people_here() if row.active]
        self._offer("person", [("", _("nobody")), *people])

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        typed = found.get("number")
        if typed:
            self.melding = _melding(typed)
            if self.melding is None:
                self.add_error("number", _("The region does not handle a melding with this number."))
        elif not found.get("category") and "category" not in self.errors:
            self.add_error("category", _("Choose a category, or give the number of a melding."))
        return found

    def case(self) -> Case:
        found = self.cleaned_data
        wall = localtime(self.at)
        at = moment(found["day"] or wall.date(), found["time"] or wall.time())
        asked, name = self._asked()
        answers: tuple[Answer, ...] = ()
        if found["person"]:
            after = timedelta(minutes=found["minutes"] or 0)
            answers = (Answer(at + after, int(found["person"]), Said(found["said"] or Said.ACKNOWLEDGE)),)
        return Case(
            asked=asked,
            category_name=name,
            at=at,
            horizon=timedelta(hours=found["hours"] or 4),
            number=self.melding.number if self.melding else "",
            policy=self.policies.get(found["policy"]),
            answers=answers,
        )

    def _asked(self) -> tuple[Asked, str]:
        if self.melding is not None:
            return queries.asked_of(self.melding), self.melding.category.name
        found = self.cleaned_data
        category = self.known[found["category"]]
        urgency = found["urgency"] or category.urgency
        return Asked(found["municipality"], urgency, category.pk, category.group_id), category.name


class OwnSimulateForm(SimulateForm):
    """At a municipality: its own place, no melding by number, and no question about people of others."""

    def __init__(self, data: Any = None, *, at: datetime, owner: str, policy: str = "") -> None:
        super().__init__(data, at=at, policy=policy, owner=owner)
        for name in ("number", "municipality", "person", "said", "minutes"):
            del self.fields[name]
        self.owner = owner

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), "municipality": self.owner, "person": ""}


def _melding(typed: str) -> Melding | None:
    try:
        return meldingen.by_number(meldingen_access.stored_number(typed))
    except Http404:
        return None
