"""A rotation as a coordinator describes it: how long a turn is, when it changes hands, which hours count, and who."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _

from foundation.calendar.clock import local, moment
from regional_meldpunt.roster.forms import PersonField, day_field, time_field
from regional_meldpunt.roster.models import Rotation, RotationMember
from regional_meldpunt.roster.models.plan import Unit
from regional_meldpunt.roster.planning.editing import Place
from regional_meldpunt.roster.resolver import OffDays
from tenants.people.models import Person

WINDOWS, SPARE_PLACES = 4, 3
LONGEST = {"hours": 744, "days": 60, "weeks": 26, "months": 12}
ON_DAYS_OFF = (
    (OffDays.AS_USUAL.value, _("Holidays as any other day")),
    (OffDays.ALSO.value, _("Also on every holiday")),
    (OffDays.NEVER.value, _("Not on holidays")),
    (OffDays.ONLY.value, _("Only on holidays")),
)


class RotationForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=60)
    length = forms.IntegerField(label=_("A turn takes"), min_value=1, max_value=744, initial=1)
    unit = forms.ChoiceField(label=_("unit"), choices=Unit.choices, initial=Unit.WEEKS)
    starts_on = day_field(_("First turn from"))
    starts_at = time_field(_("Changes hands at"), initial=time(8))
    until_day = day_field(_("Ends before"), required=False, help_text=_("Leave open when it goes on."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (given.get("length") or 0) > LONGEST.get(given.get("unit", ""), 0):
            self.add_error("length", _("That is longer than a turn can be."))
        if given.get("until_day") and given.get("starts_on") and given["until_day"] <= given["starts_on"]:
            self.add_error("until_day", _("The end comes before the begin."))
        return given

    @staticmethod
    def facts(rotation: Rotation) -> dict[str, Any]:
        names = ("name", "length", "unit", "starts_on", "starts_at")
        until = local(rotation.ends_at).date() if rotation.ends_at else None
        return {**{name: getattr(rotation, name) for name in names}, "until_day": until}

    def given(self) -> dict[str, Any]:
        facts = dict(self.cleaned_data)
        until = facts.pop("until_day")
        return {**facts, "ends_at": moment(until, time.min) if until else None}


class WindowForm(forms.Form):
    """Hours of some weekdays that count. Without any window every hour counts."""

    days = forms.TypedMultipleChoiceField(
        label=_("On"),
        coerce=int,
        required=False,
        choices=tuple(WEEKDAYS_ABBR.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    begins = time_field(_("From"), required=False)
    ends = time_field(_("Until"), required=False)
    off_days = forms.ChoiceField(label=_("Holidays"), choices=ON_DAYS_OFF, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        times = (given.get("begins"), given.get("ends"))
        only = given.get("off_days") == OffDays.ONLY
        if self.is_used(given) and None in times:
            self.add_error("begins", _("Fill in from when until when."))
        if self.is_used(given) and not given.get("days") and given.get("off_days") != OffDays.ALSO and not only:
            self.add_error("days", _("Choose a weekday."))
        return given

    @staticmethod
    def is_used(given: dict[str, Any]) -> bool:
        return bool(given.get("days") or given.get("begins") or given.get("ends"))

    def facts(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        if not self.is_used(given):
            return None
        off = given["off_days"] or OffDays.AS_USUAL.value
        days = list(range(7)) if off == OffDays.ONLY and not given["days"] else sorted(given["days"])
        begins, ends = f"{given['begins']:%H:%M}", f"{given['ends']:%H:%M}"
        return {"days": days, "begins": begins, "ends": ends, "off_days": off}


class PlaceForm(forms.Form):
    """A place in the turn; an empty person takes the place away."""

    person = PersonField(label=_("Who"), required=False)
    joins = day_field(_("From"), required=False)
    leaves = day_field(_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("joins") and given.get("leaves") and given["leaves"] <= given["joins"]:
            self.add_error("leaves", _("The end comes before the begin."))
        return given

    def place(self) -> Place | None:
        given = self.cleaned_data
        if not given["person"]:
            return None
        joins, leaves = (moment(day, time.min) if day else None for day in (given["joins"], given["leaves"]))
        return Place(given["person"], joins, leaves)


class Whole:
    """The three parts of the page together: the rotation, its windows and its places, in their order."""

    def __init__(self, data: Any, rotation: Rotation | None, people: list[Person]) -> None:
        facts = RotationForm.facts(rotation) if rotation else None
        members = list(rotation.members.all()) if rotation else []
        self.form = RotationForm(data, initial=facts)
        stored = rotation.windows if rotation else []
        shown = [{**one, "begins": _clock(one["begins"]), "ends": _clock(one["ends"])} for one in stored]
        total = max(WINDOWS, len(shown) + 1)
        self.windows = [
            WindowForm(data, prefix=f"w{n}", initial=shown[n] if n < len(shown) else None) for n in range(total)
        ]
        self.places = [self._place(data, n, members, people) for n in range(_places(data, len(members)))]

    @staticmethod
    def _place(data: Any, number: int, members: list[RotationMember], people: list[Person]) -> PlaceForm:
        initial = _as_typed(members[number]) if number < len(members) else None
        form = PlaceForm(data, prefix=f"p{number}", initial=initial)
        form.fields["person"].offer(people, _("Nobody"))  # type: ignore[attr-defined]  # a PersonField
        return form

    @property
    def forms(self) -> list[forms.Form]:
        return [self.form, *self.windows, *self.places]

    def is_valid(self) -> bool:
        return not sum(not form.is_valid() for form in self.forms)

    @property
    def is_wrong(self) -> bool:
        return any(form.errors for form in self.forms)

    def given(self) -> dict[str, Any]:
        windows = [facts for form in self.windows if (facts := form.facts()) is not None]
        return {**self.form.given(), "windows": windows}

    def chosen(self) -> list[Place]:
        return [place for form in self.places if (place := form.place()) is not None]


def _clock(text: str) -> time:
    return time.fromisoformat(text)


def _as_typed(member: RotationMember) -> dict[str, Any]:
    def day(at: datetime | None) -> Any:
        return local(at).date() if at else None

    return {"person": member.person_id, "joins": day(member.joins), "leaves": day(member.leaves)}


def _places(data: Any, known: int) -> int:
    """As many as were sent, or those that are there with some to spare."""
    sent = sum(1 for name in data if name.startswith("p") and name.endswith("-person")) if data else 0
    return min(60, max(sent, known + SPARE_PLACES))
