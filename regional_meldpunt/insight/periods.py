"""The period a reader looks at, and the one before it, in days of the wall clock of Brussels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django import forms
from django.db import models
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from foundation.calendar.clock import midnight_after, moment

LONGEST = 1_100  # days
FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2099, 12, 31)


class Kind(models.TextChoices):
    MONTH = "maand", pgettext_lazy("period", "Month")
    QUARTER = "kwartaal", pgettext_lazy("period", "Quarter")
    YEAR = "jaar", pgettext_lazy("period", "Year")
    OWN = "eigen", pgettext_lazy("period", "Own choice")


MONTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12}


class Step(StrEnum):
    """How finely a period is cut in a chart."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Period:
    """Both days belong to it."""

    kind: str
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @cached_property
    def start(self) -> datetime:
        return moment(self.first, time.min)

    @cached_property
    def end(self) -> datetime:
        """The first moment that no longer belongs to it."""
        return midnight_after(self.last)

    @property
    def step(self) -> Step:
        return Step.DAY if self.days <= 45 else Step.WEEK if self.days <= 400 else Step.MONTH

    @property
    def name(self) -> str:
        if self.kind == Kind.MONTH:
            return date_format(self.first, "F Y")
        if self.kind == Kind.QUARTER:
            return _("quarter %(number)d of %(year)d") % {
                "number": (self.first.month + 2) // 3,
                "year": self.first.year,
            }
        if self.kind == Kind.YEAR:
            return str(self.first.year)
        return self.span

    @property
    def span(self) -> str:
        """Its days, written out."""
        days = {"first": date_format(self.first, "j F Y"), "last": date_format(self.last, "j F Y")}
        return _("%(first)s until %(last)s") % days

    @property
    def query(self) -> str:
        own = f"&tot={self.last.isoformat()}" if self.kind == Kind.OWN else ""
        return f"periode={self.kind}&van={self.first.isoformat()}{own}"

    def cuts(self) -> list[date]:
        """The first day of each piece in a chart; a week begins on Monday, also when that lies before the period."""
        day = self.first - timedelta(days=self.first.weekday()) if self.step is Step.WEEK else self.first
        day = day.replace(day=1) if self.step is Step.MONTH else day
        found = []
        while day <= self.last:
            found.append(day)
            day = _months_on(day, 1) if self.step is Step.MONTH else day + timedelta(days=STEPS[self.step])
        return found

    def before(self) -> Period:
        """The period in front of it: the previous month, quarter or year, or as many days."""
        if self.kind == Kind.OWN:
            return Period(self.kind, self.first - timedelta(days=self.days), self.first - timedelta(days=1))
        return containing(self.kind, self.first - timedelta(days=1))

    def after(self) -> Period:
        if self.kind == Kind.OWN:
            return Period(self.kind, self.last + timedelta(days=1), self.last + timedelta(days=self.days))
        return containing(self.kind, self.last + timedelta(days=1))

    def compared(self, today: date) -> Period:
        """What it is compared with: the period before; while it still runs, as many days of that one."""
        other = self.before()
        if not self.first <= today < self.last:
            return other
        last = min(other.last, other.first + (today - self.first))
        return Period(Kind.OWN, other.first, last)


STEPS = {Step.DAY: 1, Step.WEEK: 7}


def containing(kind: str, day: date) -> Period:
    """The month, quarter or year in which a day lies."""
    length = MONTHS[Kind(kind)]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Period(kind, first, _months_on(first, length) - timedelta(days=1))


def _months_on(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


class PeriodForm(forms.Form):
    """`van` lies in the month, quarter or year that is meant; with an own choice it is the first day."""

    periode = forms.ChoiceField(label=gettext_lazy("Period"), choices=Kind.choices)
    van = forms.DateField(
        label=gettext_lazy("From, or a day in it"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    tot = forms.DateField(
        label=gettext_lazy("Until and including"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Only with an own choice."),
    )

    def clean_van(self) -> date:
        day: date = self.cleaned_data["van"]
        if not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(_("Choose a day in this century."))
        return day

    def clean(self) -> None:
        kind, first, last = (self.cleaned_data.get(name) for name in ("periode", "van", "tot"))
        if kind != Kind.OWN or first is None or "tot" in self.errors:
            return
        if last is None:
            self.add_error("tot", _("Say until which day."))
        elif last < first:
            self.add_error("tot", _("The last day must not lie before the first."))
        elif (last - first).days >= LONGEST:
            self.add_error("tot", _("Choose at most three years."))

    def period(self) -> Period:
        """After `is_valid()`."""
        kind, first, last = (self.cleaned_data[name] for name in ("periode", "van", "tot"))
        return Period(kind, first, last) if kind == Kind.OWN else containing(kind, first)

    @classmethod
    def of(cls, period: Period) -> PeriodForm:
        last = period.last if period.kind == Kind.OWN else None
        return cls(initial={"periode": period.kind, "van": period.first, "tot": last})


def asked(given: Mapping[str, str], today: date) -> tuple[PeriodForm, Period]:
    """The form, and the period it describes; this month when it describes none."""
    form = PeriodForm(given) if {"periode", "van", "tot"} & given.keys() else None
    if form is not None and form.is_valid():
        found = form.period()
        return PeriodForm.of(found), found
    month = containing(Kind.MONTH, today)
    return form or PeriodForm.of(month), month
