"""What people on call type: a swap, and their leave."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from foundation.calendar.clock import local
from regional_meldpunt.roster.forms import PersonField, SpanForm
from regional_meldpunt.roster.models import Shift
from tenants.people.models import Person


class SwapForm(SpanForm):
    """Who to ask, which part, and perhaps what in return."""

    asked = PersonField(label=_("Whom do you ask?"), required=False)
    in_return = forms.TypedChoiceField(
        label=_("What do you take in return?"), coerce=int, empty_value=None, required=False
    )
    reason = forms.CharField(label=_("Why (they read this)"), max_length=200, required=False)
    field_order = ("asked", "from_day", "from_time", "until_day", "until_time", "in_return", "reason")

    def __init__(self, *args: Any, people: list[Person], shifts: list[Shift], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        self.shifts = {shift.pk: shift for shift in shifts}
        self.fields["asked"].offer(people, _("Everybody in this roster"))  # type: ignore[attr-defined]  # a PersonField
        listed = [("", _("Nothing"))] + [(pk, _words(shift)) for pk, shift in self.shifts.items()]
        self.fields["in_return"].choices = listed  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        shift = self.shifts.get(given.get("in_return") or 0)
        if shift is not None and shift.person_id != given.get("asked"):
            self.add_error("in_return", _("Choose a shift of the colleague you ask."))
        return given


class LeaveForm(SpanForm):
    """When somebody is away."""


class LeaveCalendarForm(forms.Form):
    url = forms.CharField(
        label=_("Address of your leave calendar"),
        max_length=500,
        help_text=_("It begins with https:// or webcal:// and ends with .ics. We keep when you are away, never why."),
        widget=forms.URLInput({"inputmode": "url", "autocomplete": "off"}),
    )


def _words(shift: Shift) -> str:
    begins, ends = (date_format(local(at), "D j M, H:i").lower() for at in (shift.starts_at, shift.ends_at))
    return f"{shift.person_name}: {begins} – {ends}"
