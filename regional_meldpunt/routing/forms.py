"""The form of a rule: every condition a field, empty when it does not matter."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.routing import conditions, words
from regional_meldpunt.routing.models import REGION, Rule
from regional_meldpunt.teams import queries as teams
from tenants.registry import hosts

MOST_CORNERS = 200
NONE = ("", "-")


class Ticks(forms.MultipleChoiceField):
    """Several of a few, as boxes to tick."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


class Several(forms.MultipleChoiceField):
    """Several of many, as a list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Hold Ctrl (on a Mac: Cmd) to choose more than one."))
        super().__init__(required=False, widget=forms.SelectMultiple, **kwargs)


class Corners(forms.CharField):
    """The corners of an area: one per line as latitude, longitude; or the GeoJSON of a polygon."""

    def to_python(self, value: Any) -> Any:
        text = (super().to_python(value) or "").strip()
        if not text:
            return []
        try:
            ring = (
                _geojson(text)
                if text.startswith("{")
                else [_corner(line) for line in text.splitlines() if line.strip()]
            )
        except (ValueError, KeyError, IndexError, TypeError) as wrong:
            sentence = _("Write a corner on each line, for example: 50.8281, 3.2649")
            raise forms.ValidationError(sentence, code="corner") from wrong
        if not 3 <= len(ring) <= MOST_CORNERS:
            raise forms.ValidationError(_("An area has at least three corners."), code="few")
        return ring

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{lat}, {lon}" for lon, lat in value)
        return value


def _corner(line: str) -> list[float]:
    lat, lon = (float(part) for part in line.replace(";", ",").split(","))
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(line)
    return [lon, lat]


def _geojson(text: str) -> list[list[float]]:
    found = json.loads(text)
    ring = (found.get("geometry") or found)["coordinates"][0]
    return [_corner(f"{lat},{lon}") for lon, lat in ring]


class RuleForm(forms.Form):
    """«When … then …». What is left empty does not matter, or stays as it was."""

    name = forms.CharField(label=_("Name of the rule"), max_length=120)
    groups = Ticks(label=_("Groups"))
    categories = Several(label=_("Categories"))
    answers = Several(label=_("Answers of the reporter"))
    municipalities = Ticks(label=_("Municipalities"))
    postal_codes = Ticks(label=_("Postal codes"))
    polygon = Corners(
        label=_("Area on the map"),
        required=False,
        max_length=20_000,
        help_text=_("One corner on each line as latitude, longitude; or paste a GeoJSON polygon."),
        widget=forms.Textarea({"rows": 4, "spellcheck": "false", "data-corners": ""}),
    )
    road_owners = Ticks(label=_("Owner of the road"), choices=words.ROAD_OWNERS)
    urgencies = Ticks(label=_("Urgency"), choices=Urgency.choices)
    channels = Ticks(label=_("Channel"), choices=words.CHANNELS)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of the week"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    day = forms.ChoiceField(
        label=_("Kind of day"),
        required=False,
        choices=[NONE, ("workday", _("On a working day")), ("free", _("In the weekend or on a holiday"))],
    )
    from_time = forms.TimeField(
        label=_("From"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    until_time = forms.TimeField(
        label=_("Until"),
        required=False,
        help_text=_("The clock of Brussels. The time may run past midnight."),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    team = forms.ChoiceField(label=_("To the team"), required=False)
    party = forms.ChoiceField(label=_("To the outside party"), required=False)
    urgency = forms.ChoiceField(label=_("The urgency becomes"), required=False, choices=[NONE, *Urgency.choices])
    responsible = forms.ChoiceField(
        label=_("Who acts first"), required=False, choices=[("", _("By office hours")), *words.RESPONSIBLE]
    )
    active = forms.BooleanField(label=_("The rule works"), required=False, initial=True)

    def __init__(self, *args: Any, owner: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner
        names = words.Names.of(owner)
        self._offer("groups", list(names.groups.items()))
        self._offer("categories", _by_group())
        self._offer("answers", _answers(owner))
        self._offer("postal_codes", self._postal_codes())
        self._offer("weekdays", list(enumerate(conditions.weekday_names())))
        own_teams = [(team.slug, team.name) for team in teams.teams_of(owner)]
        self._offer("team", [NONE, *own_teams, *self._gone("team", own_teams)])
        parties = list(names.parties.items())
        self._offer("party", [NONE, *parties, *self._gone("party", parties)])
        if owner == REGION:
            self._offer("municipalities", list(names.municipalities.items()))
        else:
            del self.fields["municipalities"]

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def _postal_codes(self) -> list[tuple[str, str]]:
        """Those of the owner, at the region of everybody; one that belongs to nobody any more stays visible."""
        members = [one for one in hosts.municipalities() if self.owner in (REGION, one.schema_name)]
        named = {
            code: code if len(members) == 1 else f"{code} {one.name}" for one in members for code in one.postal_codes
        }
        kept = {code: code for code in self.initial.get("postal_codes") or () if code not in named}
        return sorted({**named, **kept}.items())

    def _gone(self, name: str, offered: list[tuple[str, str]]) -> list[tuple[str, Any]]:
        """A value that nobody offers any more stays visible, so that saving shows what must be chosen again."""
        value = self.initial.get(name) or ""
        known = {slug for slug, _name in offered}
        return [(value, _("%(name)s (gone)") % {"name": value})] if value and value not in known else []

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if bool(found.get("from_time")) != bool(found.get("until_time")):
            self.add_error("until_time", _("Give both times, or none."))
        if not any(found.get(name) for name in ("team", "party", "urgency", "responsible")):
            self.add_error("team", _("Say what the rule decides: a team, a party, an urgency or who acts first."))
        if found.get("team") and self.owner == REGION and found.get("responsible") != REGION:
            self.add_error("responsible", _("A team of the region can only get it when the regional desk acts first."))
        return found

    def given(self) -> dict[str, Any]:
        """The columns of the rule."""
        found = self.cleaned_data
        asked = {name: found.get(name) for name in (*conditions.LISTS, "polygon", "weekdays", "day")}
        asked["answers"] = _grouped(found["answers"])
        if found["from_time"]:
            asked["from"], asked["until"] = f"{found['from_time']:%H:%M}", f"{found['until_time']:%H:%M}"
        outcome = {name: found[name] for name in ("name", "team", "party", "urgency", "responsible", "active")}
        return {**outcome, "conditions": {name: value for name, value in asked.items() if value}}


def initial_of(rule: Rule) -> dict[str, Any]:
    """A rule as the form shows it; conditions that cannot be read are left out, and shown beside the form."""
    asked = rule.conditions if isinstance(rule.conditions, dict) else {}
    known = {name: asked[name] for name in (*conditions.LISTS, "polygon", "weekdays", "day") if name in asked}
    known["answers"] = [f"{e['question']}={value}" for e in asked.get("answers", ()) for value in e.get("values", ())]
    known["from_time"], known["until_time"] = asked.get("from"), asked.get("until")
    columns = ("name", "team", "party", "urgency", "responsible", "active")
    return {**known, **{name: getattr(rule, name) for name in columns}}


def _by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for category in categories.choosable():
        found.setdefault(category.group.name, []).append((category.slug, category.name))
    return list(found.items())


def _answers(owner: str) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (category, [(key, f"{question} {answer}") for key, question, answer in listed])
        for category, listed in words.answers_to_choose(owner)
    ]


def _grouped(pairs: list[str]) -> list[dict[str, Any]]:
    """`["dader=ja", "dader=nee"]` as one condition per question."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        question, _equals, value = pair.partition("=")
        found.setdefault(question, []).append(value)
    return [{"question": question, "values": values} for question, values in found.items()]


def municipalities() -> list[tuple[str, str]]:
    return [(member.schema_name, member.name) for member in hosts.municipalities()]
