"""What is filled in at the desk, by the coordinator and by a municipality. Each form is one verb."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.calendar.clock import local, moment
from foundation.identity.models import User
from regional_meldpunt.shifts import logbook, morning
from regional_meldpunt.shifts.models import HandOver, LogEntry, MorningSetting, Rules

DAY = timedelta(days=1)
KINDS = [
    (logbook.HAND, _("Written by hand")),
    (logbook.MELDING, _("Meldingen")),
    (logbook.ALARM, _("Calls")),
    (logbook.ROSTER, _("Changes of who is on call")),
    (logbook.SHIFT, _("Hand-overs")),
]


class LineForm(forms.ModelForm[LogEntry]):
    """A line; the time is filled in when it happened earlier."""

    number = forms.CharField(label=_("Melding"), max_length=20, required=False)
    earlier = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    class Meta:
        model = LogEntry
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}  # noqa: RUF012  # Django reads it once

    def happened_at(self, at: datetime) -> datetime | None:
        """The last moment at which the clock showed that time."""
        typed = self.cleaned_data["earlier"]
        if typed is None:
            return None
        today = local(at).date()
        found = moment(today, typed)
        return found if found <= at else moment(today - DAY, typed)


class CorrectionForm(forms.ModelForm[LogEntry]):
    class Meta:
        model = LogEntry
        fields = ("text",)
        labels = {"text": _("What it must say")}  # noqa: RUF012
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}  # noqa: RUF012


class PeriodForm(forms.Form):
    """Which part of the log is shown. A period may go over midnight, and is at most a month."""

    day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    begins = forms.TimeField(label=_("at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    last = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ends = forms.TimeField(label=_("at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    kind = forms.MultipleChoiceField(
        label=_("Show"), choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(label=_("Search"), max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if {"day", "begins", "last", "ends"} <= values.keys():
            values["since"] = moment(values["day"], values["begins"])
            values["until"] = moment(values["last"], values["ends"])
            if not timedelta(0) < values["until"] - values["since"] <= 31 * DAY:
                raise ValidationError(_("The end lies after the beginning, and at most a month later."))
        return values


class HandOverForm(forms.ModelForm[HandOver]):
    to = forms.TypedChoiceField(label=_("Who takes over"), coerce=int, empty_value=None, required=False)

    class Meta:
        model = HandOver
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}  # noqa: RUF012

    def __init__(self, *args: Any, colleagues: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {user.pk: user for user in colleagues}
        rest: list[tuple[Any, Any]] = [("", _("Whoever comes"))]
        self.fields["to"].choices = rest + [(pk, user.display_name) for pk, user in self.known.items()]  # type: ignore[attr-defined]  # a choice field

    def receiver(self) -> User | None:
        return self.known.get(self.cleaned_data["to"])


class RulesForm(forms.ModelForm[Rules]):
    class Meta:
        model = Rules
        fields = (
            "night_begins",
            "night_ends",
            "rest_hours",
            "workday_begins",
            "round_minutes",
            "least_minutes",
            "takeover_minutes",
        )
        widgets = {  # noqa: RUF012
            name: forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
            for name in ("night_begins", "night_ends", "workday_begins")
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("night_begins") and values.get("night_begins") == values.get("night_ends"):
            self.add_error("night_ends", _("A night must end at another time than it begins."))
        return values


class MorningForm(forms.ModelForm[MorningSetting]):
    class Meta:
        model = MorningSetting
        fields = ("active", "at", "addresses", "only_when_something")
        help_texts = {  # noqa: RUF012
            "addresses": _("One on each line. Empty: the directors of your municipality, here and at the region.")
        }
        widgets = {  # noqa: RUF012
            "at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "addresses": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_addresses(self) -> str:
        return "\n".join(morning.split(self.cleaned_data["addresses"]))


def usual_period(at: datetime, begins: datetime) -> dict[str, Any]:
    """The present shift, for a form that nobody filled in."""
    here, until = local(begins), local(at + timedelta(minutes=1))
    return {
        "day": here.date(),
        "begins": time(here.hour, here.minute),
        "last": until.date(),
        "ends": time(until.hour, until.minute),
    }
