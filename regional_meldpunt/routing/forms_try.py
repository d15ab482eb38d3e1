"""Trying the rules: a report that nobody made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from foundation.calendar.clock import moment
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category, Urgency
from regional_meldpunt.routing import words
from regional_meldpunt.routing.facts import Facts
from regional_meldpunt.routing.forms import municipalities
from regional_meldpunt.routing.models import REGION


class TryForm(forms.Form):
    """What would happen to this? With the questions of the chosen category."""

    municipality = forms.ChoiceField(label=_("Municipality"))
    category = forms.ChoiceField(label=_("Category"))
    address = forms.CharField(label=_("Address or place"), required=False, max_length=300)
    postal_code = forms.RegexField(r"^[0-9]{4}$", label=_("Postal code"), required=False)
    lat = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)
    lon = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    urgency = forms.ChoiceField(
        label=_("Urgency"), required=False, choices=[("", _("Of the category")), *Urgency.choices]
    )
    channel = forms.ChoiceField(label=_("Channel"), choices=words.CHANNELS)

    def __init__(self, *args: Any, owner: str, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner
        self.known = {category.slug: category for category in categories.choosable()}
        grouped: dict[str, list[tuple[str, str]]] = {}
        for category in self.known.values():
            grouped.setdefault(category.group.name, []).append((category.slug, category.name))
        self._offer("category", list(grouped.items()))
        if owner == REGION:
            self._offer("municipality", municipalities())
        else:
            del self.fields["municipality"]
        self.fields["day"].initial, self.fields["time"].initial = localtime(at).date(), localtime(at).time()
        self.asked = self._questions(str(self.data.get("category", "")))

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def _questions(self, slug: str) -> dict[str, str]:
        """A field for each question of the category with answers to choose; its name by the question."""
        chosen = self.known.get(slug)
        found: dict[str, str] = {}
        for question in categories.questions(chosen) if chosen else ():
            if question.options:
                name = f"answer_{question.slug}"
                choices = [("", "-"), *((option["value"], option["nl"]) for option in question.options)]
                self.fields[name] = forms.ChoiceField(label=question.label, required=False, choices=choices)
                found[question.slug] = name
        return found

    def answer_fields(self) -> list[Any]:
        return [self[name] for name in self.asked.values()]

    def category_chosen(self) -> Category:
        return self.known[self.cleaned_data["category"]]

    def facts(self) -> Facts:
        found = self.cleaned_data
        category = self.category_chosen()
        return Facts(
            municipality=found.get("municipality") or self.owner,
            category=category,
            at=moment(found["day"], found["time"]),
            urgency=found["urgency"] or category.urgency,
            channel=found["channel"],
            postal_code=found["postal_code"],
            address=found["address"],
            lat=found["lat"],
            lon=found["lon"],
            answers={slug: found[name] for slug, name in self.asked.items() if found.get(name)},
        )
